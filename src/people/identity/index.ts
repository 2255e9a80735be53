export { birthFor } from './birth.ts';
export { homeFor } from './home.ts';
export { lifeFor } from './life.ts';
export { moneyFor } from './money.ts';
export { namesFor } from './names.ts';
export { numbering, SIZES } from './numbering.ts';
export { onlineFor } from './online.ts';
export { papersFor } from './papers.ts';
export { inventedWord } from './words.ts';
