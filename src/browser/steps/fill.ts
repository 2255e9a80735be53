import type { Locator } from 'playwright';
import { nearest, StepFailure } from '../../model/index.ts';
import { findControl } from '../finder/index.ts';
import type { Hands } from './hands.ts';

const POLL_MS = 50;
/** A list that was there a moment ago is there still, or the page has changed, ms. */
const LOOK_MS = 1_000;

interface Option {
  label: string;
  value: string;
}

/** Gives a control a value: types text, or chooses the option of that label or value. */
export async function fill(hands: Hands, step: { control: string; value: string }): Promise<void> {
  const { control, is } = await findControl(hands.page, 'fill', step.control, hands.patience);
  if (await is('select')) await choose(hands, control, step);
  else await control.fill(step.value, { timeout: hands.patience.left() });
}

/** Chooses from a list; its options may come later than the list. */
async function choose(
  { page, patience }: Hands,
  list: Locator,
  step: { control: string; value: string },
): Promise<void> {
  const wanted = step.value.trim();
  for (;;) {
    const worthWaiting = patience.worthWaiting();
    // Counting is cheap for the citizen, reading the options is not (see finder/candidates.ts).
    if ((await list.locator('option', { hasText: literally(wanted) }).count()) === 1) {
      await list.selectOption({ label: wanted }, { timeout: patience.left() });
      return;
    }
    const options = await optionsOf(list);
    const option = optionCalled(wanted, options);
    if (option) {
      await list.selectOption({ value: option.value }, { timeout: patience.left() });
      return;
    }
    if (!worthWaiting) throw noOption(step.control, wanted, options);
    await page.waitForTimeout(POLL_MS);
  }
}

function literally(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')}\\s*$`, 'u');
}

/** The options there are now; none while the page replaces the list. */
function optionsOf(list: Locator): Promise<Option[]> {
  const options = list.evaluate(
    (element) =>
      element instanceof HTMLSelectElement
        ? [...element.options].map((option) => ({ label: option.label.trim(), value: option.value }))
        : [],
    undefined,
    { timeout: LOOK_MS },
  );
  return options.catch((error: unknown) => {
    if (error instanceof Error && error.name === 'TimeoutError') return [];
    throw error;
  });
}

function optionCalled(wanted: string, options: Option[]): Option | undefined {
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  return (
    options.find(({ label }) => label === wanted) ??
    options.find(({ value }) => value === wanted) ??
    options.find(({ label, value }) => same(label, wanted) || same(value, wanted))
  );
}

function noOption(control: string, wanted: string, options: Option[]): StepFailure {
  const labels = options.map(({ label }) => label).filter(Boolean);
  const near = nearest(wanted, labels);
  const rest = labels.length > 12 ? ` and ${labels.length - 12} more` : '';
  return new StepFailure(
    'control-not-found',
    `the list “${control}” has no option “${wanted}”; it offers ${labels.slice(0, 12).join(', ') || 'none'}${rest}`,
    near.length > 0 ? `did you mean “${near[0]}”?` : 'use an option that the page shows',
  );
}
