import type { Service } from '../../platform/service.ts';
import { billFor, orderAt } from '../payments/ask.ts';
import { createPassports } from './service.ts';
import { openPassportStore } from './store.ts';

/** Renews passports: takes a photo, writes the bill for the fee, and confirms what is paid. */
export const passports: Service = {
  name: 'passports',
  applicants: [{ table: 'passports.photos' }],
  async start({ database, policy, flags, ask }) {
    return createPassports({
      policy: await policy('passport-renewal'),
      store: await openPassportStore(await database),
      losesLargePhotos: flags.has('passports-lose-large-photos'),
      checkBook: async (request, passportId) => {
        const sorry = 'We cannot check passports just now. Try again in a minute.';
        await ask(request, { service: 'eligibility', path: '/passports', body: { passportId }, sorry });
      },
      bill: (request, order) => billFor(ask, request, order),
      order: (request, id) => orderAt(ask, request, id),
    });
  },
};
