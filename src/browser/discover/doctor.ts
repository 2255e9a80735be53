import { BadInput } from '../../model/index.ts';
import { capacityLines, thisCapacity, type Capacity } from './capacity.ts';
import { runCommand, type RunCommand } from './command.ts';
import { browserPlaces, findBrowser, howToInstall } from './find.ts';
import { browserHealth } from './health.ts';
import { isRoot, pathsOf, shortPath, thisMachine, type Machine } from './machine.ts';
import type { DoctorLine } from './doctor-line.ts';
import type { Place } from './place.ts';
import { sandbox } from './sandbox.ts';

export interface DoctorOptions {
  /** Where reports go, absolute; `reports` in the current folder by default. */
  reportsDir?: string;
  /** Files that a build makes and a rehearsal needs: what they are, where, and what makes them. */
  built?: readonly { name: string; file: string; hint: string }[];
  machine?: Machine;
  run?: RunCommand;
  capacity?: Capacity;
}

const OLDEST_NODE: readonly [number, number] = [20, 19];
/** Looks at everything a rehearsal needs. Starts no browser; asks the chosen one for its version. */
export async function doctor(options: DoctorOptions = {}): Promise<DoctorLine[]> {
  const { machine = thisMachine(), run = runCommand, capacity = thisCapacity() } = options;
  const reportsDir = options.reportsDir ?? pathsOf(machine).join(machine.cwd, 'reports');
  return [
    nodeLine(capacity),
    ...(await browserLines(machine, run)),
    sandboxLine(machine),
    playwrightLine(machine),
    ...capacityLines(capacity, machine, reportsDir),
    ...(options.built ?? []).map(({ name, file, hint }) => builtLine(machine, name, file, hint)),
  ];
}

function nodeLine({ node }: Capacity): DoctorLine {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) {
    return { name: 'Node', state: 'ok', value: node };
  }
  const hint = `install Node ${wantedMajor}.${wantedMinor} or newer`;
  return { name: 'Node', state: 'bad', value: node, hint };
}

async function browserLines(machine: Machine, run: RunCommand): Promise<DoctorLine[]> {
  try {
    const places = browserPlaces(machine);
    return [await chosenLine(machine, run), windowLine(machine), ...places.map(placeLine)];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return [{ name: 'browser', state: 'bad', ...problemOf(error) }];
  }
}

async function chosenLine(machine: Machine, run: RunCommand): Promise<DoctorLine> {
  try {
    const found = findBrowser({ machine });
    const health = await browserHealth(found, machine, run);
    const where = `${found.kind} at ${shortPath(machine, found.executablePath)}`;
    if (!health.ok) {
      const hint =
        found.source === 'playwright'
          ? 'run `npx playwright install-deps chromium-headless-shell`'
          : howToInstall(machine);
      return { name: 'browser', state: 'bad', value: `${where} does not start: ${health.why}`, hint };
    }
    const version = health.version ? `, version ${health.version}` : '';
    return { name: 'browser', state: 'ok', value: `${where}${version} (${found.source})` };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { name: 'browser', state: 'bad', value: 'none', hint: howToInstall(machine) };
  }
}

function windowLine(machine: Machine): DoctorLine {
  const name = 'with a window';
  try {
    const { executablePath } = findBrowser({ machine, window: true });
    return { name, state: 'ok', value: shortPath(machine, executablePath) };
  } catch {
    const hint = `only for --headed, --ui and --debug: ${howToInstall(machine, true)}`;
    return { name, state: 'note', value: 'none', hint };
  }
}

function placeLine({ where, executablePath }: Place): DoctorLine {
  const there = executablePath && executablePath !== where ? `: ${executablePath}` : '';
  return { name: 'looked at', state: 'note', value: `${where}${executablePath ? there : ': not there'}` };
}

function sandboxLine(machine: Machine): DoctorLine {
  const { on, why } = sandbox(machine);
  const who = isRoot(machine) ? 'root' : 'not root';
  return { name: 'sandbox', state: 'ok', value: `${on ? 'on' : 'off'}, because ${why} (${who})` };
}

function playwrightLine(machine: Machine): DoctorLine {
  const text =
    machine.playwrightCore && machine.read(pathsOf(machine).join(machine.playwrightCore, 'package.json'));
  if (!text) return { name: 'Playwright', state: 'bad', value: 'not installed', hint: 'run `npm ci`' };
  const { version } = JSON.parse(text) as { version: string };
  return { name: 'Playwright', state: 'ok', value: version };
}

function builtLine(machine: Machine, name: string, file: string, hint: string): DoctorLine {
  if (machine.exists(file)) return { name, state: 'ok', value: 'built' };
  return { name, state: 'bad', value: 'not built', hint };
}

function problemOf({ problems, message }: BadInput): Pick<DoctorLine, 'value' | 'hint'> {
  const [first] = problems;
  return { value: first?.message ?? message, ...(first?.hint ? { hint: first.hint } : {}) };
}
