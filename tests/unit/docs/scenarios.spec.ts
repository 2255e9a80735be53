import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { faultForms } from '../../../src/language/fault-forms.ts';
import { loadScenario, loadTarget } from '../../../src/language/index.ts';
import { optionsAbout } from '../../../src/language/step-options.ts';
import { topKeys } from '../../../src/language/top-keys.ts';
import { randomNames } from '../../../src/model/index.ts';
import { stepKinds } from '../../../src/steps/index.ts';

const ROOT = join(import.meta.dirname, '../../..');
const page = await readFile(join(ROOT, 'docs/scenarios.md'), 'utf8');

/** Everything shown as code in one language, without what it is indented by. */
function shown(language: string): string[] {
  const blocks = page.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm'));
  return [...blocks].map(([, indent = '', text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}

/** Rows of all tables, by cells; a bar in a cell is escaped. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );

test('a reader can copy every scenario, action and fault of the guide, and it is read', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'esr-guide-'));
  await cp(join(ROOT, 'fixtures'), join(dir, 'fixtures'), { recursive: true });
  const write = async (file: string, text: string): Promise<string> => {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
    return join(dir, file);
  };
  const parts = shown('yaml').filter((text) => text.startsWith('# fixtures/'));
  const scenarios = [...shown('yaml').filter((text) => !parts.includes(text)), ...shown('json')];
  expect([parts.length, scenarios.length]).toEqual([3, 14]);
  for (const text of parts) await write(/^# (\S+)/.exec(text)?.[1] ?? '', text);
  const uses = 'users: 1\nscript: [use: sign-in]\nfaults: [slow_morning]\nrules: [no-promises]\n';
  const services = (await loadTarget('portal', ROOT)).services.map(({ name }) => name);
  for (const [index, text] of [...scenarios, uses].entries()) {
    const file = await write(`scenarios/guide-${index}.yml`, text);
    expect((await loadScenario(file, { projectDir: dir, services })).steps.length).toBeGreaterThan(0);
  }
  await rm(dir, { recursive: true });
});

test('the guide has every step, as its own error messages show it', () => {
  for (const { example, about } of Object.values(stepKinds))
    expect(rows).toContainEqual([`\`- ${example}\``, about]);
});

test('the guide has everything that may be said of a step', () => {
  for (const [word, about] of Object.entries(optionsAbout))
    expect(rows).toContainEqual([`\`${word}\``, about]);
});

test('the guide has every key, and every other word for it', () => {
  for (const ways of Object.values(topKeys)) {
    const [word = '', ...others] = [...new Set(ways.flatMap(({ words }) => words))];
    const also = others.map((other) => `\`${other}\``).join(', ');
    expect(rows).toContainEqual([`\`${word}\``, also, ways[0].about, expect.any(String)]);
  }
});

test('the guide has every fault and everything that is drawn', () => {
  for (const { example, about } of Object.values(faultForms))
    expect(rows).toContainEqual([`\`- ${example}\``, about]);
  for (const name of randomNames) expect(page).toContain(`{{ ${name} }}`);
});
