export { categoriesOf } from './categories.ts';
export type { CategoryRule } from './categories.ts';
export { generateAllure } from './generate.ts';
export type { AllureRequest } from './generate.ts';
export { citizenSubject, resultAnchor } from './identity.ts';
export { writeExemplarResults } from './results.ts';
