import type { FastifyInstance } from 'fastify';
import { applicantOf } from '../../platform/applicant.ts';
import { brokenPolicy } from '../../platform/problem.ts';
import { brokenRule } from '../../policy/judge.ts';
import { documentKind } from '../grants/document-kind.ts';
import { receive, takeUploads } from '../uploads/receive.ts';
import type { SubsidiesOptions } from './options.ts';

/** The limit of rule FS-004. */
const MOST_BYTES = 5_000_000;

/** Adds `POST /documents`: one Schedule F as multipart form data, 201 with its id. */
export async function addDocuments(app: FastifyInstance, { policy, store }: SubsidiesOptions): Promise<void> {
  await takeUploads(app, MOST_BYTES);

  app.post('/documents', async (request, reply) => {
    const applicant = applicantOf(request);
    const { name, content, sha256 } = await receive(request, 'schedule_f', 'Choose your Schedule F.');
    const size = content.length;
    const broken = brokenRule(policy, 'document', { size, kind: documentKind(content, name) });
    if (broken) throw brokenPolicy(policy, broken);
    const id = await store.keepDocument(request, applicant, { name, size, sha256 });
    return reply.code(201).send({ id, name, size });
  });
}
