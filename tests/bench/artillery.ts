// The same journeys by Artillery's Playwright engine, where it is installed: in a folder of its own,
//     mkdir artillery && cd artillery && npm init -y && npm install artillery typescript@5.4.5
//     npm run bench -- --artillery PATH/TO/artillery
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BareTask } from './journeys.ts';

/** What it takes to fly the journeys once: arguments for Node, and how many of them were completed afterwards. */
export interface ArtilleryFlight {
  args: string[];
  completed(): Promise<number>;
  remove(): Promise<void>;
}

/** The journey, as a processor of Artillery; each of its users takes the next one of the list. */
const PROCESSOR = `
const { readFileSync, appendFileSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: delay } = require('node:timers/promises');
const { origin, transcript, journeys } = JSON.parse(readFileSync(join(__dirname, 'task.json'), 'utf8'));
let next = 0;
module.exports.apply = async function apply(page) {
  const { state, pauses: [beforeState, beforeTranscript, beforeSubmit] } = journeys[next++ % journeys.length];
  await page.goto(origin + '/apply');
  await page.getByLabel('State of residence').waitFor();
  await delay(beforeState);
  await page.getByLabel('State of residence').selectOption(state);
  await delay(beforeTranscript);
  await page.getByLabel('Transcript').setInputFiles(transcript);
  await delay(beforeSubmit);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'Your grant is approved' }).waitFor();
  appendFileSync(join(__dirname, 'completed'), '.');
};
`;

/** Writes down what Artillery is to do. @param home the folder in which it is installed. */
export async function artilleryFlight(
  home: string,
  task: BareTask,
  rampUpMs: number,
): Promise<ArtilleryFlight> {
  const dir = await mkdtemp(join(tmpdir(), 'esr-artillery-'));
  const script = {
    config: {
      target: task.origin,
      phases: [{ duration: rampUpMs / 1_000, arrivalCount: task.journeys.length }],
      engines: {
        playwright: {
          launchOptions: task.launch,
          contextOptions: task.journeys[0]?.context ?? {},
          extendedMetrics: false,
        },
      },
      processor: './apply.js',
    },
    scenarios: [{ engine: 'playwright', testFunction: 'apply' }],
  };
  await writeFile(join(dir, 'task.json'), JSON.stringify(task));
  await writeFile(join(dir, 'apply.js'), PROCESSOR);
  await writeFile(join(dir, 'script.json'), JSON.stringify(script));
  await writeFile(join(dir, 'completed'), '');
  return {
    args: [resolve(home, 'node_modules/artillery/bin/run'), 'run', '--quiet', join(dir, 'script.json')],
    completed: async () => (await readFile(join(dir, 'completed'), 'utf8')).length,
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
