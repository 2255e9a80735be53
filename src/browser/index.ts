export { doctor, findBrowser, formatDoctor, launchOptions } from './discover/index.ts';
export { convert, listen, recordingLaunch } from './record/index.ts';
export type { Recording } from './record/index.ts';
export { BrowserPool } from './pool.ts';
export type { PoolOptions } from './pool.ts';
export { personaContext, sessionOnPage } from './window.ts';
export type { PersonaContext } from './window.ts';
