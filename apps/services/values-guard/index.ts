import { z } from 'zod';
import { plainProblem } from '../../platform/problem.ts';
import { createServer } from '../../platform/server.ts';
import type { Service } from '../../platform/service.ts';
import { brokenRule } from '../../policy/judge.ts';
import type { RuleBook } from '../../policy/rule-book.ts';
import { addRules } from '../rules.ts';

const question = z.object({ text: z.string(), stage: z.enum(['question', 'answer']) });

/** What the guard says about a text: nothing, or which value it offends and whether it is withheld. */
export interface Judgement {
  readonly flag?: string;
  readonly rule?: string;
  readonly title?: string;
  /** What is said in the place of what was withheld. */
  readonly instead?: string;
  readonly refused: boolean;
}

/**
 * The values guard: reads what is said in the help chat, by either side, before it is heard.
 *
 *     POST /checks {text, stage: question | answer}   what it offends, if anything
 *     GET  /rules, /rules/:id
 */
function createGuard(policy: RuleBook) {
  const app = createServer('values-guard');
  const flagged = app.metrics.counter('values_flags_total', 'Texts that the values guard flagged.', [
    'flag',
    'rule',
  ]);
  addRules(app, policy);

  app.post('/checks', async (request): Promise<Judgement> => {
    const read = question.safeParse(request.body);
    if (!read.success) throw plainProblem(422, 'The guard reads {text, stage}.');
    const { text, stage } = read.data;
    const broken = brokenRule(policy, stage, { text });
    if (!broken) return { refused: false };
    const { id: rule, title, detail } = broken;
    const flag = String(policy.settings[rule] ?? rule);
    flagged({ flag, rule });
    return { flag, rule, title, instead: detail, refused: policy.settings['refuses'] === true };
  });

  return app;
}

/** Reads what is said in the help chat before it is heard. */
export const valuesGuard: Service = {
  name: 'values-guard',
  start: async ({ policy }) => createGuard(await policy('values-guard')),
};
