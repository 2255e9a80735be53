import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import multipart from '@fastify/multipart';
import { brokenRule } from '../../policy/judge.ts';
import type { RuleBook } from '../../policy/rule-book.ts';
import { brokenPolicy, invalidFields, plainProblem } from '../../platform/problem.ts';
import { applicantOf } from '../../platform/applicant.ts';
import { documentKind } from './document-kind.ts';
import type { GrantStore } from './store.ts';

/** A little above the limit of rule TG-004: enough to see that a file breaks it without keeping all of it. */
const MOST_BYTES = 5_000_001;

/** File names are for people to recognise; nothing is ever stored under them. */
const LONGEST_NAME = 255;

/** Adds `POST /documents`: one file as multipart form data, 201 with its id. */
export async function addDocuments(app: FastifyInstance, policy: RuleBook, store: GrantStore): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: 1, fields: 8, fieldSize: 1024, parts: 9, headerPairs: 50, fileSize: MOST_BYTES },
  });

  app.post('/documents', async (request, reply) => {
    const applicant = applicantOf(request);
    const { name, content } = await readFile(request);
    const size = content.length;
    const kind = documentKind(content, name);
    const broken = brokenRule(policy, 'document', { size, kind });
    if (broken) throw brokenPolicy(policy, broken);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const id = await store.keepDocument(request, applicant, { name, kind, size, sha256 });
    return reply.code(201).send({ id, name, size });
  });
}

/** The multipart parser's own complaints, such as a missing boundary, come as errors without a status. */
function unreadable(error: unknown): never {
  if (error instanceof Error && 'statusCode' in error) throw error;
  throw plainProblem(400, 'The form data could not be read.');
}

async function readFile(request: FastifyRequest): Promise<{ name: string; content: Buffer }> {
  const part = await request.file().catch(unreadable);
  if (!part) throw invalidFields([{ field: 'transcript', message: 'Choose your transcript.' }]);
  // Control characters, NUL among them, mean nothing to a person, and PostgreSQL refuses NUL in text.
  const name = part.filename.replace(/\p{Cc}/gu, '').slice(-LONGEST_NAME) || 'transcript';
  return { name, content: await part.toBuffer().catch(unreadable) };
}
