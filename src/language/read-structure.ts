import { faultKinds, readAs, whole } from '../model/index.ts';
import type { ScriptItem } from '../model/index.ts';
import { stepKinds } from '../steps/index.ts';
import type { Desk } from './desk.ts';
import { sumOf } from './in-choices.ts';
import type { Part } from './in-choices.ts';
import { inRegions } from './in-regions.ts';
import { MAX_STEPS } from './lengths.ts';
import { optionWords } from './step-options.ts';
import { ALWAYS, scriptWords } from './step-words.ts';
import type { Path } from './yaml-file.ts';

type Group = Readonly<Record<string, unknown>>;

/** Reads `choose`, `repeat`, and steps below a region or a ratio. */
export async function readStructure(
  head: string | undefined,
  group: Group,
  path: Path,
  desk: Desk,
): Promise<readonly ScriptItem[]> {
  const { complaints } = desk;
  if (head === undefined && !('steps' in group)) {
    complainOfNoHead(group, path, desk);
    return [];
  }
  const inside = head === 'repeat' && isGroup(group['repeat']) ? ['repeat'] : ['repeat', 'steps'];
  const own = head === 'choose' ? ['choose'] : head === 'repeat' ? inside : ['steps'];
  checkKeys(group, [...own, 'within', 'ratio'], path, desk);
  if (head === undefined && !('within' in group || 'ratio' in group)) {
    const hint = 'say “within”, “repeat” or “ratio”, or write each step by itself';
    complaints.add(path, 'nothing is said of these steps', hint);
  }
  if (head === 'choose')
    return inRegions(await readChoose(group[head], [...path, head], desk), group, path, desk);
  const items =
    head === 'repeat'
      ? readRepeat(group, path, desk)
      : desk.steps(group['steps'], [...path, 'steps'], within(desk));
  return inRegions(await items, group, path, desk);
}

async function readChoose(value: unknown, path: Path, desk: Desk): Promise<ScriptItem[]> {
  const { complaints } = desk;
  if (!Array.isArray(value) || value.length === 0) {
    const hint = 'write lines such as “- { ratio: 98%, steps: [submit] }”';
    complaints.add(path, '“choose” must be a list of alternatives', hint);
    return [];
  }
  const options: Part[] = [];
  for (const [index, item] of value.slice(0, MAX_STEPS).entries()) {
    const here = [...path, index];
    const part = await desk.item(item, here, within(desk));
    if (!part) continue;
    if (!part.stated)
      complaints.add(here, '“ratio” is missing', 'say how many choose this, such as ratio: 20%');
    options.push(part);
  }
  if (value.length > MAX_STEPS)
    complaints.add(path, `“choose” has ${value.length} alternatives`, `at most ${MAX_STEPS}`);
  const sum = sumOf(options);
  if (sum > 1 + 1e-9 && options.every(({ stated }) => stated)) {
    const message = `these ratios add up to ${Number((sum * 100).toFixed(6))} %`;
    complaints.add(path, message, 'at most 100 %; who is left does none of them', 'key');
  }
  if (options.length === 0) return [];
  return [{ item: 'choose', options: options.map(({ share, items }) => ({ share, items })) }];
}

/** `repeat: 3` with `steps:` beside it, or both below `repeat:`, as `times` and `steps`. */
async function readRepeat(group: Group, path: Path, desk: Desk): Promise<ScriptItem[]> {
  const { complaints } = desk;
  const written = group['repeat'];
  const here = [...path, 'repeat'];
  const long = isGroup(written) ? (written as Group) : undefined;
  if (long) checkKeys(long, ['times', 'steps'], here, desk);
  const times = readTimes(long ? long['times'] : written, long ? [...here, 'times'] : here, desk);
  const steps = (long ?? group)['steps'];
  if (steps === undefined) {
    complaints.add(here, '“repeat” has no steps', 'write “steps:” below it', 'key');
    return [];
  }
  const items = await desk.steps(steps, [...(long ? here : path), 'steps'], within(desk));
  return times === undefined ? items : [{ item: 'repeat', times, items }];
}

function checkKeys(group: Group, known: readonly string[], path: Path, { complaints }: Desk): void {
  for (const key of Object.keys(group)) {
    if (known.includes(key)) continue;
    const isOption = optionWords.some((option) => option === key);
    if (isOption)
      complaints.add([...path, key], `“${key}” is said of a single step`, 'write it beside one', 'key');
    else complaints.unknown('key', key, [...path, key], known);
  }
}

function complainOfNoHead(group: Group, path: Path, { complaints }: Desk): void {
  const options: readonly string[] = ['ratio', ...optionWords];
  // The first word is the step's; what stands beside it is settings of a step that there is not.
  const strange = Object.keys(group).filter((key) => !options.includes(key));
  const fault = strange.find((key) => faultKinds.some((kind) => kind === key));
  if (fault !== undefined) {
    complaints.add([...path, fault], `“${fault}” is a fault, not a step`, 'write it below “faults:”', 'key');
  } else if (strange[0] !== undefined) {
    complaints.unknown('step', strange[0], [...path, strange[0]], scriptWords);
  } else if ('within' in group) {
    const hint = 'write “steps:” below it, or put it beside a step';
    complaints.add([...path, 'within'], '“within” has no steps', hint, 'key');
  } else {
    complaints.add(path, 'this step is empty', `for instance “- ${stepKinds.click.example}”`);
  }
}

const COUNT = whole(1, MAX_STEPS);
const ROUNDS = readAs<number | 'always'>(
  `“${ALWAYS}”, or a whole number from 1 to ${MAX_STEPS.toLocaleString('en-US')}`,
  (value) => (value === ALWAYS ? ALWAYS : COUNT.safeParse(value).data),
);

/** How often; without end for the staff only, who are let go when the last citizen is done. */
function readTimes(value: unknown, path: Path, { complaints, rounds }: Desk): number | 'always' | undefined {
  if (rounds) return complaints.read(ROUNDS, value, path);
  if (value !== ALWAYS) return complaints.read(COUNT, value, path);
  const hint = 'only the last item of a script below “staff:” has no end; say how often, such as repeat: 3';
  complaints.add(path, `“repeat: ${ALWAYS}” would never end`, hint);
  return undefined;
}

/** The desk for lists inside the scenario's own. */
function within({ rounds: _none, ...desk }: Desk): Desk {
  return { ...desk, outermost: false };
}

function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
