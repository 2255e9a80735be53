import { dirname, resolve } from 'node:path';
import { BadInput, flatten, scenarioIdOf } from '../model/index.ts';
import type { Scenario } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { lengthOf, MAX_STEPS } from './lengths.ts';
import { NamedActions } from './named-actions.ts';
import { NamedFiles } from './named-files.ts';
import { fileNameOf } from './names.ts';
import { readYaml } from './open-yaml.ts';
import { ownActions } from './own-actions.ts';
import { readOwnMetrics } from './own-metrics.ts';
import { readChecks } from './read-checks.ts';
import { readCrowd } from './read-crowd.ts';
import { FaultReader } from './read-faults.ts';
import { readRules } from './read-rules.ts';
import { readItem, readSteps } from './read-script.ts';
import { readTimes } from './read-times.ts';
import { readTop } from './read-top.ts';
import { readStaff } from './read-staff.ts';
import { checkScenarioName } from './scenario-name.ts';
import { readSource, sourceOf } from './source.ts';
import type { Source } from './source.ts';
import { readWholeScript } from './whole-script.ts';
import type { World } from './world.ts';

/**
 * Reads a scenario file, YAML or JSON.
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
 * A scenario that states no success rate is held to 99 % of citizens finishing. docs/scenarios.md has all of it.
 * @throws BadInput with every problem of the file and of those it uses, each with its place.
 */
export async function loadScenario(file: string, world: World): Promise<Scenario> {
  return read(await readSource(file, 'scenario'), world);
}

/**
 * Reads the text of a scenario.
 * @param source its text, and the file it is from; a text that somebody sent has none, and is called by its name.
 * @throws BadInput as `loadScenario`.
 */
export async function readScenario(source: { text: string; file?: string }, world: World): Promise<Scenario> {
  return read(sourceOf(source.text, source.file, 'scenario'), world);
}

async function read(source: Source, world: World): Promise<Scenario> {
  const { data, complaints } = readYaml(source, 'scenario', 'group');
  const folder = source.file === '' ? resolve(world.projectDir) : dirname(source.file);
  if (source.file !== '') checkScenarioName(source.file, complaints);
  const top = readTop(data, complaints);
  const { said, written } = top;
  const times = readTimes(top, complaints);
  const personas = readCrowd(top, world, complaints);

  const actionFiles = new NamedFiles(world.projectDir, 'action');
  const faultFiles = new NamedFiles(world.projectDir, 'fault');
  const ruleFiles = new NamedFiles(world.projectDir, 'rule');
  const faults = new FaultReader({
    named: faultFiles,
    services: world.services,
    personas: world.personas?.map(({ id }) => id),
    times,
    complaints,
  });
  const desk: Desk = {
    complaints,
    folder,
    world,
    actions: new NamedActions(ownActions(written.actions, complaints, folder), actionFiles),
    faults,
    outermost: true,
    texts: new WeakMap(),
    steps: readSteps,
    item: readItem,
  };
  const staff = await readStaff(top, desk);
  const script = await readWholeScript(written.script, desk, staff.captured);
  if (written.faults) await faults.readList(written.faults.value, written.faults.path);
  faults.checkSteps([...script, ...staff.groups.flatMap((group) => group.script)]);
  const { projectDir, services } = world;
  const metrics = await readOwnMetrics(said.metrics, { place: ['metrics'], complaints, projectDir });
  const rules = await readRules(said.rules, { place: ['rules'], complaints, files: ruleFiles });
  const flat = lengthOf(script) > MAX_STEPS ? { steps: [], choices: [] } : flatten(script, staff.groups);
  const checks = readChecks(written.checks?.value, written.checks?.path ?? ['checks'], complaints, {
    ...(script.length > 0 ? { steps: flat.steps } : {}),
    ...(services ? { services } : {}),
    ...(world.personas ? { personas: world.personas } : {}),
    ...(metrics ? { own: metrics.names } : {}),
  });

  const problems = [
    ...complaints.problems(),
    ...(await actionFiles.problems()),
    ...(await faultFiles.problems()),
    ...(await ruleFiles.problems()),
  ];
  if (problems.length > 0) throw new BadInput(problems);
  const notes = [...complaints.notes, ...(await actionFiles.notes()), ...(await faultFiles.notes())];
  for (const note of notes) world.note?.(note);

  const id = source.file === '' ? fileNameOf(said.name ?? 'scenario') : scenarioIdOf(source.file);
  return {
    id,
    name: said.name ?? id,
    ...times,
    tags: [...new Set(said.tags)],
    personas,
    script,
    ...flat,
    checks,
    ...(metrics ? { metrics: metrics.file } : {}),
    ...(rules.length > 0 ? { rules } : {}),
    faults: faults.faults,
    file: source.file,
    text: source.text,
  };
}
