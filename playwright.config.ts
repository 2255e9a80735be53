import { rehearsals } from './src/playwright/index.ts';

/** A journey of several pages takes a machine of two cores three to five times what the grant takes. */
const long = { users: 12, rampUp: '24s', walkthroughs: 1 };

// Every file in scenarios/ is a project: npx playwright test --project=tuition-grant
// Flown at this size, it ends within a minute on two cores; ESR_SCALE=full flies it as written.
export default rehearsals({
  projectDir: import.meta.dirname,
  size: { users: 40, rampUp: '20s' },
  sizes: {
    'farm-subsidy': long,
    'farm-subsidy-forgotten': long,
    'flood-double-click': long,
    'flood-rerating': long,
    'grant-chat-guard': long,
    'passport-renewal': long,
    'passport-renewal-keyboard': long,
    'passport-renewal-large-photo': long,
    'review-surge': { ...long, users: 8 },
    'tuition-grant-out-of-state': { users: 40, rampUp: '20s', walkthroughs: 2 },
    'tuition-grant-slow-eligibility': { users: 40, rampUp: '20s', walkthroughs: 2 },
    'unemployment-48h': long,
    'unemployment-resume': long,
  },
});
