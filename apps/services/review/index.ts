import type { Service } from '../../platform/service.ts';
import { createReview } from './service.ts';
import { openCaseStore } from './store.ts';

/** Has people decide what rules would not let a machine decide alone. */
export const review: Service = {
  name: 'review',
  // Of the people behind a case another service knows: it has asked for it.
  applicants: [{ table: 'review.cases', column: 'caseworker' }],
  start: async ({ database, flags }) =>
    createReview(await openCaseStore(await database), flags.has('review-ignores-overrides')),
};
