import type { FastifyInstance } from 'fastify';
import { createServer } from '../../platform/server.ts';
import { addRules } from '../rules.ts';
import { addApplications } from './applications.ts';
import { addDocuments } from './documents.ts';
import type { SubsidiesOptions } from './options.ts';

/**
 * The subsidies service.
 *
 *     POST /documents          a Schedule F as multipart form data: 201 {id, name, size}
 *     POST /applications       {documentId?}: 201 {id, confirmation}, or 200 with the earlier one
 *     GET  /rules, /rules/:id  the policy
 */
export async function createSubsidies(options: SubsidiesOptions): Promise<FastifyInstance> {
  const app = createServer('subsidies');
  addRules(app, options.policy);
  await addDocuments(app, options);
  addApplications(app, options);
  return app;
}
