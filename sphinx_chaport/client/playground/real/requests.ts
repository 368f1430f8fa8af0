/** What the frame is asked to run: of the model, or of an example for comparison. */
import { api } from '../../core/api';
import { type Deriver, dataOf } from '../deriver';
import type { Model, Sample } from '../types';
import type { RealRequest } from './protocol';

const LIMIT = 20_000;
/** Longer than a session and an auto-invitation take. */
const QUIET = 2000;
/** What a visitor of one account left behind, the other does not see. */
const NOBODY = '0'.repeat(24);
/** The simulated widget waits for no network. */
const QUIET_HERE = 1000;

interface Account {
  host: string;
  appId: string;
}

/** A part of `deriver.js`; null where it could not be had, and code has to run as it is. */
export type Calls = Deriver | null;

export function ofModel(model: Model, account: Account, deriver: Calls): RealRequest {
  return request(model, account, deriver, model.arrival === 'before');
}

/** The form that its author wrote, once the script is there or not, as pages have it. */
export function ofSample(sample: Sample, account: Account, deriver: Calls): RealRequest {
  const code = sample.forms[sample.form].code ?? '';
  return request({ ...sample, code }, account, deriver, false);
}

/** The same with the simulated widget, in an account like the real one as far as that is known. */
export function inContract(real: RealRequest, online: boolean): RealRequest {
  const simulator = { environment: { online } };
  const own = { script: 'simulator.js', host: null, appId: NOBODY, quiet: QUIET_HERE };
  return { ...real, ...own, simulator };
}

function request(
  { code, config, setup }: Pick<Model, 'code' | 'config' | 'setup'>,
  { host, appId }: Account,
  deriver: Calls,
  waits: boolean,
): RealRequest {
  const before = setup ? `${setup};\n` : '';
  const whole = before + code;
  return {
    script: `https://${host}/javascripts/insert.js`,
    host,
    appId,
    config: configOf(config, deriver),
    code: whole,
    lead: before.split('\n').length - 1,
    calls: deriver?.prepare(whole).calls ?? null,
    waits,
    events: api.events,
    simulator: {},
    quiet: QUIET,
    limit: LIMIT,
  };
}

/** As data where the deriver finds nothing else in it: then it needs no leave to run code. */
function configOf(text: string, deriver: Calls): RealRequest['config'] {
  if (!text) return { data: {} };
  const data = deriver ? dataOf(text, deriver) : undefined;
  return data === undefined ? { code: text } : { data };
}

/**
 * Whether an example changes nothing that an account keeps, starts no session of somebody's, leads
 * nowhere else, and needs neither the account nor the page that the examples are about.
 */
export function isSafe({ code, forms, config, setup }: Sample): boolean {
  const text = [code, forms.traditional.code, forms.queue.code, config, setup].join('\n');
  return !UNSAFE.test(text);
}

const UNSAFE = new RegExp(
  [
    /\b(setVisitorData|visitor|startSession|stopSession|session|newPageView|analytics|openIn)\b/,
    /\b(assignments?|setAssignmentRules|visitorIntegrityHash|operators|history|init)\b/,
    /\b(document|location|addEventListener|set(Timeout|Interval))\b/,
    /\b(trigger|operator|team)-\w/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
