import { rehearsals } from './src/playwright/index.ts';

// Every file in scenarios/ is a project: npx playwright test --project=tuition-grant
// Flown at this size, it ends within a minute on two cores; ESR_SCALE=full flies it as written.
export default rehearsals({ projectDir: import.meta.dirname, size: { users: 40, rampUp: '20s' } });
