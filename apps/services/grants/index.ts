import type { Service } from '../../platform/service.ts';
import { sendTo, sentTo } from '../connectors/send.ts';
import { bookAt } from './funding.ts';
import { createGrants } from './service.ts';
import { openGrantStore } from './store.ts';

/** Takes transcripts and decides applications for a tuition grant. */
export const grants: Service = {
  name: 'grants',
  applicants: [{ table: 'documents' }],
  async start({ database, policy, flags, ask }) {
    const checkEligibility = async (state: string, request: Parameters<typeof ask>[0]) => {
      const sorry = 'We cannot check who may apply just now. Try again in a minute.';
      await ask(request, { service: 'eligibility', path: '/checks', body: { state }, sorry });
    };
    return createGrants({
      policy: await policy('tuition-grant'),
      store: await openGrantStore(await database),
      checkEligibility,
      book: bookAt(
        {
          send: (request, message) => sendTo(ask, 'coast-guard', request, message),
          sent: (request, reference) => sentTo(ask, 'coast-guard', request, reference),
        },
        { wrongCode: flags.has('grants-wrong-funding-code') },
      ),
    });
  },
};
