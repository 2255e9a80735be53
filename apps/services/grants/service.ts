import type { FastifyInstance } from 'fastify';
import type { RuleBook } from '../../policy/rule-book.ts';
import { createServer } from '../../platform/server.ts';
import { addApplications } from './applications.ts';
import { addDocuments } from './documents.ts';
import type { CheckEligibility } from './eligibility-client.ts';
import type { GrantStore } from './store.ts';

/** The grants service: takes transcripts (`POST /documents`) and decides applications (`POST /applications`). */
export async function createGrants(
  policy: RuleBook,
  store: GrantStore,
  checkEligibility: CheckEligibility,
): Promise<FastifyInstance> {
  const app = createServer('grants');
  await addDocuments(app, policy, store);
  addApplications(app, policy, store, checkEligibility);
  return app;
}
