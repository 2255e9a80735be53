import { engineCalled } from '../engines.ts';
import { pageScript } from '../page-script.ts';

const SCRIPT = pageScript(new URL('page/', import.meta.url), 'engine.mjs');

/** Name of the selector engine of the hands. */
export const ENGINE = engineCalled(
  'esr-hand',
  `((engine) => ({ ...engine, query: (...all) => engine.queryAll(...all)[0] }))(${SCRIPT})`,
);
