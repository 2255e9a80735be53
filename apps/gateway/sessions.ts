import cookie from '@fastify/cookie';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A made-up person who is signed in. Mail ends in `.example`, which RFC 2606 keeps from ever being real. */
export interface Applicant {
  readonly number: string;
  readonly name: string;
  readonly email: string;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The applicant of this browser session; the first request of a session gets a new one and a cookie. */
    signIn(request: FastifyRequest, reply: FastifyReply): Applicant;
  }
}

const COOKIE = 'portal-applicant';

/** The applicant of this number; always the same person for the same number. */
export function applicant(count: number): Applicant {
  const digits = String(count).padStart(6, '0');
  const number = `applicant-${digits}`;
  return { number, name: `Applicant ${digits}`, email: `${number}@students.example` };
}

/**
 * The rehearsal sign-in stub, in place of the identity provider of a real portal: everybody is signed in, each new
 * browser session as the next made-up applicant. The cookie is signed with a key of this process, so that nobody
 * becomes somebody else and the gateway keeps no list of sessions.
 */
export async function addSessions(app: FastifyInstance, last: number): Promise<void> {
  await app.register(cookie, { secret: randomBytes(32) });
  let count = last;
  app.decorate('signIn', (request: FastifyRequest, reply: FastifyReply): Applicant => {
    const given = request.cookies[COOKIE];
    const known = given === undefined ? undefined : request.unsignCookie(given);
    if (known?.valid) return applicant(Number(known.value));
    count += 1;
    reply.setCookie(COOKIE, String(count), { signed: true, httpOnly: true, sameSite: 'lax', path: '/' });
    return applicant(count);
  });
}
