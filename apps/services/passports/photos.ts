import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { applicantOf } from '../../platform/applicant.ts';
import { brokenPolicy } from '../../platform/problem.ts';
import { brokenRule } from '../../policy/judge.ts';
import { documentKind } from '../grants/document-kind.ts';
import { receive, takeUploads } from '../uploads/receive.ts';
import { sizeOf } from './picture.ts';
import type { PassportsOptions } from './options.ts';

/** The limit of rule PP-004. */
const MOST_BYTES = 5_000_000;

/** From here on the planted defect loses a photo. */
const LARGE_BYTES = 1_000_000;

/** Adds `POST /photos`: one picture as multipart form data, 201 with its id. */
export async function addPhotos(
  app: FastifyInstance,
  { policy, store, losesLargePhotos }: PassportsOptions,
): Promise<void> {
  await takeUploads(app, MOST_BYTES);

  app.post('/photos', async (request, reply) => {
    const applicant = applicantOf(request);
    const { name, content, sha256 } = await receive(request, 'photo', 'Choose your photo.');
    const size = content.length;
    const kind = documentKind(content, name);
    const { width, height } = sizeOf(content, kind) ?? { width: 0, height: 0 };
    const [shorterSide, longerSide] = [Math.min(width, height), Math.max(width, height)];
    // What nobody can measure counts as too small.
    const lengthToWidth = longerSide / Math.max(shorterSide, 1);
    const broken = brokenRule(policy, 'photo', { size, kind, lengthToWidth, shorterSide, longerSide });
    if (broken) throw brokenPolicy(policy, broken);
    const isLost = losesLargePhotos && size > LARGE_BYTES;
    const id = isLost
      ? randomUUID()
      : await store.keepPhoto(request, applicant, { kind, size, width, sha256 });
    return reply.code(201).send({ id, name, size, width, height });
  });
}
