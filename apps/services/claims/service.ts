import type { FastifyInstance, FastifyRequest } from 'fastify';
import { applicantOf } from '../../platform/applicant.ts';
import { brokenPolicy, plainProblem } from '../../platform/problem.ts';
import { createServer } from '../../platform/server.ts';
import { presentOf } from '../../platform/simulated-time.ts';
import { brokenRule } from '../../policy/judge.ts';
import type { Rule, RuleBook } from '../../policy/rule-book.ts';
import { addRules } from '../rules.ts';
import { factsOf } from './facts.ts';
import { isWhole, readStep, STEPS, type StepName } from './forms.ts';
import type { Office } from './office.ts';
import { type AskReview, freshStatus, statusOf } from './status.ts';
import type { ClaimStore } from './store.ts';

/** What the claims service is made of. */
export interface ClaimsOptions {
  readonly policy: RuleBook;
  readonly office: Office;
  readonly store: ClaimStore;
  readonly review: AskReview;
  /** Puts a claim before a caseworker. */
  readonly hand: (request: FastifyRequest, number: string, rule: Rule) => Promise<void>;
  /** The planted defect: what was filled in is not found again. */
  readonly forgetsDrafts: boolean;
}

/**
 * The claims service. A claim is filled in step by step, each kept as it comes, and decided later.
 *
 *     POST /drafts/:step   keeps one step of the form: identity, employment or payment
 *     GET  /drafts         what the applicant has filled in so far, and whether they have filed already
 *     POST /submissions    files the claim: 201, or 200 with the one that the applicant has already
 *     GET  /mine           the applicant's claim and how far it is; {} when there is none
 *     GET  /rules, /rules/:id
 */
export function createClaims(options: ClaimsOptions): FastifyInstance {
  const { policy, office, store, hand, forgetsDrafts } = options;
  const app = createServer('claims');
  addRules(app, policy);

  app.post<{ Params: { step: string } }>('/drafts/:step', async (request) => {
    const { step } = request.params;
    if (!isStep(step)) throw plainProblem(404, 'The form has no such step.');
    const now = presentOf(request);
    const part = { [step]: readStep(step, request.body) };
    const broken = brokenRule(policy, step, factsOf(part, now));
    if (broken) throw brokenPolicy(policy, broken);
    return { saved: now, draft: await store.keepDraft(request, applicantOf(request), part, now) };
  });

  app.get('/drafts', async (request) => {
    const applicant = applicantOf(request);
    const claim = await store.find(request, applicant);
    if (claim || forgetsDrafts) return { draft: {}, filed: claim !== undefined };
    return { draft: await store.readDraft(request, applicant), filed: false };
  });

  app.post('/submissions', async (request, reply) => {
    const applicant = applicantOf(request);
    const earlier = await store.find(request, applicant);
    if (earlier) return freshStatus(request, earlier, options);
    const form = await store.readDraft(request, applicant);
    if (!isWhole(form)) throw plainProblem(422, 'A step of the form is still to be filled in.');
    const received = presentOf(request);
    const rule = brokenRule(policy, 'review', factsOf(form, received));
    // The number says whose claim it is, so that the same claimant in the same run waits as long.
    const number = `UI-${applicant.replace(/^\D*/, '')}`;
    // First the case: a case without a claim is found when they file again, a claim without a case is found by nobody.
    if (rule) await hand(request, number, rule);
    const claim = await store.file(request, { number, applicant, form, received, review: rule?.title });
    if (!claim) throw plainProblem(409, 'Your claim is being filed already. Look at its status.');
    return reply.code(201).send(statusOf(claim, office, received));
  });

  app.get('/mine', async (request) => {
    const claim = await store.find(request, applicantOf(request));
    return claim ? { claim: await freshStatus(request, claim, options) } : {};
  });

  return app;
}

function isStep(text: string): text is StepName {
  return (STEPS as readonly string[]).includes(text);
}
