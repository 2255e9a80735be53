import type { Service } from '../../platform/service.ts';
import { addPassports } from './passports.ts';
import { createEligibility } from './service.ts';

/** Says whether somebody may apply for a tuition grant, or renew a passport online, at all. */
export const eligibility: Service = {
  name: 'eligibility',
  async start({ policy }) {
    const app = createEligibility(await policy('tuition-grant'));
    addPassports(app, await policy('passport-renewal'));
    return app;
  },
};
