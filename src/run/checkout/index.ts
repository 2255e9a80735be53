export { settleCheckouts } from './leftovers.ts';
export { prepareCheckout } from './prepare.ts';
export { commitOf, placeInRepository, workingCopy } from './repository.ts';
export { Trees } from './trees.ts';
