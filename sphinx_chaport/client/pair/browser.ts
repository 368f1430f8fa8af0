/** What pages get of the deriver, as the global `chaportPair` of `deriver.js`. */
export { argumentsOf } from './arguments';
export { check, derive, deriveCall } from './derive';
export { fromQueue } from './from-queue';
export { literal } from './literals';
export {
  type CallPlace,
  callPlaces,
  readValue,
  withArguments,
  withCall,
  withValue,
} from './places';
export { type Program, prepare } from './program';
export type { Facts, Form, Name, Pair, ProblemData, Request } from './types';
