import type { Hands } from '../../model/index.ts';
import type { Listed } from './listing.ts';
import type { FormMemory, Order } from './memory.ts';
import { withoutField } from './refusals.ts';
import { plain, says } from './words.ts';

/** The scenario’s own answer for a field: by its name, or a part of it in whole words. */
export function ownAnswer(
  { field }: Listed,
  { answers = {} }: Order,
): { name: string; value: string } | undefined {
  const words = [plain(field.name), plain(field.hints)];
  const all = Object.entries(answers).map(([name, value]) => ({ name, value, called: plain(name) }));
  return (
    all.find(({ called }) => words.includes(called)) ?? all.find(({ called }) => says(words[0] ?? '', called))
  );
}

/** An answer to a question that nobody asked is a slip of the scenario. */
export function requireOwnAnswers(hands: Hands, memory: FormMemory, listed: readonly Listed[]): void {
  const lost = Object.keys(memory.order.answers ?? {}).find((name) => !memory.answered.has(name));
  if (lost !== undefined) throw withoutField(hands, lost, listed);
}
