import { MAX_STAFF, whole } from '../model/index.ts';
import type { ScriptItem, Staff } from '../model/index.ts';
import { checkScript } from './check-templates.ts';
import { choices, clip, describe } from './complaints.ts';
import type { Desk } from './desk.ts';
import { lengthOf, MAX_STEPS } from './lengths.ts';
import type { Top } from './read-top.ts';
import { ALWAYS } from './step-words.ts';
import type { Path } from './yaml-file.ts';

/** What may be said of a group of the staff. */
const staffKeys = ['persona', 'users', 'script'] as const;
/** More sorts of people than this no counter has. */
export const MOST_GROUPS = 20;
/** How many of them there may be, in one group as in all. */
export const staffCount = whole(1, MAX_STAFF);

const EXAMPLE = 'write “- persona: caseworker” below it, with “users:” and “script:”';

type Group = Readonly<Record<string, unknown>>;

/** Who works on the other side of the counter, as it was written, and the names of what their scripts capture. */
interface ReadStaff {
  groups: Omit<Staff, 'rounds'>[];
  captured: ReadonlySet<string>;
}

/** Reads `staff`: a list of personas, how many there are of each, and what they do. */
export async function readStaff({ written }: Top, desk: Desk): Promise<ReadStaff> {
  const captured = new Set<string>();
  const { complaints } = desk;
  const { staff, script } = written;
  if (!staff) return { groups: [], captured };
  const { value, path } = staff;
  if (!script) {
    const hint = 'write “script:” and what citizens do below it';
    complaints.add(
      path,
      '“staff” works for citizens, but the scenario has no “script” of theirs',
      hint,
      'key',
    );
  }
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_GROUPS) {
    const but = Array.isArray(value) ? `has ${value.length} items` : `is ${describe(value)}`;
    complaints.add(path, `“staff” must be a list of 1 to ${MOST_GROUPS} groups, but ${but}`, EXAMPLE);
    return { groups: [], captured };
  }
  const groups: ReadStaff['groups'] = [];
  for (const [index, item] of (value as unknown[]).entries()) {
    const group = await readGroup(item, [...path, index], desk, captured);
    if (group) groups.push(group);
  }
  const all = groups.reduce((sum, { users }) => sum + users, 0);
  if (all > MAX_STAFF) {
    const hint = 'each has a browser window of their own all the time: have fewer of them';
    complaints.add(
      path,
      `“staff” is at most ${MAX_STAFF} people in all groups, but there are ${all}`,
      hint,
      'key',
    );
  }
  return { groups, captured };
}

async function readGroup(
  item: unknown,
  path: Path,
  desk: Desk,
  captured: Set<string>,
): Promise<Omit<Staff, 'rounds'> | undefined> {
  const { complaints } = desk;
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    complaints.add(path, `staff is a persona and what it does, but this is ${describe(item)}`, EXAMPLE);
    return undefined;
  }
  const said = item as Group;
  for (const key of Object.keys(said))
    if (!staffKeys.some((known) => known === key)) complaints.unknown('key', key, [...path, key], staffKeys);
  for (const key of ['persona', 'script'] as const)
    if (!(key in said)) complaints.add(path, `“${key}” is missing`, EXAMPLE, 'key');
  const users = 'users' in said ? complaints.read(staffCount, said['users'], [...path, 'users']) : 1;
  const persona = 'persona' in said ? readPersona(said['persona'], [...path, 'persona'], desk) : undefined;
  const script = 'script' in said ? await readScript(said['script'], [...path, 'script'], desk) : [];
  for (const name of capturedIn(script, desk)) captured.add(name);
  return users === undefined || persona === undefined || script.length === 0
    ? undefined
    : { persona, users, script };
}

/** The one persona of an id or a role. */
function readPersona(
  value: unknown,
  path: Path,
  { complaints, world: { personas } }: Desk,
): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') {
    complaints.add(
      path,
      `“persona” must be a name of a file in personas/, or a role, but is ${describe(value)}`,
    );
    return undefined;
  }
  if (!personas || personas.some(({ id }) => id === value)) return value;
  const [one, ...others] = personas.filter(({ role }) => role === value);
  if (one && others.length === 0) return one.id;
  if (!one) {
    const words = new Set(personas.flatMap(({ id, role }) => (role === undefined ? [id] : [id, role])));
    complaints.add(path, `unknown persona “${clip(value)}”`, choices(value, [...words]) ?? EXAMPLE);
  } else {
    const ids = [one, ...others].map(({ id }) => `“${id}”`).join(' and ');
    complaints.add(
      path,
      `the role “${clip(value)}” is that of ${ids}`,
      'name one of them, and the others in groups of their own',
    );
  }
  return undefined;
}

async function readScript(value: unknown, path: Path, desk: Desk): Promise<ScriptItem[]> {
  const { complaints } = desk;
  const script = await desk.steps(value, path, { ...desk, outermost: false, rounds: true });
  if (Array.isArray(value)) checkRounds(value, path, desk);
  const length = lengthOf(script);
  if (length <= MAX_STEPS) return script;
  const long = `“script” has ${length.toLocaleString('en-US')} steps when it is written out`;
  complaints.add(path, long, `a journey has at most ${MAX_STEPS}`, 'key');
  return [];
}

/** What has no end stands at the end, and is for all of the group. */
function checkRounds(items: readonly unknown[], path: Path, { complaints }: Desk): void {
  for (const [index, item] of items.entries()) {
    if (!isEndless(item)) continue;
    const here = [...path, index];
    if (index < items.length - 1) {
      const hint =
        'nobody comes past it: write it last, and everything that is done again and again below it';
      complaints.add(
        [...here, 'repeat'],
        `“repeat: ${ALWAYS}” is not the last item of the script`,
        hint,
        'key',
      );
    }
    for (const beside of ['ratio', 'within'])
      if (beside in item) {
        const hint = 'say it of steps below it';
        complaints.add([...here, beside], `“${beside}” says nothing to “repeat: ${ALWAYS}”`, hint, 'key');
      }
  }
}

function isEndless(item: unknown): item is Group {
  if (typeof item !== 'object' || item === null) return false;
  const { repeat } = item as { repeat?: unknown };
  return repeat === ALWAYS || (repeat as { times?: unknown } | null)?.times === ALWAYS;
}

/** Checks the templates of a script, which knows nothing of what others capture. @returns what it captures itself. */
function capturedIn(script: readonly ScriptItem[], desk: Desk): ReadonlySet<string> {
  const captured = new Set<string>();
  checkScript(script, captured, desk);
  return captured;
}
