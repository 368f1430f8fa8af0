/** What a playground begins with, and what picking another sample makes of it. */
import type { Form } from '../sandbox/protocol';
import type { Model, PlaygroundData, Sample, Seen } from './types';

/** A sample as one edits it: on top of the site's own configuration and account. */
export function modelOf(sample: Sample, data: PlaygroundData, wanted: Form): Model {
  const form = sample.forms[wanted].code === null ? otherForm(wanted) : wanted;
  return {
    sample: sample.id,
    form,
    code: sample.forms[form].code ?? sample.code,
    forms: sample.forms,
    problems: [],
    config: sample.config || data.config,
    simulator: merged(data.simulator, sample.simulator),
    page: data.page,
    setup: sample.setup,
    cleanup: sample.cleanup,
    arrival: 'before',
    places: [],
    untrusted: false,
  };
}

export function otherForm(form: Form): Form {
  return form === 'queue' ? 'traditional' : 'queue';
}

export function nothingSeen(shown: Form): Seen {
  const outcomes = { traditional: null, queue: null };
  return { status: 'idle', shown, outcomes, trace: [], state: null, before: null, lines: [] };
}

/** What a sample needs goes before what the site has, one level deep. */
function merged(
  site: ChaportSimulator.Config,
  own: ChaportSimulator.Config,
): ChaportSimulator.Config {
  const parts = Object.keys({ ...site, ...own }) as (keyof typeof own)[];
  return Object.fromEntries(parts.map((part) => [part, { ...site[part], ...own[part] }]));
}
