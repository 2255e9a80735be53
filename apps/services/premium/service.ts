import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mustBe } from '../../platform/applicant.ts';
import { takeTime } from '../../platform/chance.ts';
import { brokenPolicy } from '../../platform/problem.ts';
import { createServer } from '../../platform/server.ts';
import { presentOf } from '../../platform/simulated-time.ts';
import { brokenRule } from '../../policy/judge.ts';
import { numberIn, type RuleBook } from '../../policy/rule-book.ts';
import type { Billed } from '../payments/ask.ts';
import type { NewOrder } from '../payments/store.ts';
import { addRules } from '../rules.ts';
import { policyOf, ratingOf } from './rating.ts';

/** What the premium service is made of. */
export interface PremiumOptions {
  readonly policy: RuleBook;
  /** The planted defect of `ratingOf`. */
  readonly mixesUpZones: boolean;
  readonly bill: (request: FastifyRequest, order: NewOrder) => Promise<Billed>;
}

/** Of so many policyholders it is known how often they have asked; the others begin anew. */
const MOST_REMEMBERED = 10_000;

const question = z.object({ policy: z.string().optional() }).catch({});

/**
 * The premium service. The rating agent of another agency is a stub that takes 50 to 250 ms, the same for the same
 * policyholder and the same time of asking, which is remembered of the latest 10,000.
 *
 *     POST /fetch_premium {policy?}   for who is signed in as policyholder: the premium, and the bill for it
 *     GET  /rules, /rules/:id         the policy
 */
export function createPremium({ policy, mixesUpZones, bill }: PremiumOptions): FastifyInstance {
  const app = createServer('premium');
  /** How often somebody has asked; who asked last is the last. */
  const asked = new Map<string, number>();
  addRules(app, policy);

  app.post('/fetch_premium', async (request) => {
    const applicant = mustBe('policyholder', request);
    const number = policyOf(applicant);
    const wished = question.parse(request.body).policy ?? number;
    const broken = brokenRule(policy, 'quote', { ownPolicy: wished === number });
    if (broken) throw brokenPolicy(policy, broken);

    const time = (asked.get(applicant) ?? 0) + 1;
    asked.delete(applicant);
    asked.set(applicant, time);
    const [longestAgo] = asked.keys();
    if (asked.size > MOST_REMEMBERED && longestAgo !== undefined) asked.delete(longestAgo);
    await takeTime(numberIn(policy, 'leastMs'), numberIn(policy, 'mostMs'), 'rating', applicant, time);

    const { zone, premiumCents } = ratingOf(policy, number, mixesUpZones);
    const year = presentOf(request).getUTCFullYear();
    const purpose = `Flood insurance ${number}, ${year}`;
    const billed = await bill(request, { bill: `${number}/${year}`, purpose, amountCents: premiumCents });
    const formerPremium = numberIn(policy, 'formerPremiumCents');
    return { policy: number, zone, premium: premiumCents, formerPremium, ...billed };
  });

  return app;
}
