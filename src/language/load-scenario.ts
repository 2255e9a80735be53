import { z } from 'zod';
import { MAX_USERS, scenarioIdOf, type Scenario } from '../model/index.ts';
import { clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { duration, text, whole } from './fields.ts';
import { openYaml } from './open-yaml.ts';
import { readChecks } from './read-checks.ts';
import { readFaults } from './read-faults.ts';
import { readSteps } from './read-steps.ts';

/** A name that is a folder on every system, a word of a command line and a Playwright project. */
const SAFE_ID = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_-])?$/u;

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
  checkName(source.file, complaints);
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
  };
}

/** The file's name is the run's folder and the Playwright project. */
function checkName(file: string, complaints: Complaints): void {
  const id = scenarioIdOf(file);
  if (SAFE_ID.test(id)) return;
  const better = id
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[._-]+|[.-]+$/g, '')
    .replaceAll(/-{2,}/g, '-');
  complaints.addAt(
    0,
    `a scenario cannot be called “${clip(id)}”: its file name may have letters, digits, dots, dashes and underscores`,
    `rename the file to ${SAFE_ID.test(better) ? clip(better) : 'my-scenario'}.yml`,
  );
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
