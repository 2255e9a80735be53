import type { FastifyInstance } from 'fastify';
import { createServer } from '../../platform/server.ts';
import { addApplications } from './applications.ts';
import { addDocuments } from './documents.ts';
import type { GrantsOptions } from './options.ts';

/** The grants service: takes transcripts (`POST /documents`) and decides applications (`POST /applications`). */
export async function createGrants(options: GrantsOptions): Promise<FastifyInstance> {
  const app = createServer('grants');
  await addDocuments(app, options.policy, options.store);
  addApplications(app, options);
  return app;
}
