import { dirname } from 'node:path';
import type { Scenario, Staff } from '../../model/index.ts';
import { topKeys } from '../top-keys.ts';
import { attachRemarks } from './attach.ts';
import { writeChecks } from './checks.ts';
import { writeFaults } from './faults.ts';
import { layOut } from './layout.ts';
import { placesOf } from './places.ts';
import type { Places } from './places.ts';
import { ownActionsOf, writeScript } from './script.ts';
import type { WrittenAction } from './script.ts';
import { writeTimes } from './times.ts';
import { group, list, plain } from './tree.ts';
import type { Written } from './tree.ts';

interface WriteOptions {
  /** Files to carry are named from here; from where the scenario lies without. */
  projectDir?: string;
  /** Named actions that are to stand in the file, in this order; those that it uses of its own without. */
  actions?: readonly WrittenAction[];
}

/**
 * A scenario in its canonical form: the smallest that says everything, its keys in one order, the comments of the text
 * it was read from where they belong. Reading it gives the same scenario.
 */
export function writeScenario(scenario: Scenario, options: WriteOptions = {}): string {
  const { file, text, name, id, users, profile, personas, tags, script, checks, faults } = scenario;
  const { metrics, rules = [], staff = [] } = scenario;
  const places = placesOf(scenario, options.projectDir ?? dirname(file));
  const actions = options.actions ?? ownActionsOf(scenario, places);
  const root = group({
    // Without a name a file is called by its own.
    name: name === id && file !== '' ? undefined : plain(name),
    tags: tags.length === 0 ? undefined : list(tags.map(plain)),
    users: profile ? undefined : plain(users),
    personas: personas.length === 0 ? undefined : list(personas.map(plain)),
    ...writeTimes(scenario),
    actions: actions.length === 0 ? undefined : writeActions(actions, places),
    script: isUnwritten(scenario) ? undefined : writeScript(script, places),
    staff: staff.length === 0 ? undefined : writeStaff(staff, places),
    faults: writeFaults(faults, scenario.timeWarp, places),
    metrics: metrics === undefined ? undefined : plain(places.pathOf(metrics)),
    rules: rules.length === 0 ? undefined : list(rules.map((rule) => plain(rule.name))),
    checks: writeChecks(checks, places),
  });
  attachRemarks(root, text, synonymsOf);
  return layOut(root);
}

/** Whether the text that it was read from has no script: the reader gave it one, whose step has no place in it. */
function isUnwritten({ text, script: [only, ...more] }: Scenario): boolean {
  return text !== '' && more.length === 0 && only?.item === 'step' && !only.at;
}

function writeStaff(staff: readonly Staff[], places: Places): Written {
  return list(
    staff.map(({ persona, users, script }) =>
      group(
        {
          persona: plain(persona),
          users: users === 1 ? undefined : plain(users),
          script: writeScript(script, places),
        },
        true,
      ),
    ),
    true,
  );
}

function writeActions(actions: readonly WrittenAction[], places: Places): Written {
  return group(
    Object.fromEntries(actions.map(({ name, items }) => [name, writeScript(items, places)])),
    true,
  );
}

/** Every word for a key of a scenario. */
function synonymsOf(word: string): readonly string[] {
  const ways = Object.values(topKeys).find(([first]) => first.words[0] === word);
  return ways ? [...new Set(ways.flatMap(({ words }) => words))] : [word];
}
