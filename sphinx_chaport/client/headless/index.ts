/** The widget without a browser: for tests, for the checker, for a worker. */
export { arrive } from '../core';
export { createTarget } from './page';
export { installStub } from './stub';
export { createWorld, type World, type WorldOptions } from './world';
