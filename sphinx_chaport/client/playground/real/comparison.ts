/** Whether the real widget keeps the contract: each safe example with it and with the simulated one. */
import { make, makeButton, setText } from '../dom';
import type { Context, Sample } from '../types';
import type { Chosen } from './chosen';
import type { RealEnd, RealRequest } from './protocol';
import { differences, keep, newRecord, type Record } from './record';
import { type Calls, inContract, isSafe, ofSample } from './requests';
import { visit } from './visit';

interface Outcome {
  record: Record;
  why: RealEnd;
}

export function makeComparison(
  context: Context,
  chosen: Chosen,
  callsOf: () => Promise<Calls>,
): HTMLElement {
  const { say, announce } = context;
  const status = make('p', 'chaport-play-status');
  const list = make('ul', 'chaport-play-real-differences');
  const place = make('div', 'chaport-play-real-place');
  let current = 0;
  const tell = (text: string) => setText(status, text);

  async function start(): Promise<void> {
    current += 1;
    const mine = current;
    const appId = chosen.appId();
    if (appId === null) return;
    list.replaceChildren();
    place.replaceChildren();
    const account = { host: chosen.host(), appId };
    const [samples, deriver] = await Promise.all([
      context.samples().catch(() => context.data.samples),
      callsOf(),
    ]);
    const safe = samples.filter(isSafe);
    let different = 0;
    for (const [done, sample] of safe.entries()) {
      tell(say('real.comparing', { done, all: safe.length, title: sample.title }));
      const request = ofSample(sample, account, deriver);
      const found = await compare(context, place, request, () => mine === current);
      if (mine !== current) return;
      if (found.length > 0) different += 1;
      list.append(row(context, sample, found));
    }
    const left = samples.length - safe.length;
    const text = say('real.compared', { all: safe.length, different, left });
    tell(text);
    announce(text);
  }

  const compareAll = makeButton('chaport-play-tool', '', () => void start());
  const name = () => setText(compareAll, say('real.compare', { host: chosen.host() }));
  name();
  chosen.changed(name);
  const halt = makeButton('chaport-play-tool', say('real.stop'), () => {
    current += 1;
    place.replaceChildren();
    tell('');
  });
  const about = make('p', 'chaport-play-note', say('real.compareAbout'));
  const buttons = make('div', 'chaport-play-real-buttons', compareAll, halt);
  return make('div', 'chaport-play-real-comparison', about, buttons, status, place, list);
}

/** What differs, as texts. The real widget goes first: the simulated one is given what it tells of its account. */
async function compare(
  context: Context,
  place: Element,
  request: RealRequest,
  isWanted: () => boolean,
): Promise<string[]> {
  const { say } = context;
  const real = await whole(context, place, request);
  if (real.why !== 'done') {
    const why = say(`real.${real.why}`, {
      host: request.host ?? '',
      seconds: request.limit / 1000,
    });
    return [say('real.failed', { why })];
  }
  if (!isWanted()) return [];
  const online = real.record.state?.online ?? true;
  const contract = await whole(context, place, inContract(request, online));
  return differences(contract.record, real.record).map(({ kind, what }) =>
    say(kind === 'state' ? 'real.differs' : `real.${kind}`, { what }),
  );
}

function whole(context: Context, place: Element, request: RealRequest): Promise<Outcome> {
  const { say } = context;
  const record = newRecord();
  return new Promise((done) => {
    const end = visit(place, say('real.frame'), request, (told) => {
      keep(record, told);
      if (told.kind !== 'ended') return;
      end();
      done({ record, why: told.why });
    });
  });
}

function row({ say }: Context, { title }: Sample, found: string[]): HTMLElement {
  const verdict = found.length > 0 ? '' : ` ${say('real.same')}`;
  const details = make('ul', '', ...found.map((each) => make('li', '', each)));
  const item = make('li', found.length > 0 ? 'chaport-play-real-different' : '');
  item.append(make('span', '', title), verdict, ...(found.length > 0 ? [details] : []));
  return item;
}
