import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OwnFigures, Tally } from '../../checks/index.ts';
import type { Plan } from '../../model/index.ts';
import { computeOwn } from './compute.ts';
import type { OwnMetrics } from './load.ts';

/** What they came to, in the folder of the run: a run is judged again without running anybody’s code. */
const FILE = 'metrics.json';

/** Computes the author’s own figures and keeps them; or reads what was kept when the run landed. Nothing where there are none. */
export async function ownFiguresOf(
  dir: string,
  { plan, tally, own }: { plan: Plan; tally: Tally; own: OwnMetrics | undefined },
): Promise<OwnFigures> {
  const file = join(dir, FILE);
  if (own) {
    const figures = computeOwn(own, plan, tally);
    await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
    return figures;
  }
  if (plan.scenario.metrics === undefined) return {};
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return JSON.parse(text) as OwnFigures;
}
