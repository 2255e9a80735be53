import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { brokenRule } from '../../policy/judge.ts';
import { brokenPolicy, type FieldError, invalidFields } from '../../platform/problem.ts';
import { applicantOf } from '../../platform/applicant.ts';
import type { GrantsOptions } from './options.ts';

const form = z.object({ state: z.string().min(1), documentId: z.string().min(1) });

const MESSAGES: Readonly<Record<string, string>> = {
  state: 'Select your state of residence.',
  documentId: 'Upload your transcript.',
};

function readForm(body: unknown): z.infer<typeof form> {
  const read = form.safeParse(body);
  if (read.success) return read.data;
  const given =
    typeof body === 'object' && body !== null
      ? read.error.issues.map(({ path }) => path[0])
      : ['state', 'documentId'];
  const errors: FieldError[] = given.map((field) => ({
    field: String(field),
    message: MESSAGES[String(field)] ?? 'Check this.',
  }));
  throw invalidFields(errors);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Adds `POST /applications` {state, documentId}: 201 with the decision, or 200 with the earlier one when the same
 * document is submitted again (people double-click), which is booked once. Eligibility is asked here too, since a
 * client could skip it.
 */
export function addApplications(
  app: FastifyInstance,
  { policy, store, checkEligibility, book }: GrantsOptions,
): void {
  app.post('/applications', async (request, reply) => {
    const applicant = applicantOf(request);
    const { state, documentId } = readForm(request.body);
    await checkEligibility(state, request);
    const application = UUID.test(documentId)
      ? await store.approve(request, applicant, documentId, state)
      : undefined;
    const broken = brokenRule(policy, 'application', { transcriptFound: application !== undefined });
    if (broken) throw brokenPolicy(policy, broken);
    if (!application) throw new Error('The policy approves an application without a transcript.');
    const { id, confirmation, decision, decided, fresh } = application;
    const funding = await book(request, confirmation, fresh);
    return reply.code(fresh ? 201 : 200).send({ id, confirmation, decision, decided, funding });
  });
}
