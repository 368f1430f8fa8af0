/** The script of the real widget's part: only sites that offer it load it, when it is first opened. */
import { realPart } from './index';

window.chaportPlaygroundParts = { ...window.chaportPlaygroundParts, real: realPart };
