import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Ledger } from '../guard/index.ts';
import { everybodyIn, type Plan } from '../model/index.ts';
import { PLAN } from './folder.ts';

/** A run's folder is not far above its files. */
const MOST_LEVELS = 8;

/**
 * What the citizens of a run were made with, for whoever looks through its folder: seed and plan say it all. One run at a
 * time is held.
 */
export class RunLedgers {
  readonly #runs = new Map<string, string | undefined>();
  #held: { dir: string; ledger: Ledger } | undefined;

  /** The ledger of the run whose folder holds a file; undefined where none does. */
  async of(file: string): Promise<Ledger | undefined> {
    const dir = await this.#runOf(dirname(file), MOST_LEVELS);
    if (dir === undefined) return undefined;
    if (this.#held?.dir !== dir) {
      const plan = await planIn(dir);
      this.#held = { dir, ledger: plan ? await ledgerOf(plan) : new Ledger() };
    }
    return this.#held.ledger;
  }

  /** The nearest folder from this one upwards that has a plan. */
  async #runOf(folder: string, levels: number): Promise<string | undefined> {
    if (this.#runs.has(folder)) return this.#runs.get(folder);
    const above = dirname(folder);
    const has = (await planIn(folder)) !== undefined;
    const run = has
      ? folder
      : levels === 0 || above === folder
        ? undefined
        : await this.#runOf(above, levels - 1);
    this.#runs.set(folder, run);
    return run;
  }
}

async function planIn(folder: string): Promise<Plan | undefined> {
  try {
    const data: unknown = JSON.parse(await readFile(join(folder, PLAN), 'utf8'));
    return isPlan(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isPlan(data: unknown): data is Plan {
  const { seed, arrivals, personas } = (data ?? {}) as Partial<Plan>;
  return typeof seed === 'number' && Array.isArray(arrivals) && Array.isArray(personas);
}

/** Made of people: what makes them is loaded where a run is looked through, and not for other files. */
async function ledgerOf(plan: Plan): Promise<Ledger> {
  const { valuesOf } = await import('../people/index.ts');
  const { citizenFor } = await import('./crew/index.ts');
  const ledger = new Ledger(plan.testValues ?? []);
  for (const arrival of everybodyIn(plan)) ledger.add(valuesOf(citizenFor(plan, arrival)).values());
  return ledger;
}
