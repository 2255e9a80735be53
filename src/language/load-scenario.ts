import { z } from 'zod';
import { scenarioIdOf, type Scenario } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import { duration, text, whole } from './fields.ts';
import { openYaml } from './open-yaml.ts';
import { readChecks } from './read-checks.ts';
import { readFaults } from './read-faults.ts';
import { readSteps } from './read-steps.ts';

/** More citizens than this are a typing slip, not a drill. */
const MAX_USERS = 1_000_000;

const form = z.strictObject({
  name: text.optional(),
  users: whole(1, MAX_USERS),
  ramp_up: duration.optional(),
  personas: z.array(text, { error: 'a list of personas' }).nullish(),
  script: z.unknown().optional(),
  steps: z.unknown().optional(),
  checks: z.unknown().optional(),
  faults: z.unknown().optional(),
});

/** What a scenario may refer to. */
interface World {
  /** Uploads are found below it and never leave it. */
  projectDir: string;
  /** Ids of the personas there are. */
  personas: readonly string[];
  /** Names of the target's services. */
  services: readonly string[];
}

/**
 * Reads a scenario file.
 *
 *     name: TuitionGrantLoad
 *     users: 1000
 *     ramp_up: 5m                 # all at once where it is missing
 *     script:                     # or `steps`
 *       - click: "/apply"
 *     checks:
 *       - { type: latency_under_ms, target: 300 }
 *     faults:
 *       - { latency: 800ms, service: eligibility, share: 40% }
 *
 * A scenario that states no success rate is held to 99 % of citizens finishing.
 * @throws BadInput with every problem of the file, each with its place.
 */
export async function loadScenario(file: string, world: World): Promise<Scenario> {
  const { data, complaints } = await openYaml(file, 'scenario');
  const { source } = complaints.file;
  const top = complaints.read(form, data, []);
  checkPersonas(data['personas'], world.personas, complaints);
  const steps = await readSteps(...scriptOf(data, complaints), {
    projectDir: world.projectDir,
    scenarioFile: source.file,
    complaints,
  });
  const checks = readChecks(data['checks'], ['checks'], complaints);
  const faults = readFaults(data['faults'], ['faults'], world.services, complaints);
  complaints.throwIfAny();
  if (!top) throw new Error('a scenario that could not be read had no problem');
  return {
    id: scenarioIdOf(source.file),
    name: top.name ?? scenarioIdOf(source.file),
    users: top.users,
    rampUpMs: top.ramp_up ?? 0,
    personas: top.personas ?? [],
    steps,
    checks,
    faults,
    file: source.file,
    text: source.text,
    notes: [],
  };
}

/** The steps stand under `script`, as product owners say, or under `steps`. */
function scriptOf(data: Record<string, unknown>, complaints: Complaints): [value: unknown, path: string[]] {
  const key = 'script' in data || !('steps' in data) ? 'script' : 'steps';
  if (!(key in data)) {
    complaints.add([], 'the scenario has no “script”', 'write “script:” and its steps below', 'key');
    complaints.silence([key]);
  } else if (key === 'script' && 'steps' in data) {
    complaints.add(['steps'], '“steps” and “script” mean the same', 'keep one', 'key');
  }
  return [data[key], [key]];
}

function checkPersonas(written: unknown, known: readonly string[], complaints: Complaints): void {
  if (!Array.isArray(written)) return;
  for (const [index, id] of written.entries()) {
    if (typeof id !== 'string') continue;
    if (!known.includes(id)) complaints.unknown('persona', id, ['personas', index], known);
    else if (written.indexOf(id) !== index) {
      complaints.add(['personas', index], `the persona “${id}” is there twice`, 'keep one');
    }
  }
}
