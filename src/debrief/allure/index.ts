export { categoriesOf } from './categories.ts';
export { generateAllure } from './generate.ts';
export { citizenSubject, resultAnchor } from './identity.ts';
export { writeExemplarResults } from './results.ts';
export { hasViewer, traceAddress, tracePath } from './trace.ts';
export { videoPaths } from './video.ts';
