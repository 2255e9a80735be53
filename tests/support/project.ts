import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent, Scorecard } from '../../src/model/index.ts';

const PERSONA = `name: Hurried citizen
description: Knows what they want.
share: 1
device: desktop
viewport: 1280x720
locale: en-US
time_zone: America/New_York
think: 10ms
patience: 15s
`;

/** A project of its own in a temporary folder: one persona, one scenario, one target that runs already. */
export async function makeProject(options: { scenario: string; url: string }): Promise<{
  dir: string;
  scenario: string;
}> {
  const dir = await mkdtemp(join(tmpdir(), 'esr-project-'));
  const files: Record<string, string> = {
    'personas/hurried.yml': PERSONA,
    'scenarios/apply.yml': options.scenario,
    'targets/portal.yml': `name: portal\nurl: ${options.url}\nservices:\n  api: '**/api/**'\n`,
    'fixtures/letter.txt': 'a letter',
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(dir, file, '..'), { recursive: true });
    await writeFile(join(dir, file), text);
  }
  return { dir, scenario: 'scenarios/apply.yml' };
}

/** The one run of a scenario in a reports folder: its folder, record and scorecard. */
export async function onlyRun(
  reportsDir: string,
  scenarioId: string,
): Promise<{ dir: string; events: RunEvent[]; scorecard: Scorecard }> {
  const runs = (await readdir(join(reportsDir, scenarioId))).filter((name) => /^\d{8}-/.test(name));
  if (runs.length !== 1)
    throw new Error(`expected one run of ${scenarioId}, found ${runs.join(', ') || 'none'}`);
  const dir = join(reportsDir, scenarioId, runs[0] ?? '');
  const lines = (await readFile(join(dir, 'events.ndjson'), 'utf8')).trim().split('\n');
  return {
    dir,
    events: lines.map((line) => JSON.parse(line) as RunEvent),
    scorecard: JSON.parse(await readFile(join(dir, 'scorecard.json'), 'utf8')) as Scorecard,
  };
}
