export { repeatCommand } from './command.ts';
export { TOUCHED } from './crowd.ts';
export { timesInWords } from './lanes.ts';
export { moment } from './plot.ts';
export { tell } from './timeline-words.ts';
export { html, Html } from './html.ts';
export type { Part } from './html.ts';
export { STYLE } from './style.ts';
export { answerPage, headingsOf, writeAnswerPage } from './page.ts';
