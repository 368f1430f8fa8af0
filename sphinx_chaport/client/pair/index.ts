/** What the build gets of the deriver, as the global `chaportPair` of `pair.js`. */
export { argumentsOf } from './arguments';
export {
  callPositions,
  check,
  derive,
  deriveCall,
  type PairPositions,
  positions,
  type Ready,
  ready,
  readyJob,
} from './derive';
export { type Piece, placeOf } from './positions';
export { type Prepared, prepare } from './prepare';
export { languageOf } from './tame';
export type { Facts, Form, Name, Pair, ProblemData, Request } from './types';
export { type Usage, usage } from './unknown';
export { checkExpression } from './whole';
