import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { applicantOf } from '../../platform/applicant.ts';
import { brokenPolicy, plainProblem } from '../../platform/problem.ts';
import { brokenRule } from '../../policy/judge.ts';
import type { SubsidiesOptions } from './options.ts';

const form = z.object({ documentId: z.uuid().optional() });

/**
 * Adds `POST /applications`. The same document is the same application (people double-click). What the Internal
 * Revenue Service says about the document is sent to it and kept there; it decides nothing here.
 */
export function addApplications(app: FastifyInstance, { policy, store, match }: SubsidiesOptions): void {
  app.post('/applications', async (request, reply) => {
    const applicant = applicantOf(request);
    const read = form.safeParse(request.body ?? {});
    if (!read.success) throw plainProblem(422, 'The document is not one that was uploaded here.');
    const { documentId } = read.data;
    const document =
      documentId === undefined ? undefined : await store.document(request, applicant, documentId);
    const broken = brokenRule(policy, 'application', { hasScheduleF: document !== undefined });
    if (broken) throw brokenPolicy(policy, broken);
    const { id, confirmation, fresh } = await store.apply(request, applicant, document?.id);
    if (document && fresh) await match(request, { reference: id, documentSha256: document.sha256 });
    return reply.code(fresh ? 201 : 200).send({ id, confirmation, decision: 'received' });
  });
}
