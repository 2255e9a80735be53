import type { ReadyStep, Step, StepOptions } from '../../src/model/index.ts';
import { stepKindOf, titleOf } from '../../src/steps/index.ts';

/** A step as a scenario writes it, long or short: `{ click: 'Go' }`, `{ fill: { field: 'State', value: 'Ohio' } }`. */
export type Written = Readonly<Record<string, unknown>>;

/** The step as the hands of a citizen take it; throws when it is none. */
export function ready(written: Written, options: StepOptions = {}): ReadyStep {
  const [[word, value] = ['', undefined], ...others] = Object.entries(written);
  const kind = stepKindOf(word);
  if (!kind || others.length > 0) throw new Error(`not a step: ${JSON.stringify(written)}`);
  const isGroup = typeof value === 'object' && value !== null;
  const settings = kind.settings.parse(isGroup ? value : kind.main ? { [kind.main]: value } : {});
  return { kind: word, settings: settings as ReadyStep['settings'], ...options };
}

/** The step as a script has it, with its title. */
export function step(written: Written, options: Partial<Step> = {}): Step {
  const { luck: _none, ...action } = ready(written);
  return { ...action, title: titleOf(action.kind, action.settings), ...options };
}
