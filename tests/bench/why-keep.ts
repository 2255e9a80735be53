import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlantedCase } from './why-cases.ts';
import type { Planted } from './why-fly.ts';

/**
 * Leaves a flight as a file that a test can judge again: what is expected and the plan on the first line, an event on each
 * other one. Without what differs from machine to machine: folders, and digits of times that nobody measures.
 */
export async function keepFlight(dir: string, { name, expect }: PlantedCase, flown: Planted): Promise<void> {
  const { scenario, ...plan } = flown.plan;
  const slim = { ...plan, scenario: { ...scenario, script: [], file: '/planted.yml', text: '' } };
  const lines = [{ name, expect, plan: slim }, ...flown.events].map((line) => JSON.stringify(line, slimmed));
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, `${name.replaceAll(/\W+/g, '-')}.ndjson`), `${lines.join('\n')}\n`);
}

/** Without places in files and the folder of the flight, and times in whole ms. */
function slimmed(key: string, value: unknown): unknown {
  if (key === 'at' && typeof value === 'object') return undefined;
  if (typeof value === 'string') return value.replaceAll(/\S*esr-why-\w+/g, '/planted');
  return typeof value === 'number' && value > 1 ? Math.round(value) : value;
}
