export { jpegOf } from './jpeg.ts';
export { draw, LETTER } from './letters.ts';
export { pageOf } from './page.ts';
export { blank, turnedLeft } from './picture.ts';
export { portraitOf } from './portrait.ts';
