import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import type { RunEvent, Scorecard } from '../../src/model/index.ts';

/** A persona’s file: somebody quick and patient at a desk; a citizen, unless they have another role. */
export function personaFile({
  name,
  description,
  role,
}: {
  name: string;
  description: string;
  role?: string;
}): string {
  return `name: ${name}
description: ${description}
share: 1
${role === undefined ? '' : `role: ${role}\n`}device: desktop
viewport: 1280x720
locale: en-US
time_zone: America/New_York
think: 10ms
patience: 15s
`;
}

/**
 * A project of its own in a temporary folder: one persona, one scenario, one target that runs already, with the
 * services `api` (asked) and `archive` (which no page ever asks).
 */
export async function makeProject(options: { scenario: string; url: string }): Promise<{
  dir: string;
  scenario: string;
}> {
  const dir = await mkdtemp(join(tmpdir(), 'esr-project-'));
  const files: Record<string, string> = {
    'personas/hurried.yml': personaFile({ name: 'Hurried citizen', description: 'Knows what they want.' }),
    'scenarios/apply.yml': options.scenario,
    'targets/portal.yml': `name: portal
url: ${options.url}
services:
  api: '**/api/**'
  archive: '**/archive/**'
`,
    'fixtures/letter.txt': 'a letter',
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(dir, file, '..'), { recursive: true });
    await writeFile(join(dir, file), text);
  }
  return { dir, scenario: 'scenarios/apply.yml' };
}

/** A folder for reports that belongs to one test. */
export function temporaryReports(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'esr-reports-'));
}

/** The one run of a scenario in a reports folder: its folder, record and scorecard. */
export async function onlyRun(
  reportsDir: string,
  scenarioId: string,
): Promise<{ dir: string; events: RunEvent[]; scorecard: Scorecard }> {
  const [dir, ...more] = await runFolders(reportsDir, scenarioId);
  if (dir === undefined || more.length > 0)
    throw new Error(`expected one run of ${scenarioId}, found ${[dir, ...more].join(', ') || 'none'}`);
  return {
    dir,
    events: await eventsSoFar(dir),
    scorecard: JSON.parse(await readFile(join(dir, 'scorecard.json'), 'utf8')) as Scorecard,
  };
}

/** Waits until the record of the one run of a scenario, which flies now, has an event like this. */
export async function recordHas(
  reportsDir: string,
  scenarioId: string,
  wanted: Partial<RunEvent>,
): Promise<void> {
  const seen = async (): Promise<RunEvent[]> => {
    const [dir] = await runFolders(reportsDir, scenarioId);
    return dir === undefined ? [] : eventsSoFar(dir);
  };
  await expect
    .poll(seen, { timeout: 60_000, intervals: [50] })
    .toContainEqual(expect.objectContaining(wanted));
}

/** The name of the one run of a scenario, which may fly now. */
export async function runIdIn(reportsDir: string, scenarioId: string): Promise<string> {
  const folders = await runFolders(reportsDir, scenarioId);
  expect(folders).toHaveLength(1);
  return basename(folders[0] ?? '');
}

async function runFolders(reportsDir: string, scenarioId: string): Promise<string[]> {
  const parent = join(reportsDir, scenarioId);
  const names = await readdir(parent).catch(() => []);
  return names.filter((name) => /^\d{8}-/.test(name)).map((name) => join(parent, name));
}

/** Whole lines only: the last one of a run that flies may be under way. */
async function eventsSoFar(runDir: string): Promise<RunEvent[]> {
  const text = await readFile(join(runDir, 'events.ndjson'), 'utf8').catch(() => '');
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as RunEvent);
}
