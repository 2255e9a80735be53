import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestListener } from 'node:http';
import { plainProblem } from '../platform/problem.ts';
import { BODY_LIMIT_BYTES } from '../platform/server.ts';
import { APPLICANT_HEADER, ROLE_HEADER } from '../platform/applicant.ts';
import { OUTSIDE_HEADER } from '../platform/inside.ts';

/** A service behind the gateway: requests below the prefix go to it, without the prefix. */
export interface Upstream {
  readonly prefix: string;
  /** Where it listens, for whoever asks it without the gateway. */
  readonly origin: string;
  /** The service itself. */
  readonly serve: RequestListener;
}

/** No upload is this large. */
const MOST_UPLOAD_BYTES = 25_000_000;

/**
 * The gateway refuses by the announced length, before a service has read anything. What comes in chunks announces none: of
 * that a service keeps no more than its own limit.
 */
function tooLarge({ headers }: FastifyRequest): boolean {
  const upload = headers['content-type']?.startsWith('multipart/form-data') ?? false;
  return Number(headers['content-length'] ?? 0) > (upload ? MOST_UPLOAD_BYTES : BODY_LIMIT_BYTES);
}

/**
 * The rest of an address below a prefix, as it was written. The prefix may be written otherwise than here, with letters as
 * percent signs, or behind a scheme and a host (RFC 9112, 3.2.2): so many pieces of the path are taken off.
 */
export function below(prefix: string): (url: string) => string {
  const pieces = new RegExp(`^(?:/[^/?#]*){${prefix.split('/').length - 1}}`);
  return (url) => {
    const rest = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(pieces, '');
    return rest.startsWith('/') ? rest : `/${rest}`;
  };
}

/**
 * Passes requests below `/api/` on to the services, in the name of the signed-in applicant. A service is handed the
 * request as it came in, with its connection: a second one, to a server in the same process, would cost more than most
 * services do.
 */
export async function addApi(app: FastifyInstance, upstreams: readonly Upstream[]): Promise<void> {
  for (const { prefix, serve } of upstreams) {
    const restOf = below(prefix);
    const pass = (request: FastifyRequest, reply: FastifyReply): void => {
      if (tooLarge(request)) throw plainProblem(413, 'The request is larger than this portal takes.');
      const { number, role } = app.signIn(request, reply);
      const { cookie: _kept, ...headers } = request.raw.headers;
      request.raw.headers = {
        ...headers,
        'x-request-id': request.id,
        [APPLICANT_HEADER]: number,
        [ROLE_HEADER]: role,
        [OUTSIDE_HEADER]: '1',
      };
      request.raw.url = restOf(request.raw.url ?? '/');
      reply.hijack();
      // Of a reply that somebody else writes Fastify sends nothing, not even what hooks have put on it before.
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      serve(request.raw, reply.raw);
    };
    await app.register(
      async (scope) => {
        scope.removeAllContentTypeParsers();
        // The service reads the body.
        scope.addContentTypeParser('*', (_request, _body, done) => done(null));
        scope.all('/', pass);
        scope.all('/*', pass);
      },
      { prefix },
    );
  }
}
