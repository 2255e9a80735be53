import type { FastifyInstance } from 'fastify';
import type { Upstream } from '../gateway/api.ts';
import { asks } from '../platform/ask.ts';
import type { Database } from '../platform/database.ts';
import type { Faults } from '../platform/faults.ts';
import { listen } from '../platform/server.ts';
import type { Service } from '../platform/service.ts';
import { flagsOf } from '../policy/flags.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Defect } from '../policy/rule-book.ts';
import { chat } from '../services/chat/index.ts';
import { claims } from '../services/claims/index.ts';
import { connectors } from '../services/connectors/index.ts';
import { eligibility } from '../services/eligibility/index.ts';
import { feed } from '../services/feed/index.ts';
import { grants } from '../services/grants/index.ts';
import { passports } from '../services/passports/index.ts';
import { payments } from '../services/payments/index.ts';
import { premium } from '../services/premium/index.ts';
import { review } from '../services/review/index.ts';
import { subsidies } from '../services/subsidies/index.ts';
import { valuesGuard } from '../services/values-guard/index.ts';
import { lastApplicant } from './last-applicant.ts';

/** The services of the portal. A new service is one more entry. */
const SERVICES: readonly Service[] = [
  eligibility,
  grants,
  connectors,
  passports,
  payments,
  premium,
  subsidies,
  claims,
  review,
  chat,
  valuesGuard,
  feed,
];

/** The services, listening. */
export interface Services {
  /** By name. */
  readonly running: ReadonlyMap<string, FastifyInstance>;
  readonly upstreams: readonly Upstream[];
  readonly lastApplicant: number;
}

/** What the services share. */
export interface Shared {
  readonly database: Promise<Database>;
  readonly defects: readonly Defect[];
  readonly faults: Faults;
}

/** Starts every service on a free loopback port and tells each where the others are. */
export async function startServices({ database, defects, faults }: Shared): Promise<Services> {
  const running = new Map<string, FastifyInstance>();
  const surroundings = {
    database,
    policy: (name: string) => loadPolicy(name, defects),
    flags: flagsOf(defects),
    ask: asks((service) => running.get(service)),
  };
  const upstreams = await Promise.all(
    SERVICES.map(async ({ name, start }): Promise<Upstream> => {
      const app = await start(surroundings);
      app.mounted.fault = () => faults.at(name);
      const origin = await listen(app);
      running.set(name, app);
      return {
        prefix: `/api/${name}`,
        origin,
        serve: (request, response) => app.routing(request, response),
      };
    }),
  );
  const columns = SERVICES.flatMap(({ applicants = [] }) => applicants);
  return { running, upstreams, lastApplicant: await lastApplicant(await database, columns) };
}
