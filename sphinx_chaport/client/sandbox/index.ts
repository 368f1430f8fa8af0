/** The sandbox: one script for the page, for its frames, and for the workers that they make. */
import widget from '../view/view.css';
import { startFrame } from './frame';
import { nest } from './nest';
import { offered } from './offered';
import page from './stage.css';
import { startWorker } from './worker';

if (typeof document === 'undefined') startWorker(globalThis);
else if (document.documentElement.dataset.chaportFrame)
  nest((host) => startFrame(host, { page, widget }));
else window.chaportSandbox = offered;
