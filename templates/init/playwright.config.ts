import { rehearsals } from 'hms-esr/playwright';

// Every file in scenarios/ is a project: npx playwright test --project=first-visit
export default rehearsals({ target: 'my-service', size: { users: 20, rampUp: '20s' } });
