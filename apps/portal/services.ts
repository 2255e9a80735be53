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
  const running = new Map<string, { readonly app: FastifyInstance; readonly origin: string }>();
  const surroundings = {
    database,
    policy: (name: string) => loadPolicy(name, defects),
    flags: flagsOf(defects),
    ask: asks((service) => running.get(service)?.app),
  };
  await Promise.all(
    SERVICES.map(async ({ name, start }) => {
      const app = await start(surroundings);
      app.mounted.fault = () => faults.at(name);
      running.set(name, { app, origin: await listen(app) });
    }),
  );
  return {
    running: new Map([...running].map(([name, { app }]) => [name, app])),
    upstreams: [...running].map(([name, { app, origin }]) => ({
      prefix: `/api/${name}`,
      origin,
      serve: (request, response) => app.routing(request, response),
    })),
    lastApplicant: await lastApplicant(await database),
  };
}

/** The highest number of an applicant that any service keeps; 0 when there is none. */
async function lastApplicant(database: Database): Promise<number> {
  const tables = SERVICES.flatMap(({ applicants }) => applicants ?? []);
  const all = tables.map((table) => `select max(applicant) as applicant from ${table}`).join(' union all ');
  const [row] = await database.select<{ last: number | null }>(
    `select max(substring(applicant from '[0-9]+$')::integer) as last from (${all}) as everybody`,
  );
  return row?.last ?? 0;
}
