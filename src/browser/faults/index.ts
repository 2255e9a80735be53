export { faultableWindow } from './window.ts';
export { bypassWorkers } from './workers.ts';
