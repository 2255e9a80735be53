import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, expect, test } from '@playwright/test';
import { browserPlaces, findBrowser, launchOptions, thisMachine } from '../../src/browser/discover/index.ts';

/** What Playwright itself says when asked where it would install a browser. */
async function playwrightSays(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('playwright/package.json')),
    'cli.js',
  );
  const args = [cli, 'install', '--dry-run', name];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
  return /Install location:\s+(.+)/.exec(stdout)?.[1]?.trim();
}

test('the browser that is found starts and works', async () => {
  const browser = await chromium.launch(launchOptions(findBrowser()));
  try {
    const page = await browser.newPage();
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
  } finally {
    await browser.close();
  }
});

for (const [name, kind] of [
  ['chromium-headless-shell', 'headless-shell'],
  ['chromium', 'chromium'],
] as const) {
  test(`${name} is looked for where this Playwright installs it`, async ({}, info) => {
    const folder = info.outputPath('browsers');
    const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: folder };
    const directory = await playwrightSays(name, env);
    expect(directory).toContain(folder);
    const [first] = browserPlaces(thisMachine(withoutChoice(env))).filter(
      (place) => place.source === 'playwright' && place.kind === kind,
    );
    expect(path.resolve(first?.where.replace(/^~/, homedir()) ?? '')).toBe(directory);
  });
}

test('the full browser’s program is found where this Playwright would start it', async ({}, info) => {
  // Playwright settles its folder when it is loaded: what lies below that is what can be compared.
  const own = chromium.executablePath().split(/[\\/](?=chromium-\d+[\\/])/)[1];
  if (own === undefined) throw new Error(`no revision in ${chromium.executablePath()}`);
  const folder = info.outputPath('browsers');
  const program = path.join(folder, own);
  mkdirSync(path.dirname(program), { recursive: true });
  writeFileSync(program, '', { mode: 0o755 });
  const [revision = ''] = own.split(/[\\/]/);
  writeFileSync(path.join(folder, revision, 'INSTALLATION_COMPLETE'), '');
  const env = withoutChoice({ ...process.env, PLAYWRIGHT_BROWSERS_PATH: folder });
  expect(findBrowser({ env, window: true })).toMatchObject({ executablePath: program, source: 'playwright' });
});

function withoutChoice(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { ESR_BROWSER: _, ...rest } = env;
  return rest;
}
