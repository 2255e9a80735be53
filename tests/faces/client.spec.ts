import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startNode } from '../support/processes.ts';
import { makeProject } from '../support/project.ts';
import { serveSite } from '../support/site.ts';

const PAGE =
  '<!doctype html><title>Apply</title><form><label>Name <input required name="n"></label><button>Send</button></form>';

/** The package under its own name, as a program of the project imports it. */
const PACKAGE = import.meta.resolve('hms-esr/client');

test('a TypeScript program starts a run, holds it, lets it go on, reads its verdict, and another one reads it again', async () => {
  const site = await serveSite({ '/': PAGE, '/apply': PAGE });
  const { dir } = await makeProject({ scenario: 'users: 1\nscript:\n  - visit: "/"\n', url: site.url });
  const program = join(dir, 'simulation.mjs');
  await writeFile(
    program,
    `import { Probe, report, Scenario, Step, User } from ${JSON.stringify(PACKAGE)};
const accounts = [];
const crowd = User.template({ persona: 'hurried' }).multiply(6);
await crowd.provision({
  create: async (batch) => accounts.push(...batch),
  remove: async (batch) => console.log('removed', batch.length),
});
const scenario = new Scenario({ name: 'client trial', tags: ['demo'] })
  .given(crowd)
  .when(Step('open_form', { path: '/apply' }))
  .andThen(Step('complete'))
  .probe(Probe.http({ warn_ms: 5000 }))
  .duration('2s');
const id = await scenario.start();
console.log('created', accounts.length, accounts[0].email.includes('example'));
scenario.pause();
scenario.resume();
console.log((await report(id)).state);
const summary = await report(id, { wait: true });
console.log(summary.state, summary.verdict, summary.citizens.finished);
console.log('id', id);
`,
  );
  const running = startNode([program], { cwd: dir });
  expect(await running.ended, running.output()).toBe(0);
  const said = running.output();
  expect(said).toContain('created 6 true');
  expect(said).toContain('RUNNING');
  expect(said).toContain('removed 6');
  expect(said).toMatch(/FINISHED (PASS|WARN|INVALID) 6/);
  const id = /id (\S+)/.exec(said)?.[1] ?? '';
  await writeFile(
    program,
    `import { launch, report, Scenario } from ${JSON.stringify(PACKAGE)};
const again = await report(${JSON.stringify(id)});
console.log(again.state, again.runId);
const wrong = new Scenario({ name: 'wrong', users: 1, script: [{ click: 'Submit', within: 3 }, 'sumbit'] });
await launch(wrong, { target: 'prod-like-staging.agency.example' }).catch((error) => console.log(error.name, error.message));
await launch(wrong).catch((error) => console.log(error.name, error.message));
`,
  );
  const second = startNode([program], { cwd: dir });
  expect(await second.ended, second.output()).toBe(0);
  expect(second.output()).toContain(`FINISHED ${id}`);
  expect(second.output()).toContain('no load on prod-like-staging.agency.example');
  expect(second.output()).toMatch(/wrong\.json:\d+:\d+: .*“sumbit”/);
  await site.close();
});
