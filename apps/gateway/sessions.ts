import cookie from '@fastify/cookie';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Role, ROLES } from '../platform/applicant.ts';
import { invalidFields } from '../platform/problem.ts';

/** A made-up person who is signed in. Mail ends in `.example`, which RFC 2606 keeps from ever being real. */
export interface Applicant {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The applicant of this browser session; the first request of a session gets a new one and a cookie. */
    signIn(request: FastifyRequest, reply: FastifyReply): Applicant;
  }
}

const COOKIE = 'portal-applicant';

const session = z.tuple([z.coerce.number().int(), z.enum(ROLES)]);

const sentence = (field: string, message: string) => ({ field, message });

/** Any name and any password will do, but a form that asks for them wants both. */
const signingIn = z.object({
  role: z.enum(ROLES).default('citizen'),
  user: z.string().trim().min(1).optional(),
  password: z.string().min(1).optional(),
});

/** The applicant of this number; always the same person for the same number. */
export function applicant(count: number, role: Role = 'citizen'): Applicant {
  const digits = String(count).padStart(6, '0');
  const number = `applicant-${digits}`;
  const called = role === 'citizen' ? 'Applicant' : role.charAt(0).toUpperCase() + role.slice(1);
  return { number, name: `${called} ${digits}`, email: `${number}@students.example`, role };
}

/**
 * The rehearsal sign-in stub, in place of the identity provider of a real portal: everybody is signed in, each new
 * browser session as the next made-up applicant. `POST /api/session` {role, user, password} signs the same person in
 * as something else, with whatever name and password, which are forgotten at once. The cookie is signed with a key
 * of this process, so that nobody becomes somebody else and the gateway keeps no list of sessions.
 */
export async function addSessions(app: FastifyInstance, last: number): Promise<void> {
  await app.register(cookie, { secret: randomBytes(32) });
  let count = last;

  function keep(reply: FastifyReply, number: number, role: Role): Applicant {
    // Written on the reply at once: the hook that `setCookie` waits for is not asked when a service replies.
    const value = app.signCookie(`${number}.${role}`);
    const options = { httpOnly: true, sameSite: 'lax', path: '/' } as const;
    reply.header('set-cookie', app.serializeCookie(COOKIE, value, options));
    return applicant(number, role);
  }

  function known(request: FastifyRequest): z.infer<typeof session> | undefined {
    const given = request.cookies[COOKIE];
    const told = given === undefined ? undefined : request.unsignCookie(given);
    return told?.valid ? session.safeParse(told.value?.split('.')).data : undefined;
  }

  app.decorate('signIn', (request: FastifyRequest, reply: FastifyReply): Applicant => {
    const mine = known(request);
    if (mine) return applicant(...mine);
    count += 1;
    return keep(reply, count, 'citizen');
  });

  app.post('/api/session', async (request, reply) => {
    const read = signingIn.safeParse(request.body);
    if (!read.success) {
      const fields = new Set(read.error.issues.map(({ path }) => String(path[0] ?? 'user')));
      throw invalidFields([...fields].map((field) => sentence(field, `Enter your ${field}.`)));
    }
    const [number] = known(request) ?? [(count += 1)];
    return keep(reply, number, read.data.role);
  });
}
