/** The second script: parts that are loaded when one of them is first opened. */
import { argumentsPart, installationPart, surroundingsPart } from './forms/index';
import type { Part } from './types';

declare global {
  interface Window {
    chaportPlaygroundParts?: Record<string, Part>;
  }
}

window.chaportPlaygroundParts = {
  ...window.chaportPlaygroundParts,
  arguments: argumentsPart,
  installation: installationPart,
  surroundings: surroundingsPart,
};
