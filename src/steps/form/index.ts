export type { Asks } from './asked.ts';
export { fillIn } from './fill-in.ts';
export { listForm, type Listed } from './listing.ts';
export { beginForm } from './memory.ts';
export { sendForm } from './send.ts';
export { wayOn } from './way-on.ts';
export { longestSaid, phrases, plain } from './words.ts';
