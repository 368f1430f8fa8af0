/** The sandbox of the checker: its engine tells nobody of promises that fail, so the page's own know. */
import { createSandbox, type Sandbox } from './index';
import { createRejections, type Rejections } from './promises';

export interface Tracking extends Sandbox {
  rejections: Rejections;
}

/** `finish` is called when all is in its place that pages find there. */
export function createTracking(
  global: Record<PropertyKey, unknown>,
  finish?: (global: Record<PropertyKey, unknown>) => void,
): Tracking {
  const rejections = createRejections(Promise);
  const sandbox = createSandbox(global, () => {
    global.Promise = rejections.Promise;
    finish?.(global);
  });
  return {
    ...sandbox,
    rejections,
    open(stage) {
      rejections.start();
      return sandbox.open(stage);
    },
  };
}
