import type { Service } from '../../platform/service.ts';
import { billFor } from '../payments/ask.ts';
import { createPremium } from './service.ts';

/** Says what flood insurance costs after the re-rating, and writes the bill. */
export const premium: Service = {
  name: 'premium',
  async start({ policy, flags, ask }) {
    return createPremium({
      policy: await policy('flood-rerating'),
      mixesUpZones: flags.has('premium-wrong-zone'),
      bill: (request, order) => billFor(ask, request, order),
    });
  },
};
