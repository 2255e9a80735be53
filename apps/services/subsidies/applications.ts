import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { applicantOf } from '../../platform/applicant.ts';
import { onceAtATime } from '../../platform/once.ts';
import { brokenPolicy, plainProblem } from '../../platform/problem.ts';
import { brokenRule } from '../../policy/judge.ts';
import type { SubsidiesOptions } from './options.ts';

const form = z.object({ documentId: z.uuid().optional() });

/**
 * Adds `POST /applications`. The same document is the same application (people double-click). The Internal Revenue
 * Service is asked about the document once, and again by the next click when it did not answer; what it says is kept
 * there and decides nothing here.
 */
export function addApplications(app: FastifyInstance, { policy, store, match }: SubsidiesOptions): void {
  const once = onceAtATime<void>();

  async function ask(request: FastifyRequest, id: string, documentSha256: string): Promise<void> {
    await match(request, { reference: id, documentSha256 });
    await store.matched(request, id);
  }

  app.post('/applications', async (request, reply) => {
    const applicant = applicantOf(request);
    const read = form.safeParse(request.body ?? {});
    if (!read.success) throw plainProblem(422, 'The document is not one that was uploaded here.');
    const { documentId } = read.data;
    const document =
      documentId === undefined ? undefined : await store.document(request, applicant, documentId);
    const broken = brokenRule(policy, 'application', { hasScheduleF: document !== undefined });
    if (broken) throw brokenPolicy(policy, broken);
    const { id, confirmation, matched, fresh } = await store.apply(request, applicant, document?.id);
    if (document && !matched) await once(id, () => ask(request, id, document.sha256));
    return reply.code(fresh ? 201 : 200).send({ id, confirmation, decision: 'received' });
  });
}
