/** The forms of the playground. */
export { argumentsPart } from './arguments';
export { installationPart } from './installation';
export { surroundingsPart } from './surroundings';
