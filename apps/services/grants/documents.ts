import type { FastifyInstance } from 'fastify';
import { brokenRule } from '../../policy/judge.ts';
import type { RuleBook } from '../../policy/rule-book.ts';
import { brokenPolicy } from '../../platform/problem.ts';
import { applicantOf } from '../../platform/applicant.ts';
import { receive, takeUploads } from '../uploads/receive.ts';
import { documentKind } from './document-kind.ts';
import type { GrantStore } from './store.ts';

/** The limit of rule TG-004. */
const MOST_BYTES = 5_000_000;

/** Adds `POST /documents`: one file as multipart form data, 201 with its id. */
export async function addDocuments(app: FastifyInstance, policy: RuleBook, store: GrantStore): Promise<void> {
  await takeUploads(app, MOST_BYTES);

  app.post('/documents', async (request, reply) => {
    const applicant = applicantOf(request);
    const { name, content, sha256 } = await receive(request, 'transcript', 'Choose your transcript.');
    const size = content.length;
    const kind = documentKind(content, name);
    const broken = brokenRule(policy, 'document', { size, kind });
    if (broken) throw brokenPolicy(policy, broken);
    const id = await store.keepDocument(request, applicant, { name, kind, size, sha256 });
    return reply.code(201).send({ id, name, size });
  });
}
