import type { FastifyInstance } from 'fastify';
import { brokenRule } from '../../policy/judge.ts';
import type { RuleBook } from '../../policy/rule-book.ts';
import { brokenPolicy } from '../../platform/problem.ts';
import { createServer } from '../../platform/server.ts';
import { addRules } from '../rules.ts';
import { readState } from './question.ts';

/**
 * The eligibility service: says whether somebody may apply at all, by the rules of the policy's stage
 * `eligibility`. It keeps nothing.
 *
 *     POST /checks {state}   200 {eligible: true} or a problem with the rule that refuses
 *     GET  /rules            the policy, for people and for auditors
 *     GET  /rules/:id        one rule
 */
export function createEligibility(policy: RuleBook): FastifyInstance {
  const app = createServer('eligibility');

  app.post('/checks', async (request) => {
    const state = readState(request.body);
    const broken = brokenRule(policy, 'eligibility', { state });
    if (broken) throw brokenPolicy(policy, broken);
    return { eligible: true, policy: policy.policy };
  });

  addRules(app, policy);
  return app;
}
