/** `simulator.js`: starts the reference widget on the page that loads it, in place of `insert.js`. */
import { arrive } from '../core/index';
import css from '../view/view.css';
import { createPorts } from './browser';

window.chaportSimulator = arrive(createPorts(window, css), window, window.chaportSimulatorConfig);
