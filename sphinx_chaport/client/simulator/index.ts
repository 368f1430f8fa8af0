/** `simulator.js`: starts the reference widget on the page that loads it, in place of `insert.js`. */
import { arrive } from '../core/index';
import { createPorts } from './browser';

window.chaportSimulator = arrive(createPorts(window), window, window.chaportSimulatorConfig);
