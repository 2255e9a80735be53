export { repeatCommand } from './command.ts';
export { TOUCHED } from './crowd.ts';
export { html } from './html.ts';
export type { Html } from './html.ts';
export { answerPage, headingsOf, writeAnswerPage } from './page.ts';
