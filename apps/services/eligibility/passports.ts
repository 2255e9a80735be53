import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { brokenPolicy, invalidFields } from '../../platform/problem.ts';
import { brokenRule } from '../../policy/judge.ts';
import type { RuleBook } from '../../policy/rule-book.ts';

const question = z.object({ passportId: z.string().trim().min(1) });

/** A letter and eight digits: books issued since 2021 (travel.state.gov, “Next Generation Passport”). */
const BOOK = /^[A-Z]\d{8}$/i;

/** Adds `POST /passports` {passportId}: 200 {eligible: true}, or a problem with the rule that refuses. */
export function addPassports(app: FastifyInstance, policy: RuleBook): void {
  app.post('/passports', async (request) => {
    const read = question.safeParse(request.body);
    if (!read.success)
      throw invalidFields([{ field: 'passportId', message: 'Enter the number of your passport book.' }]);
    const broken = brokenRule(policy, 'eligibility', { isBook: BOOK.test(read.data.passportId) });
    if (broken) throw brokenPolicy(policy, broken);
    return { eligible: true, policy: policy.policy };
  });
}
