import type { Service } from '../../platform/service.ts';
import { officeOf } from './office.ts';
import { createClaims } from './service.ts';
import { openClaimStore } from './store.ts';

/** Takes unemployment insurance claims and decides them in simulated time. */
export const claims: Service = {
  name: 'claims',
  applicants: [{ table: 'claims.drafts' }, { table: 'claims.claims' }],
  async start({ database, policy, flags, ask }) {
    const book = await policy('unemployment-claim');
    const office = officeOf(book);
    const sorry = 'We cannot reach the caseworkers just now. Your claim is kept. Try again in a minute.';
    return createClaims({
      policy: book,
      office,
      store: await openClaimStore(await database, office, flags.has('claims-slow-query')),
      forgetsDrafts: flags.has('claims-forget-drafts'),
      async hand(request, number, { id, title }) {
        const kind = 'Unemployment claim';
        const body = {
          subject: number,
          kind,
          rule: id,
          reason: title,
          advice: 'denied',
          otherwise: 'approved',
        };
        await ask(request, { service: 'review', path: '/cases', body, sorry });
      },
      async review(request, number) {
        const path = `/cases/${number}`;
        const found = await ask<{ decision?: string; decided?: string }>(request, {
          service: 'review',
          path,
          sorry,
        });
        const { decision, decided } = found;
        return decision === undefined || decided === undefined ? undefined : { decision, decided };
      },
    });
  },
};
