import type { Control, Hands } from '../../model/index.ts';
import { mend, wrongOf } from './fill-in.ts';
import { listForm, type Listed } from './listing.ts';
import { forgetForm, formBegun } from './memory.ts';
import { refused } from './refusals.ts';

/**
 * Presses what sends the form. Where the citizen filled it in by themselves (`complete`), they read what the page then
 * says about these fields, and about those it says are missing, give each of them another value and press again, once.
 * Answers that a scenario gave stay as they are, and what comes of them is for a later step to judge.
 * @param button finds it; again for the second time.
 * @throws StepFailure `expectation-unmet` when the page complains about the same fields once more.
 */
export async function sendForm(hands: Hands, button: () => Promise<Control>): Promise<void> {
  const press = async (): Promise<void> => (await button()).press();
  const memory = formBegun(hands);
  await press();
  if (!memory) return forgetForm(hands);
  await hands.settle();
  // The region may be gone with the page; what was missing outside it was not asked for.
  const whole = memory.order.within === undefined;
  const isOwn = ({ key, field }: Listed): boolean => memory.given.has(key) || (whole && field.empty);
  const listed = await listForm(hands);
  if ((await mend(hands, listed, memory, isOwn)) > 0) {
    await press();
    await hands.settle();
    const [still] = wrongOf(await listForm(hands), isOwn);
    if (still) throw refused(hands, still, memory);
  }
  forgetForm(hands);
}
