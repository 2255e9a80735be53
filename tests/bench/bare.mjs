// @ts-check
// What somebody would write with Playwright alone: the same journeys at the same times with the same pauses, and
// nothing watched, recorded or judged. Reads its task (see journeys.ts) from standard input and prints how many
// citizens got their grant.
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright';

/** @type {import('./journeys.ts').BareTask} */
const { origin, launch, browsers: count, transcript, journeys } = JSON.parse(await text(process.stdin));
const browsers = await Promise.all(Array.from({ length: count }, () => chromium.launch(launch)));
const began = performance.now();

/**
 * @param {typeof journeys[number]} journey
 * @param {number} index
 */
async function apply({ atMs, context: options, state, pauses }, index) {
  await delay(Math.max(0, atMs - (performance.now() - began)));
  const context = await browsers[index % count]?.newContext(options);
  const page = await context?.newPage();
  if (!context || !page) throw new Error('there is no browser');
  const [beforeState, beforeTranscript, beforeSubmit] = pauses;
  await page.goto(`${origin}/apply`);
  await page.getByLabel('State of residence').waitFor();
  await delay(beforeState);
  await page.getByLabel('State of residence').selectOption(state);
  await delay(beforeTranscript);
  await page.getByLabel('Transcript').setInputFiles(transcript);
  await delay(beforeSubmit);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'Your grant is approved' }).waitFor();
  await context.close();
}

const ended = await Promise.allSettled(journeys.map(apply));
await Promise.all(browsers.map((browser) => browser.close()));
console.log(JSON.stringify({ completed: ended.filter(({ status }) => status === 'fulfilled').length }));
for (const one of ended) if (one.status === 'rejected') console.error(String(one.reason));
