import type { Service } from '../../platform/service.ts';
import { sendTo } from '../connectors/send.ts';
import { createSubsidies } from './service.ts';
import { openSubsidyStore } from './store.ts';

/** Takes farmers' Schedule F and their applications for a subsidy. */
export const subsidies: Service = {
  name: 'subsidies',
  applicants: [{ table: 'subsidies.documents' }, { table: 'subsidies.applications' }],
  async start({ database, policy, ask }) {
    return createSubsidies({
      policy: await policy('farm-subsidy'),
      store: await openSubsidyStore(await database),
      match: (request, message) => sendTo(ask, 'irs', request, message),
    });
  },
};
