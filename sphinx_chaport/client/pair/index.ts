/** What the build gets of the deriver, as the global `chaportPair` of `pair.js`. */
export { argumentsOf } from './arguments';
export {
  callPositions,
  check,
  type PairPositions,
  positions,
  type Ready,
  ready,
  readyJob,
} from './derive';
export { derive, deriveCall, type Name, type NamedForm, type NamedPair } from './named';
export { type Piece, placeOf } from './positions';
export { type Prepared, prepare } from './prepare';
export { languageOf } from './tame';
export type { Facts, ProblemData, Request } from './types';
export { type Usage, usage } from './unknown';
export { checkExpression } from './whole';
