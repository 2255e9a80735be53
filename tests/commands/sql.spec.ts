import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { applicationScenario, serveApplicationPage } from '../support/application-page.ts';
import { ROOT, startEsr, startNode, type Running } from '../support/processes.ts';
import { makeProject, onlyRun } from '../support/project.ts';
import { threeRuns } from '../unit/record/three-runs.ts';

/** As flood-rerating prints it. */
const SEED_SQL = `SELECT
  percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms) AS p95,
  100.0*sum(case when status='OK' then 1 end)/count(*)     AS success_rate
FROM esr_metrics
WHERE run_id = 'RUN-9001';`;

/** Given to node, a machine for which DuckDB has no binary. */
const HOOKS = `export function resolve(name, context, next) {
  if (name.startsWith('@duckdb/')) throw new Error('no binary for this platform');
  return next(name, context);
}`;
const asModule = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;
const WITHOUT_DUCKDB = asModule(
  `import { register } from 'node:module'; register(${JSON.stringify(asModule(HOOKS))});`,
);

/** What a command says to a program, and what it says besides. */
async function told(running: Running): Promise<{ code: number | null; out: string; all: string }> {
  let out = '';
  running.child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const code = await running.ended;
  return { code, out, all: running.output() };
}

const sql = (dir: string, ...args: string[]) => told(startEsr(['sql', ...args], { cwd: dir }));

test('the scorecard query of the seed works word for word, of the run that it names', async () => {
  const dir = await threeRuns();
  const { code, out, all } = await sql(dir, SEED_SQL, '--json');
  expect(JSON.parse(out)).toEqual([{ p95: expect.any(Number), success_rate: 100 }]);
  expect(all).toContain('asked: run RUN-9001 of flood');
  expect(code).toBe(0);
});

test('a table is aligned and has units; what a page put there cannot move the cursor', async () => {
  const dir = await threeRuns();
  const asked = `select service, count(*) n, null as nothing, max(duration_ms) worst_ms, min(url) url
    from exchanges group by all order by service`;
  const { out } = await sql(dir, asked);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^service +n +nothing +worst_ms {2}url$/),
    expect.stringMatching(/^ +ms$/),
    expect.stringMatching(/^─+ {2}─+ {2}─+ {2}─+ {2}─+$/),
    expect.stringMatching(/^eligibility +3 +NULL +\d+ {2}http:.*eligibility"\\u001b\[2J,\\n$/),
    expect.stringMatching(/^grants +\d+ +NULL +\d+ {2}http:.*grants"\\u001b\[2J,\\n$/),
    '',
  ]);
  const csv = await sql(dir, `select max(url) url from exchanges where service = 'grants'`, '--csv');
  expect(csv.out.startsWith('url\r\n"http:')).toBe(true);
  expect(csv.out.endsWith('grants""\u001b[2J,\n"\r\n')).toBe(true);
});

test('more rows than anybody reads are cut in a table, and complete for programs', async () => {
  const dir = await threeRuns();
  const table = await sql(dir, 'select range as n from range(5000)');
  expect(table.out).toMatch(/\n999\nthe first 1\u202f000 rows; --csv and --json give all of them\n$/);
  const json = await sql(dir, 'select range as n from range(5000)', '--json');
  expect(JSON.parse(json.out)).toHaveLength(5000);
  expect((await sql(dir, 'select 1 where false', '--json')).out).toBe('[]\n');
});

test('what cannot be done is said in a sentence with the nearest name: exit 2', async () => {
  const dir = await threeRuns();
  const cases: [args: string[], said: string][] = [
    [['select durtion_ms from exchanges'], 'did you mean duration_ms?'],
    [['select 1', '--json', '--csv'], '--json and --csv exclude each other'],
  ];
  for (const [args, said] of cases) {
    const { code, out, all } = await sql(dir, ...args);
    expect(all).toContain(said);
    expect(all).not.toContain('    at ');
    expect([code, out]).toEqual([2, '']);
  }
});

test('esr sql alone lists what can be asked', async () => {
  const { code, out } = await sql(tmpdir());
  expect(out).toMatch(/^esr_metrics: /m);
  expect(out).toMatch(/^ {2}latency_ms +DOUBLE +to the last byte of the answer/m);
  expect(code).toBe(0);
});

test('where DuckDB cannot be loaded a run lands all the same, and can be asked when it can', async () => {
  const site = await serveApplicationPage();
  const { dir, scenario } = await makeProject({ url: site.url, scenario: applicationScenario({ users: 2 }) });
  const plain = (...args: string[]) =>
    told(startNode(['--import', WITHOUT_DUCKDB, join(ROOT, 'bin/esr.js'), ...args], { cwd: dir }));
  const flown = await plain('run', scenario);
  await site.close();
  expect(flown.code, flown.all).toBe(0);
  const run = await onlyRun(join(dir, 'reports'), 'apply');
  expect(existsSync(join(run.dir, 'tables'))).toBe(false);
  const query = 'select count(*) n, bool_and(sim) sim from citizens';
  const refused = await plain('sql', query);
  expect(refused.all).toContain(
    'because DuckDB cannot be loaded on this machine\n  → npm install --include=optional',
  );
  expect(refused.code).toBe(2);
  expect(JSON.parse((await sql(dir, query, '--json')).out)).toEqual([{ n: 2, sim: true }]);
  expect(existsSync(join(run.dir, 'tables', 'exchanges.parquet'))).toBe(true);
});
