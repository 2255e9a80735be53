import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { RunEvent } from '../../src/model/index.ts';
import { prepareRun, rehearse, walkthrough, type RunHooks } from '../../src/run/index.ts';
import { makeProject, onlyRun, personaFile } from '../support/project.ts';
import { serveSite, type Answer, type Site } from '../support/site.ts';

const CLERK = personaFile({ name: 'Clerk', description: 'Works at the desk.', role: 'clerk' });

/** Citizens get a stamp when somebody at the desk has given one; the desk does not matter to anybody else. */
const CITIZENS = 3;
const SCENARIO = `users: ${CITIZENS}
ramp_up: 300ms
script:
  - visit: '/apply'
  - await: { text: 'Stamped', for: 20s, every: 1s, refresh: false }
staff:
  - persona: clerk
    users: 2
    script:
      - visit: '/desk'
      - repeat: always
        steps:
          - await: { text: 'waiting', every: 1s, refresh: false }
          - click: 'Stamp'
checks:
  - status_code_ok
`;

const look = (path: string, words: string): string =>
  `<p id="said"></p><script>setInterval(async () => {
    const { n } = await (await fetch('${path}')).json();
    said.textContent = n > 0 ? '${words}' : '';
  }, 200)</script>`;

const APPLY = `<!doctype html><title>Apply</title>${look('/api/stamps', 'Stamped')}`;
const DESK = `<!doctype html><title>Desk</title>${look('/api/queue', 'waiting')}
<button onclick="fetch('/api/stamp', { method: 'POST' })">Stamp</button>`;
/** A desk whose page sends what nobody generated. */
const LEAK = `<script>fetch('/api/stamp', { method: 'POST', body: JSON.stringify({ ssn: '219-45-6789' }) })</script>`;

let site: Site;
let applied = 0;
let stamps = 0;
let desk = DESK;

const says =
  (what: () => object): Answer =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(what()));

test.beforeEach(async () => {
  applied = stamps = 0;
  desk = DESK;
  site = await serveSite({
    '/apply': (_request, response) => {
      applied++;
      response.writeHead(200, { 'content-type': 'text/html' }).end(APPLY);
    },
    '/desk': (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(desk),
    '/api/stamps': says(() => ({ n: stamps })),
    // There is nothing to do before everybody is there.
    '/api/queue': says(() => ({ n: applied === CITIZENS ? 1 : 0 })),
    '/api/stamp': says(() => ({ n: ++stamps })),
  });
});
test.afterEach(() => site.close());

/** The scenario in a project of its own. */
async function prepared() {
  const { dir, scenario } = await makeProject({ scenario: SCENARIO, url: site.url });
  await writeFile(join(dir, 'personas/clerk.yml'), CLERK);
  return { dir, run: await prepareRun({ scenario, projectDir: dir, target: site.url, workers: 0 }) };
}

/** Flies the scenario in this process. @returns what its folder tells. */
async function fly(hooks: RunHooks = {}): ReturnType<typeof onlyRun> {
  const { dir, run } = await prepared();
  await rehearse(run, new AbortController().signal, hooks);
  return onlyRun(join(dir, 'reports'), 'apply');
}

const started = (events: readonly RunEvent[]) => events.filter((event) => event.type === 'citizen.started');

test('staff is there before the first citizen, works for all of them, and is let go after the last', async () => {
  const { scorecard, events } = await fly();
  expect(started(events).map(({ citizen, staff }) => [citizen > CITIZENS, staff])).toEqual([
    [true, 0],
    [true, 0],
    ...Array.from({ length: CITIZENS }, () => [false, undefined]),
  ]);
  expect(scorecard.citizens).toMatchObject({ planned: CITIZENS, started: CITIZENS, finished: CITIZENS });
  expect(scorecard.funnel.map(({ started: came }) => came)).toEqual([CITIZENS, CITIZENS]);
  expect(scorecard.findings).toEqual([]);
  expect(scorecard.staff).toMatchObject([{ persona: 'Clerk', planned: 2, started: 2, finished: 2 }]);
  expect(scorecard.staff?.[0]?.rounds).toBeGreaterThan(0);
  const ends = events.flatMap((event) => (event.type === 'citizen.finished' ? [event.citizen] : []));
  expect(ends.slice(0, CITIZENS).every((citizen) => citizen <= CITIZENS)).toBe(true);
});

test('a run that is drained before anybody has come lets its staff go', async () => {
  const { scorecard, events } = await fly({ started: (control) => control.drain() });
  expect(started(events)).toHaveLength(2);
  expect(scorecard.citizens).toMatchObject({ started: 0, 'not-started': CITIZENS });
  expect(scorecard.staff).toMatchObject([{ started: 2, finished: 2, failed: 0, rounds: 0 }]);
});

test('a walkthrough ends as soon as the guard stops its staff, and says so', async ({ page }) => {
  desk = DESK + LEAK;
  const { dir, run } = await prepared();
  const { plan, target } = run;
  const walk = walkthrough({
    page,
    plan,
    persona: plan.personas.find(({ id }) => id === 'hurried')!,
    target,
    projectDir: dir,
    baseUrl: site.url,
    signal: new AbortController().signal,
    step: (_title, _at, body) => body(),
  });
  await expect(walk).rejects.toThrow('the guard stopped the staff: ');
});
