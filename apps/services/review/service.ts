import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { mustBe } from '../../platform/applicant.ts';
import { mustBeInside } from '../../platform/inside.ts';
import { invalidFields, plainProblem } from '../../platform/problem.ts';
import { createServer } from '../../platform/server.ts';
import { presentOf } from '../../platform/simulated-time.ts';
import type { CaseStore } from './store.ts';

const line = z.string().min(1).max(500);
const newCase = z.object({
  subject: line,
  kind: line,
  rule: line,
  reason: line,
  advice: line,
  otherwise: line,
});

const WHICH = 'Say whether you agree or override.';
const WHY = 'Say why you override.';
const said = z
  .object({
    subject: z.string(),
    verdict: z.enum(['agree', 'override'], { error: WHICH }),
    note: z.string().trim().max(2000).default(''),
  })
  .refine(({ verdict, note }) => verdict === 'agree' || note !== '', { path: ['note'], error: WHY });

/**
 * The review service: a person decides what rules would not let a machine decide alone.
 *
 *     POST /cases           a service of the portal puts something before a caseworker; twice is once
 *     GET  /cases/:subject  and asks later what was decided
 *     GET  /queue           for caseworkers: how many wait
 *     POST /next            their case: the one they have, else the one that came first; {} when none waits
 *     POST /decisions       {subject, verdict: agree | override, note}; to override takes a note
 *
 * @param ignoresOverrides the planted defect: what the automat advised is kept, whatever the caseworker said
 */
export function createReview(store: CaseStore, ignoresOverrides: boolean): FastifyInstance {
  const app = createServer('review');
  app.metrics.gauge('review_queue_waiting', 'Cases that wait for a caseworker.', () => store.waiting());
  const decisions = app.metrics.counter('review_decisions_total', 'Cases that caseworkers decided.', [
    'verdict',
  ]);

  app.post('/cases', async (request, reply) => {
    mustBeInside(request);
    await store.open(request, newCase.parse(request.body), presentOf(request));
    return reply.code(201).send({});
  });

  app.get<{ Params: { subject: string } }>('/cases/:subject', async (request) => {
    mustBeInside(request);
    const found = await store.find(request, request.params.subject);
    if (!found?.decided) return {};
    return { decision: found.decision, decided: found.decided };
  });

  app.get('/queue', async (request) => {
    mustBe('caseworker', request);
    return { waiting: await store.waiting() };
  });

  app.post('/next', async (request) => {
    const caseworker = mustBe('caseworker', request);
    const found = await store.take(request, caseworker, presentOf(request));
    return { waiting: await store.waiting(), ...(found ? { case: found } : {}) };
  });

  app.post('/decisions', async (request) => {
    const caseworker = mustBe('caseworker', request);
    const read = said.safeParse(request.body);
    if (!read.success) {
      throw invalidFields(
        read.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? 'verdict'), message })),
      );
    }
    const { subject, verdict, note } = read.data;
    const before = await store.find(request, subject);
    if (!before) throw plainProblem(404, 'There is no such case.');
    const overridden = verdict === 'override';
    const decision = overridden && !ignoresOverrides ? before.otherwise : before.advice;
    const decided = presentOf(request);
    const after = await store.decide(request, caseworker, subject, { decision, overridden, note, decided });
    if (!after)
      throw plainProblem(409, 'This case is not yours, or it is decided already. Take the next one.');
    decisions({ verdict });
    return after;
  });

  return app;
}
