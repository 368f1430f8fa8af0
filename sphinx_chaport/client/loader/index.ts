/** `loader.js`: loads at once, or when asked or allowed. Other times have a file beside it. */
import { start } from './start';

// Null in a module, which this file never is.
if (document.currentScript) {
  const page = start(document.currentScript as HTMLScriptElement);
  if (page?.data.chaportLoading === 'idle') page.add('loader-idle.js');
  if (page?.data.chaportBanner) page.add('banner.js');
}
