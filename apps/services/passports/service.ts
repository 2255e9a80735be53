import type { FastifyInstance } from 'fastify';
import { createServer } from '../../platform/server.ts';
import { addRules } from '../rules.ts';
import type { PassportsOptions } from './options.ts';
import { addPhotos } from './photos.ts';
import { addRenewals } from './renewals.ts';

/**
 * The passport service.
 *
 *     POST /photos                       a photo as multipart form data: 201 {id, …}
 *     POST /applications                 {passportId, photoId}: 201 {id, feeCents, order, frame}
 *     POST /applications/:id/confirm     200 {confirmation} once the fee is paid
 *     GET  /rules, /rules/:id            the policy
 */
export async function createPassports(options: PassportsOptions): Promise<FastifyInstance> {
  const app = createServer('passports');
  addRules(app, options.policy);
  await addPhotos(app, options);
  addRenewals(app, options);
  return app;
}
