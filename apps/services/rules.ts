import type { FastifyInstance } from 'fastify';
import { plainProblem } from '../platform/problem.ts';
import type { RuleBook } from '../policy/rule-book.ts';

/** Adds `GET /rules`, the policy for people and auditors, and `GET /rules/:id`, where the type of a refusal leads. */
export function addRules(app: FastifyInstance, { policy, title, rules }: RuleBook): void {
  app.get('/rules', async () => ({ policy, title, rules }));

  app.get<{ Params: { id: string } }>('/rules/:id', async (request) => {
    const rule = rules.find(({ id }) => id === request.params.id);
    if (!rule) throw plainProblem(404, 'The policy has no such rule.');
    return rule;
  });
}
