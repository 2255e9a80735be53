import { gaveUp, notTaken, takesOnly } from './failures.ts';
import { look } from './seen.ts';
import type { Grip } from './tools.ts';

/** Rounding of what a page shows. */
const EPSILON = 1e-6;

/**
 * Moves a slider or a number made of other elements by keys, until it stands at a number or shows a text. How far a
 * key moves it is seen by pressing it.
 * @param keys that for more, that for less.
 * @throws StepFailure when it cannot stand there.
 */
export async function bySteps(grip: Grip, value: string, keys: readonly [string, string]): Promise<void> {
  const target = Number(value);
  if (Number.isNaN(target)) return byText(grip, value, keys[0]);
  const { min, max } = await look(grip);
  if ((min !== null && target < min) || (max !== null && target > max)) {
    throw takesOnly(grip, `${min ?? 'any number'} to ${max ?? 'any number'}`, value);
  }
  const page = await approach(grip, target, ['PageUp', 'PageDown']);
  const step = await approach(grip, target, keys);
  const now = await standing(grip);
  // Between two steps the nearer is as good as it gets.
  const finest = [step, page].find((size) => size > 0) ?? 0;
  if (Math.abs(target - now) > finest / 2 + EPSILON) throw notTaken(grip, value, String(now));
}

/** Presses a key as often as its step fits into what is left; the size of a step, 0 when the key does nothing. */
async function approach(
  grip: Grip,
  target: number,
  [more, less]: readonly [string, string],
): Promise<number> {
  const start = await standing(grip);
  if (Math.abs(target - start) < EPSILON) return 0;
  const key = target > start ? more : less;
  await pressKey(grip, key);
  const once = await standing(grip);
  const step = once - start;
  if (Math.abs(step) < EPSILON) return 0;
  const back = key === more ? less : more;
  const times = Math.round((target - once) / step);
  for (let count = 0; count < Math.abs(times); count += 1) {
    grip.patience.worthWaiting();
    if (grip.patience.left() <= 1) throw gaveUp(grip, `takes too many steps to ${target}`);
    await pressKey(grip, times > 0 ? key : back);
  }
  return Math.abs(step);
}

/** From the beginning on, until it says so. */
async function byText(grip: Grip, value: string, key: string): Promise<void> {
  const wanted = value.trim().toLowerCase();
  await pressKey(grip, 'Home');
  for (let before: number | undefined; ;) {
    const { now, nowText } = await look(grip);
    if (nowText.toLowerCase() === wanted) return;
    if (now === before || grip.patience.left() <= 1) throw notTaken(grip, value, nowText);
    before = now ?? undefined;
    await pressKey(grip, key);
  }
}

async function standing(grip: Grip): Promise<number> {
  const { now, value } = await look(grip);
  return now ?? Number(value);
}

async function pressKey({ control, patience }: Grip, key: string): Promise<void> {
  await control.press(key, { timeout: patience.left() });
}
