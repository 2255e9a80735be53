import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { applicantOf } from '../../platform/applicant.ts';
import { brokenPolicy, invalidFields, plainProblem } from '../../platform/problem.ts';
import { brokenRule, type Facts } from '../../policy/judge.ts';
import { numberIn } from '../../policy/rule-book.ts';
import type { PassportsOptions } from './options.ts';

const form = z.object({ passportId: z.string().trim().min(1), photoId: z.uuid() });

const MESSAGES: Readonly<Record<string, string>> = {
  passportId: 'Enter the number of your passport book.',
  photoId: 'Upload your photo.',
};

function readForm(body: unknown): z.infer<typeof form> {
  const read = form.safeParse(body ?? {});
  if (read.success) return read.data;
  const at = read.error.issues.map(({ path }) => path[0]);
  const fields = at.includes(undefined) ? Object.keys(MESSAGES) : at.map(String);
  throw invalidFields(fields.map((field) => ({ field, message: MESSAGES[field] ?? 'Check this.' })));
}

/**
 * Adds applications and their confirmation. The same photo is the same application, so that a second click costs no
 * second fee. Whether the passport can be renewed is asked here too, since a client could skip it.
 */
export function addRenewals(
  app: FastifyInstance,
  { policy, store, checkBook, bill, order }: PassportsOptions,
): void {
  function insist(stage: string, facts: Facts): void {
    const broken = brokenRule(policy, stage, facts);
    if (broken) throw brokenPolicy(policy, broken);
  }

  app.post('/applications', async (request, reply) => {
    const applicant = applicantOf(request);
    const { passportId, photoId } = readForm(request.body);
    await checkBook(request, passportId);
    const application = await store.apply(request, applicant, photoId, passportId.slice(-4));
    insist('application', { photoFound: application !== undefined });
    if (!application) throw new Error('The policy takes a renewal without a photo.');
    const feeCents = numberIn(policy, 'feeCents');
    const purpose = 'Renewal of a passport book';
    const billed = await bill(request, {
      bill: `passport/${application.id}`,
      purpose,
      amountCents: feeCents,
    });
    await store.billed(request, application.id, billed.order);
    return reply.code(201).send({ id: application.id, feeCents, ...billed });
  });

  app.post<{ Params: { id: string } }>('/applications/:id/confirm', async (request) => {
    const applicant = applicantOf(request);
    const { id } = request.params;
    const application = z.uuid().safeParse(id).success ? await store.look(request, applicant, id) : undefined;
    if (!application) throw plainProblem(404, 'You have no such application.');
    const paidOrders = application.order ? (await order(request, application.order)).payments : 0;
    insist('confirmation', { paidOrders });
    const { confirmation } = application;
    return { id, confirmation };
  });
}
