import { findBrowser, launchOptions as optionsFor } from '../../src/browser/discover/index.ts';

/** How tests start the browser of this machine: exactly as a run does. */
export function launchOptions(): ReturnType<typeof optionsFor> {
  return optionsFor(findBrowser());
}
