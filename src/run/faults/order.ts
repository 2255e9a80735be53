import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readScenario } from '../../language/index.ts';
import { BadInput, formatDuration, nearest, type FaultSpec, type Problem } from '../../model/index.ts';
import type { FaultOrder } from './talk.ts';
import { candidatesOf, type Candidate } from './words-of-order.ts';

/** How long a fault by hand lasts when nobody says, and at the most, ms: whoever injects it may forget it. */
const USUALLY_MS = 60_000;
const LONGEST_MS = 30 * 60_000;

/** What a fault by hand may refer to. */
export interface Surroundings {
  projectDir: string;
  /** Names of the target's services. */
  services: readonly string[];
  /** Ids of the personas that fly. */
  personas: readonly string[];
}

/** A fault as ordered: how long, and everything but when. */
export interface Ordered {
  spec: FaultSpec;
  forMs: number;
}

/**
 * Reads an order as a line of a scenario is read:
 *
 *     slow_db 60s                       a named fault of fixtures/faults/, and how long
 *     slow_service eligibility 2m       the service it acts on
 *     latency 800ms eligibility         a kind, what it does, the service
 *
 * @throws BadInput with everything that is wrong with it.
 */
export async function readOrder(order: FaultOrder, around: Surroundings): Promise<Ordered> {
  const { projectDir, services } = around;
  const candidates = candidatesOf(order, await namedFaults(projectDir));
  const [forMs = USUALLY_MS] = candidates.flatMap((one) => one.forMs ?? []);
  const problems = [...personaProblems(order, around), ...lengthProblems(forMs)];
  let first: readonly Problem[] | undefined;
  for (const { item, forMs: length = USUALLY_MS } of candidates) {
    const read = await readItem(item, { projectDir, services });
    if ('problems' in read) {
      first ??= read.problems;
      continue;
    }
    if (problems.length > 0) break;
    return { spec: read.spec, forMs: length };
  }
  throw new BadInput([...(first ?? []), ...problems]);
}

/** JSON is YAML, and quotes everything that a person typed. */
async function readItem(
  item: Candidate['item'],
  world: { projectDir: string; services: readonly string[] },
): Promise<{ spec: FaultSpec } | { problems: readonly Problem[] }> {
  const scenario = { name: 'By hand', users: 1, script: [{ visit: '/' }], faults: [item] };
  try {
    const { faults } = await readScenario({ text: JSON.stringify(scenario) }, world);
    const [read] = faults;
    if (!read) throw new Error('a fault that could not be read had no problem');
    const { at: _at, window: _window, ...spec } = read;
    return { spec };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    // Where it stands in a scenario that nobody wrote helps nobody.
    return { problems: error.problems.map(({ message, hint }) => ({ message, ...(hint ? { hint } : {}) })) };
  }
}

async function namedFaults(projectDir: string): Promise<string[]> {
  const files = await readdir(join(projectDir, 'fixtures', 'faults')).catch(() => []);
  return files.flatMap((file) => /^(.+)\.(?:ya?ml|json)$/i.exec(file)?.[1] ?? []);
}

function lengthProblems(forMs: number): Problem[] {
  if (forMs > 0 && forMs <= LONGEST_MS) return [];
  return [
    {
      message: `a fault by hand lasts ${formatDuration(LONGEST_MS)} at the most, since whoever injects it may forget it`,
      hint: 'plan a longer one in the scenario, under “faults”',
    },
  ];
}

function personaProblems({ persona }: FaultOrder, { personas }: Surroundings): Problem[] {
  if (persona === undefined || personas.includes(persona)) return [];
  const [best] = nearest(persona, personas);
  const hint = best === undefined ? `there are ${personas.join(', ')}` : `did you mean ${best}?`;
  return [{ message: `no citizen of this run has the persona “${persona}”`, hint }];
}
