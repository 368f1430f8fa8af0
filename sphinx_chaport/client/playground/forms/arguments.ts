/** The arguments of a call, bound both ways with the code: each change is written into it, where it stands. */
import { api, type Properties, type Type } from '../../core/api';
import type { Mistake } from '../../core/check-value';
import type { CallPlace } from '../../pair/browser';
import type { Data } from '../../read/values';
import { make } from '../dom';
import { prose } from '../panels/elements';
import type { Part } from '../types';
import { type Bar, callBar, firstOf } from './call-bar';
import { tuple } from './fields';
import { type Form, frame, mark } from './frame';
import type { Tools } from './place';
import { isCode, mistakesIn, type Value } from './values';

/** What stands in code for an argument that is left out before another. */
const UNDEFINED = 'undefined';
const GAP: Data = { $js: UNDEFINED };

export const argumentsPart: Part = (context) =>
  frame(context, (form) => {
    const { rest, tools } = form;
    const fields = make('fieldset');
    const drawn = shownCall(form, fields);
    const show = (wanted?: number) => {
      const found = tools.deriver.callPlaces(context.model.get().code);
      fields.disabled = !found;
      if (!found) return rest.replaceChildren(...prose(context.say('forms.unreadable')));
      const at = wanted ?? drawn.index(found) ?? firstOf(context, found);
      bar.show(found, at);
      drawn.show(at, found[at]);
    };
    const bar: Bar = callBar(tools, show);
    rest.before(bar.element, fields);
    context.model.watch(['code'], () => show());
  });

/** The fields of one call, which are made anew only where the code says something else. */
function shownCall(form: Form, fields: HTMLElement) {
  const { tools, changed } = form;
  const { deriver, context } = tools;
  let index = -1;
  let call: CallPlace | undefined;
  const change = (args: Data[]) => {
    const code = deriver.withArguments(context.model.get().code, index, args);
    if (code === null) return;
    // As it will be read: the fields show it already.
    call = deriver.callPlaces(code)?.[index];
    context.model.set({ code });
    changed();
  };
  return {
    /** Where the call is now, unless it has gone. */
    index: (found: CallPlace[]) =>
      call && found[index]?.method === call.method ? index : undefined,
    show(at: number, now: CallPlace | undefined) {
      const same = at === index && keyOf(now) === keyOf(call);
      [index, call] = [at, now];
      if (!same) fields.replaceChildren(...(now ? callFields(tools, now, change) : []));
      mark(form, now?.args ? mistakesOf(signatureOf(now.method, now.args), now.args) : []);
    },
  };
}

function keyOf(call: CallPlace | undefined): string {
  return JSON.stringify([call?.method, call?.args]);
}

function callFields(tools: Tools, call: CallPlace, change: (args: Data[]) => void): Node[] {
  const { method, args } = call;
  const { say } = tools.context;
  const title = make('legend', '', make('code', '', `${method}()`));
  if (!args) return [title, make('p', '', ...prose(say('forms.unknownArguments')))];
  const signature = signatureOf(method, args);
  const fields = tuple(
    {
      type: ['tuple', signature],
      name: method,
      path: '',
      optional: false,
      value: args.map(given) as Data[],
      change: (value) => change(value as Data[]),
      tools: { ...tools, about: method },
    },
    signature,
    (name) => name,
    GAP,
  );
  return [title, ...(fields.length ? fields : [make('p', '', say('forms.noArguments'))])];
}

function given(value: Data): Value {
  return isCode(value) && value.$js === UNDEFINED ? undefined : value;
}

/** Of the parameter lists of a method, the one that fits best. */
function signatureOf(method: string, args: Data[]): Properties {
  const all = api.methods[method] ?? [{}];
  const mistakes = (signature: Properties) => mistakesOf(signature, args).length;
  return all.reduce((best, other) => (mistakes(other) < mistakes(best) ? other : best));
}

function mistakesOf(signature: Properties, args: Data[]): Mistake[] {
  const values = args.map(given);
  return Object.entries(signature).flatMap(([key, type], index) => {
    const rest = key.startsWith('...');
    const name = key.replace(/[?.]/g, '');
    const value = rest ? (values.slice(index) as Data[]) : values[index];
    const whole: Type = rest ? ['list', type] : type;
    return mistakesIn(whole, value, name, rest || key.endsWith('?'));
  });
}
