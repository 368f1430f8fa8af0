/** The sandbox: one script for the page, for its frames, and for the workers that they make. */
import { startFrame } from './frame';
import { nest } from './nest';
import { offered } from './offered';
import { startWorker } from './worker';

if (typeof document === 'undefined') startWorker(globalThis);
else if (document.documentElement.dataset.chaportFrame) nest(startFrame);
else window.chaportSandbox = offered;
