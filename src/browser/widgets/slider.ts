import { takesOnly } from './failures.ts';
import { readShare } from './number.ts';
import { look } from './seen.ts';
import { bySteps } from './steps.ts';
import { setNative } from './native.ts';
import type { Kind } from './tools.ts';

/** Sliders: native ones are set, others moved by keys. `50%` is the middle. */
export const slider: Kind = {
  async give(grip, value) {
    const target = await readShare(grip, value);
    const { type, min, max } = await look(grip);
    if (type !== 'range' || grip.manner?.reach)
      return bySteps(grip, String(target ?? value), ['ArrowRight', 'ArrowLeft']);
    const [from, to] = [min ?? 0, max ?? 100];
    if (target === undefined || target < from || target > to)
      throw takesOnly(grip, `${from} to ${to}`, value);
    await setNative(grip, String(target));
  },
};
