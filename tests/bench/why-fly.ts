import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { grouped, whyOf, type WhyFinding } from '../../src/checks/why/index.ts';
import type { Plan, RunEvent } from '../../src/model/index.ts';
import type * as Run from '../../src/run/index.ts';
import { startPortal, type RunningPortal } from '../support/portal.ts';
import { ROOT } from '../support/processes.ts';
import type { PlantedCase } from './why-cases.ts';
import { OUTAGE, servePlanted } from './why-site.ts';

// As it is built: what goes into a page as text must not be what tsx makes of it.
const { prepareRun, rehearse } = (await import(
  new URL('../../dist/src/run/index.js', import.meta.url).href
)) as typeof Run;

/** What a flight left: enough to be judged again, and what “Why?” says of it. */
export interface Planted {
  plan: Plan;
  events: RunEvent[];
  found: WhyFinding[];
}

const PERSONA = {
  description: 'Knows what they want.',
  share: 1,
  device: 'desktop',
  viewport: '1280x720',
  locale: 'en-US',
  time_zone: 'America/New_York',
  think: '10ms',
  patience: '4s',
};
const SCRIPT = [
  { visit: '/apply' },
  { fill: { field: 'Your name', value: '{{ citizen.fullName }}' } },
  { click: 'Send' },
  { expect: { text: 'Received' } },
];
const PORTAL_SCRIPT = [
  { click: '/apply' },
  { fill: { field: 'state', value: 'Ohio' } },
  { upload: { path: './fixtures/transcript.pdf' } },
  { click: 'Submit' },
  { expect: 'Your grant is approved' },
];
const SERVICES = {
  eligibility: '**/api/eligibility/**',
  grants: '**/api/grants/**',
  api: '**/api/**',
};
/** How a command begins and ends the outage of the made-up service. */
const COMMANDS = {
  inject: `node tell.mjs ${OUTAGE.inject}`,
  clear: `node tell.mjs ${OUTAGE.clear}`,
};
/** Citizens begin so long after each other, ms. */
const APART_MS = 150;

/** When esr or the service is disturbed, ms after the start. */
const DISTURBED_AFTER_MS = 1_500;

/** Flies planted cases one after the other; portals are shared among cases with the same options. */
export class Bench {
  readonly #portals = new Map<string, Promise<RunningPortal>>();

  async fly(planted: PlantedCase): Promise<Planted> {
    const place = await this.#placeOf(planted);
    const dir = await projectOf(planted, place.url);
    try {
      const run = await prepareRun({ scenario: 'scenarios/planted.yml', projectDir: dir, workers: 0 });
      const debrief = await rehearse(run, new AbortController().signal, {
        started: () =>
          void setTimeout(() => {
            disturb(planted.generator);
            if (planted.down) void place.close();
          }, DISTURBED_AFTER_MS),
      });
      const lines = (await readFile(join(debrief.dir, 'events.ndjson'), 'utf8')).split('\n').slice(0, -1);
      const events = lines.map((line) => JSON.parse(line) as RunEvent);
      const plan = JSON.parse(await readFile(join(debrief.dir, 'plan.json'), 'utf8')) as Plan;
      return { plan, events, found: grouped(whyOf(events, plan).values()) };
    } finally {
      await place.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  async close(): Promise<void> {
    for (const portal of this.#portals.values()) await (await portal).stop();
  }

  async #placeOf({ site, portal, outage }: PlantedCase): Promise<{ url: string; close(): Promise<void> }> {
    if (portal === undefined) return servePlanted(site ?? {}, outage);
    const started = this.#portals.get(portal) ?? startPortal(...portal.split(' ').filter(Boolean));
    this.#portals.set(portal, started);
    return { url: (await started).origin, close: () => Promise.resolve() };
  }
}

/** A project in a temporary folder that holds the case and nothing else. */
async function projectOf(planted: PlantedCase, url: string): Promise<string> {
  const { users = 3, script, faults, checks, actions, personas = { Hurried: {} }, portal } = planted;
  const dir = await mkdtemp(join(tmpdir(), 'esr-why-'));
  const scenario = {
    users,
    ramp_up: `${users * APART_MS}ms`,
    script: script ?? (portal === undefined ? SCRIPT : PORTAL_SCRIPT),
    ...(faults ? { faults } : {}),
    ...(actions ? { actions } : {}),
    checks: checks ?? [{ type: 'status_code_ok' }],
  };
  const files: Record<string, string> = {
    'scenarios/planted.yml': stringify(scenario),
    'targets/site.yml': stringify({
      name: 'site',
      url,
      services: SERVICES,
      ...(planted.outage ? { faults: { allow_commands: true, commands: { outage: COMMANDS } } } : {}),
    }),
    'tell.mjs': `await fetch(new URL(process.argv[2], ${JSON.stringify(url)}));\n`,
  };
  for (const [name, lines] of Object.entries(personas)) {
    files[`personas/${name.toLowerCase().replaceAll(' ', '-')}.yml`] = stringify({
      name,
      ...PERSONA,
      ...lines,
    });
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(dir, file, '..'), { recursive: true });
    await writeFile(join(dir, file), text);
  }
  await mkdir(join(dir, 'fixtures'));
  await writeFile(
    join(dir, 'fixtures/transcript.pdf'),
    await readFile(join(ROOT, 'fixtures/transcript.pdf')),
  );
  return dir;
}

function disturb(how: PlantedCase['generator']): void {
  if (how !== 'killed') return;
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const lines = [...listed.matchAll(/^\s*(\d+)\s+(\d+) (.*)$/gm)];
  const family = new Set([process.pid]);
  // Children stand below their parents, but for ids that were used again.
  for (const [, pid, parent, command = ''] of lines) {
    if (!family.has(Number(parent)) || !command.includes('headless')) continue;
    family.add(Number(pid));
    process.kill(Number(pid), 'SIGKILL');
  }
}
