import type { Json, ReadyStep, Step } from '../model/index.ts';
import { stepKindOf } from '../steps/index.ts';

/** The step with every template in it rendered, and what the citizen gives. */
export function ready(
  step: Step,
  render: (template: string) => string,
  luck = 0,
): { step: ReadyStep; value?: string } {
  const { title: _title, at: _at, when: _when, as: _as, ...rest } = step;
  const settings = rendered(rest.settings, render) as ReadyStep['settings'];
  const value = stepKindOf(step.kind)?.gives?.(settings);
  return {
    step: {
      ...rest,
      settings,
      luck,
      ...(rest.within ? { within: rest.within.map(render) } : {}),
      ...(typeof rest.dialog === 'object' ? { dialog: { text: render(rest.dialog.text) } } : {}),
    },
    ...(value === undefined ? {} : { value }),
  };
}

function rendered(value: Json, render: (template: string) => string): Json {
  if (typeof value === 'string') return render(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => rendered(item, render));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rendered(item, render)]));
}
