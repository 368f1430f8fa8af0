/** The sandbox: one script for the frame, and for the worker that it makes of the script's own text. */
import { startFrame } from './frame';
import { startWorker } from './worker';

if (typeof document === 'undefined') startWorker(globalThis);
else startFrame(window);
