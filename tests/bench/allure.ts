import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { chooseExemplars } from '../../src/checks/index.ts';
import { writeDebrief } from '../../src/debrief/index.ts';
import type { Debrief } from '../../src/model/index.ts';
import { launchOptions } from '../support/browser.ts';
import {
  sampleDebrief,
  sampleEvents,
  samplePersonas,
  type SampleOptions,
} from '../support/debrief-sample.ts';
import { citizenNumber } from '../support/people.ts';
import type { Figure } from './figures.ts';

/** So many citizens are shown in full, far more than a run shows, and every fifth of them failed and has a picture. */
const EXEMPLARS = 1_000;
/** Bytes of a picture; random, so that nothing makes it smaller. A phone's screen of the portal takes about as much. */
const PICTURE = 60_000;
const SAMPLE: SampleOptions = {
  users: EXEMPLARS,
  outcome: (n) => (n % 5 === 0 ? 'failed' : 'finished'),
};

/** How long a debrief of 1,000 exemplars takes to write, how large its Allure report is, and how soon it opens. */
export async function benchAllure(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'esr-bench-allure-'));
  try {
    const debrief = await crowd(dir);
    const began = performance.now();
    const { allure } = await writeDebrief(debrief, { allureResults: join(dir, 'allure-results') });
    const written = (performance.now() - began) / 1_000;
    if (allure === undefined) throw new Error('there is no Allure report');
    const figure = (bench: string, value: number, unit: string): Figure => ({
      bench,
      value: Number(value.toFixed(2)),
      unit,
      n: EXEMPLARS,
    });
    return [
      figure('a debrief with its exemplars in Allure, written in', written, 's'),
      figure('its Allure report, one file', (await stat(allure)).size / 1e6, 'MB'),
      figure('that report, until its citizens can be read', await opening(allure), 's'),
    ];
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function crowd(dir: string): Promise<Debrief> {
  const { exemplars, shown } = chooseExemplars(sampleEvents(SAMPLE), {
    failedCap: EXEMPLARS,
    othersPerPersona: EXEMPLARS,
  });
  await mkdir(join(dir, 'screenshots'));
  const personas = new Map(samplePersonas().map((persona) => [persona.id, persona]));
  for (const { screenshot } of exemplars) {
    if (screenshot !== undefined) await writeFile(join(dir, screenshot), randomBytes(PICTURE));
  }
  return {
    ...sampleDebrief(dir, SAMPLE),
    shown,
    exemplars: exemplars.map(({ number, persona, screenshot, ...rest }) => ({
      ...rest,
      citizen: citizenNumber(number, personas.get(persona)),
      ...(screenshot === undefined ? {} : { screenshot: join(dir, screenshot) }),
    })),
  };
}

async function opening(allure: string): Promise<number> {
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    const began = performance.now();
    await page.goto(pathToFileURL(allure).href);
    await page.getByText(/#5$/).first().waitFor();
    return (performance.now() - began) / 1_000;
  } finally {
    await browser.close();
  }
}
