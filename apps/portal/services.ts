import type { FastifyInstance } from 'fastify';
import type { Upstream } from '../gateway/api.ts';
import type { Database } from '../platform/database.ts';
import { listen } from '../platform/server.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Defect } from '../policy/rule-book.ts';
import { createEligibility } from '../services/eligibility/service.ts';
import { eligibilityAt } from '../services/grants/eligibility-client.ts';
import { createGrants } from '../services/grants/service.ts';
import { openGrantStore } from '../services/grants/store.ts';

/** The services, listening. */
export interface Services {
  readonly servers: readonly FastifyInstance[];
  readonly upstreams: readonly Upstream[];
  readonly lastApplicant: number;
}

/** Starts every service on a free loopback port and tells each where the others are. */
export async function startServices(
  opening: Promise<Database>,
  defects: readonly Defect[],
): Promise<Services> {
  const policy = await loadPolicy('tuition-grant', defects);

  const eligibility = createEligibility(policy);
  const eligibilityOrigin = await listen(eligibility);

  const store = await openGrantStore(await opening);
  const grants = await createGrants(policy, store, eligibilityAt(eligibilityOrigin));

  return {
    servers: [eligibility, grants],
    upstreams: [
      { prefix: '/api/eligibility', origin: eligibilityOrigin },
      { prefix: '/api/grants', origin: await listen(grants) },
    ],
    lastApplicant: await store.lastApplicant(),
  };
}
