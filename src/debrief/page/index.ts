export { writeAnswerPage } from './page.ts';
export type { AnswerPageOptions } from './page.ts';
