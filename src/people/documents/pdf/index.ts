export { lock } from './lock.ts';
export { addPicture, addScan } from './pictures.ts';
export { sealed } from './seal.ts';
export { addPage, emptyPdf } from './text.ts';
