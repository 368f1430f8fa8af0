/** Reads `window.chaportConfig`: what is right of it, for this device, and what is wrong with it. */
import { held, isObject } from './check-value';
import type { Environment, Journal, Options } from './context';
import { code } from './types-in-words';

const CONFIG = 'chaportConfig';
const APP_ID = `${CONFIG}.appId`;
const OF_THE_PAGE = ['apiObject', 'eventTarget'];
const NO_START = 'The real widget would not start.';

/**
 * The options, checked and with the overrides for this device.
 *
 * The page's object stays as it is. Each mistake is one error, and what is wrong is left out; what
 * is right beside it stays. The app id is no more than a warning: it makes no difference here.
 */
export function readOptions(raw: unknown, environment: Environment, journal: Journal): Options {
  const { value, mistakes } = held('options', () => raw ?? {}, { path: CONFIG, within: [] });
  const config = isObject(value) ? value : {};
  for (const { path, text } of mistakes) {
    if (path === APP_ID) journal.warn(`${text} ${NO_START}`);
    else journal.error(text);
  }
  if (!('appId' in config || mistakes.some(({ path }) => path === APP_ID || path === CONFIG))) {
    journal.warn(`${code(raw == null ? CONFIG : APP_ID)} is missing. ${NO_START}`);
  }
  return forDevice({ appId: '', ...config }, environment.device);
}

/** Merges the configurations for a device over the others, the more specific last (10.11). */
function forDevice(config: Chaport.Config, device: Environment['device']): Options {
  const configs = config.devices?.configs ?? {};
  const overrides = device === 'desktop' ? [configs.desktop] : [configs.mobile, configs[device]];
  let whole: unknown = config;
  for (const over of overrides) if (over) whole = merged(whole, over);
  const { devices, ...options } = whole as Chaport.Config;
  if (!devices) return options;
  const { configs: _, ...kept } = devices;
  return { ...options, devices: kept };
}

/** Objects of options key by key; lists, functions and objects of the page are replaced. */
function merged(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const changed = Object.entries(over).map(([key, value]) => [
    key,
    OF_THE_PAGE.includes(key) ? value : merged(base[key], value),
  ]);
  return { ...base, ...Object.fromEntries(changed) };
}
