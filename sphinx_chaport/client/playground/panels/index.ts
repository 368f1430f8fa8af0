/** The panels that show what a run has done, and let others do something in it. */
export { chatPart } from './chat';
export { consolePart } from './console';
export { statePart } from './state';
export { timelinePart } from './timeline';
