/** What pages get of the deriver, as the global `chaportPair` of `deriver.js`. */
import { derive } from './derive';
import { fromQueue } from './from-queue';
import { literal } from './literals';
import { callPlaces, readValue, withArguments, withCall, withValue } from './places';
import { prepare } from './program';

const deriver = {
  fromQueue,
  derive,
  literal,
  callPlaces,
  readValue,
  withArguments,
  withCall,
  withValue,
  prepare,
};

export type Deriver = typeof deriver;
export type { CallPlace } from './places';

Object.assign(globalThis, { chaportPair: deriver });
