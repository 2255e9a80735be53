import { does } from '../model/index.ts';
import type { DurationRange, Persona, Plan, Step } from '../model/index.ts';

/** A way through the script that citizens take, and how many of them. */
export interface Journey {
  citizens: number;
  /** Option taken at each choice; -1 is none. */
  choices: readonly number[];
  /** What they do, in order; nothing after they left as the script says. */
  steps: readonly Step[];
  /** Index of the step with which they leave; beyond all of them when they stay to the end. */
  leavesAt: number;
  /** Time that its steps take by themselves, as the script says, ms. */
  waitMs: number;
}

/** Every way through their script that some citizens take, or one group of the staff, by its options, see `wayOf`. */
export function journeysOf({
  scenario,
  arrivals,
}: Pick<Plan, 'scenario' | 'arrivals'>): Map<string, Journey> {
  const journeys = new Map<string, Journey>();
  for (const { choices = [], staff } of arrivals) {
    const way = wayOf(choices);
    const known = journeys.get(way);
    if (known) known.citizens += 1;
    else journeys.set(way, journeyOf(scenario.steps, choices, staff));
  }
  return journeys;
}

/** Citizens with the same options do the same. */
export function wayOf(choices: readonly number[] = []): string {
  return choices.join(' ');
}

function journeyOf(all: readonly Step[], choices: readonly number[], staff?: number): Journey {
  const one = { choices: [...choices], ...(staff === undefined ? {} : { staff }) };
  const leaves = all.findIndex((step) => step.kind === 'abandon' && does(one, step));
  const leavesAt = leaves < 0 ? all.length : leaves;
  const steps = all.filter((step, index) => index <= leavesAt && does(one, step));
  return {
    citizens: 1,
    choices,
    steps,
    leavesAt,
    waitMs: steps.reduce((sum, step) => sum + waitOf(step), 0),
  };
}

/** Pauses and waiting of a citizen on the whole way, on average, ms: what the service takes comes on top. */
export function thinkingMs({ steps, waitMs }: Journey, { think }: Pick<Persona, 'think'>): number {
  return waitMs + Math.max(0, steps.length - 1) * middle(think);
}

/** Whether a step loads a page whatever the page says: an address, or the same page again. */
export function loadsPage({ kind, settings }: Step): boolean {
  const { control } = settings;
  const isAddress = typeof control === 'string' && control.startsWith('/');
  return ['visit', 'refresh', 'back'].includes(kind) || (kind === 'click' && isAddress);
}

function waitOf({ kind, settings: { time } }: Step): number {
  if (kind === 'wait' && typeof time === 'number') return time;
  return kind === 'think' ? middle(time as unknown as DurationRange) : 0;
}

function middle({ minMs, maxMs }: DurationRange): number {
  return (minMs + maxMs) / 2;
}
