import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from '@playwright/test';
import { loadScenario } from '../../../src/language/index.ts';
import { BadInput, describeProblem } from '../../../src/model/index.ts';
import type { Scenario } from '../../../src/model/index.ts';

/** A folder on disk like somebody's project, with one document to upload. */
export interface Project {
  dir: string;
  /** Writes a file and gives its path. */
  write(path: string, content: string | Uint8Array): Promise<string>;
  /** Loads `scenarios/mine.yml` with this text; personas and services are those of `world`. */
  load(text: string): Promise<Scenario>;
  /** What a user reads when that scenario is loaded; the project's folder is left out of paths. */
  said(text: string): Promise<string>;
  /** The notes a user reads when that scenario is loaded, one text each. */
  notes(text: string): Promise<string[]>;
}

export const world = {
  personas: [
    { id: 'first-gen-student', role: 'citizen' },
    { id: 'returning-adult', role: 'citizen' },
    { id: 'night-clerk', role: 'caseworker' },
  ],
  services: ['eligibility', 'grants'],
};

/** The message of the BadInput that `attempt` ends in; anything else fails the test. */
export async function messageOf(attempt: Promise<unknown>): Promise<string> {
  const outcome = await attempt.then(
    () => 'nothing: it was accepted',
    (error: unknown) => error,
  );
  if (outcome instanceof BadInput) return outcome.message;
  throw new Error(`expected BadInput, but got ${String(outcome)}`, { cause: outcome });
}

export const test = base.extend<{ project: Project }>({
  project: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'esr-language-'));
    const write: Project['write'] = async (path, content) => {
      const file = join(dir, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
      return file;
    };
    const load: Project['load'] = async (text) =>
      loadScenario(await write('scenarios/mine.yml', text), { projectDir: dir, ...world });
    const said: Project['said'] = async (text) => (await messageOf(load(text))).replaceAll(`${dir}/`, '');
    const notes: Project['notes'] = async (text) => {
      const heard: string[] = [];
      await loadScenario(await write('scenarios/mine.yml', text), {
        projectDir: dir,
        ...world,
        note: (problem) => heard.push(describeProblem(problem).replaceAll(`${dir}/`, '')),
      });
      return heard;
    };
    await write('fixtures/transcript.pdf', 'a transcript');
    await use({ dir, write, load, said, notes });
    await rm(dir, { recursive: true, force: true });
  },
});

/** A scenario that is good but for the steps given. */
export function withSteps(...steps: string[]): string {
  return ['name: Mine', 'users: 5', 'script:', ...steps.map((step) => `  ${step}`), ''].join('\n');
}

/** A scenario that is good but for the lines given at its end. */
export function withTail(...lines: string[]): string {
  return ['users: 5', 'script:', '  - click: Submit', ...lines, ''].join('\n');
}
