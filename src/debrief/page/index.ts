export { writeAnswerPage } from './page.ts';
