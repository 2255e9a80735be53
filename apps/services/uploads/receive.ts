import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalidFields, plainProblem } from '../../platform/problem.ts';

/** File names are for people to recognise; nothing is ever stored under them. */
const LONGEST_NAME = 255;

/** A file that somebody sent. */
export interface Received {
  readonly name: string;
  readonly content: Buffer;
  readonly sha256: string;
}

/**
 * Lets a server take one file a request as multipart form data.
 * @param mostBytes of what is longer no more is kept than one byte above this, which is enough to see that it is longer
 */
export async function takeUploads(app: FastifyInstance, mostBytes: number): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: 1, fields: 8, fieldSize: 1024, parts: 9, headerPairs: 50, fileSize: mostBytes + 1 },
  });
}

/** The multipart parser's own complaints, such as a missing boundary, come as errors without a status. */
function unreadable(error: unknown): never {
  if (error instanceof Error && 'statusCode' in error) throw error;
  throw plainProblem(400, 'The form data could not be read.');
}

/**
 * The file of a request.
 * @param field what the form calls it
 * @param missing told at that field when there is no file
 * @throws Problem 422 without a file, 400 when the form data cannot be read
 */
export async function receive(request: FastifyRequest, field: string, missing: string): Promise<Received> {
  const part = await request.file().catch(unreadable);
  if (!part) throw invalidFields([{ field, message: missing }]);
  // Control characters, NUL among them, mean nothing to a person, and PostgreSQL refuses NUL in text.
  const name = part.filename.replace(/\p{Cc}/gu, '').slice(-LONGEST_NAME) || field;
  const content = await part.toBuffer().catch(unreadable);
  return { name, content, sha256: createHash('sha256').update(content).digest('hex') };
}
