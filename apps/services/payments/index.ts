import { builtFrontEnd } from '../../platform/built.ts';
import type { Service } from '../../platform/service.ts';
import { sendTo } from '../connectors/send.ts';
import { createPayments } from './service.ts';
import { openPaymentStore } from './store.ts';
import { takeAfterALook, takeOnce } from './taking.ts';

/** The fake Treasury sandbox: bills, and payments of them that move no money. */
export const payments: Service = {
  name: 'payments',
  applicants: [{ table: 'payments.orders' }],
  async start({ database, policy, flags, ask }) {
    const store = await openPaymentStore(await database);
    const take = flags.has('payments-race') ? takeAfterALook : takeOnce;
    return createPayments({
      policy: await policy('treasury-sandbox'),
      store,
      take: take(store, (request, message) => sendTo(ask, 'ach', request, message)),
      frame: builtFrontEnd('payment-frame'),
    });
  },
};
