/** What a reader made as the fragment of an address, and back: `#chaport=e.ID` or `#chaport=1.PACKED`. */
import type { Form } from '../../sandbox/protocol';
import { modelOf } from '../model';
import type { Model, PlaygroundData, Sample } from '../types';
import { fieldsOf, readFields } from './fields';
import { pack, type Refused, unpack } from './pack';

const VERSION = '1';
const MARK = /(?:^#?|&)chaport=([^&]*)/;

/** What a link holds. `broken` links change nothing; the reason is the text `share.REASON`. */
export type Link =
  | { kind: 'example'; id: string; form: Form }
  /** For `model.set`, over what there is: it is untrusted, and its other form is not derived yet. */
  | { kind: 'model'; change: Partial<Model> }
  | { kind: 'broken'; reason: Refused | 'newer' };

/** The fragment with its `#`; null where it would be too long. `samples` are those that a short link can name. */
export async function writeLink(
  model: Model,
  data: PlaygroundData,
  samples: readonly Sample[],
): Promise<string | null> {
  const sample = samples.find(({ id, subject }) => id === model.sample && subject);
  if (sample && isUnchanged(model, sample, data)) {
    const tab = model.form === 'queue' ? '.queue' : '';
    return `#chaport=e.${encodeURIComponent(sample.id)}${tab}`;
  }
  const packed = await pack(JSON.stringify(fieldsOf(model)));
  return packed && `#chaport=${VERSION}.${packed}`;
}

/** Null where the address has no link of ours. Never fails. */
export async function readLink(hash: string): Promise<Link | null> {
  const link = MARK.exec(hash)?.[1];
  if (link === undefined) return null;
  const [version, ...rest] = link.split('.');
  const body = rest.join('.');
  if (version === 'e') return readExample(body);
  if (version !== VERSION) {
    return { kind: 'broken', reason: /^\d+$/.test(version ?? '') ? 'newer' : 'damaged' };
  }
  const found = await unpack(body);
  if ('refused' in found) return { kind: 'broken', reason: found.refused };
  const change = readFields(parsed(found.text));
  return change ? { kind: 'model', change } : { kind: 'broken', reason: 'damaged' };
}

function readExample(body: string): Link {
  const [, id = '', tab] = /^([^.]+)(\.queue)?$/.exec(body) ?? [];
  try {
    if (id) return { kind: 'example', id: decodeURIComponent(id), form: formOf(tab) };
  } catch {
    // Half of a sign that is written as several.
  }
  return { kind: 'broken', reason: 'damaged' };
}

function formOf(tab: string | undefined): Form {
  return tab ? 'queue' : 'traditional';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether all of the model comes with the sample, so that its name says it. */
function isUnchanged(model: Model, sample: Sample, data: PlaygroundData): boolean {
  const first = fieldsOf(modelOf(sample, data, model.form));
  return JSON.stringify(first) === JSON.stringify(fieldsOf(model));
}
