import proxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainProblem } from '../platform/problem.ts';
import { sendProblem } from '../platform/refusals.ts';
import { BODY_LIMIT_BYTES } from '../platform/server.ts';
import { APPLICANT_HEADER, ROLE_HEADER } from '../platform/applicant.ts';
import { OUTSIDE_HEADER } from '../platform/inside.ts';

/** A service behind the gateway: requests below the prefix go to the origin, without the prefix. */
export interface Upstream {
  readonly prefix: string;
  readonly origin: string;
}

/** No upload is this large. Without it, a service would read a flood to its end. */
const MOST_UPLOAD_BYTES = 25_000_000;

/**
 * The gateway refuses by the announced length what a service would refuse, since a service that hangs up while
 * the gateway is still sending looks like one that is down.
 */
function tooLarge({ headers }: FastifyRequest): boolean {
  const upload = headers['content-type']?.startsWith('multipart/form-data') ?? false;
  return Number(headers['content-length'] ?? 0) > (upload ? MOST_UPLOAD_BYTES : BODY_LIMIT_BYTES);
}

/** Passes requests below `/api/` on to the services, in the name of the signed-in applicant. */
export async function addApi(app: FastifyInstance, upstreams: readonly Upstream[]): Promise<void> {
  for (const { prefix, origin } of upstreams) {
    await app.register(proxy, {
      prefix,
      upstream: origin,
      preHandler: (request, reply, done) => {
        if (tooLarge(request))
          return done(plainProblem(413, 'The request is larger than this portal takes.'));
        const { number, role } = app.signIn(request, reply);
        request.headers[APPLICANT_HEADER] = number;
        request.headers[ROLE_HEADER] = role;
        done();
      },
      replyOptions: {
        rewriteRequestHeaders: (request, { cookie: _kept, ...headers }) => ({
          ...headers,
          'x-request-id': request.id,
          [OUTSIDE_HEADER]: '1',
        }),
        onError: (reply, { error }) => {
          const late = 'statusCode' in error && error.statusCode === 504;
          const problem = late
            ? plainProblem(504, 'A part of the portal took too long to answer. Try again in a minute.')
            : plainProblem(503, 'A part of the portal is not answering. Try again in a minute.');
          sendProblem(app, reply as unknown as FastifyReply, problem);
        },
      },
    });
  }
}
