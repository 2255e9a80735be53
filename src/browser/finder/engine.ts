import { engineCalled } from '../engines.ts';
import { pageScript } from '../page-script.ts';

/** Name of the finder's engine in selectors: one expression, made of the modules that run in the page. */
export const FINDER = engineCalled(
  'esr',
  `${pageScript(new URL('page/', import.meta.url), 'engine.mjs')}.engine()`,
);
