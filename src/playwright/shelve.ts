import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface AllureResult {
  labels?: { name: string; value: string }[];
}

/**
 * Files Allure results of our tests by what they are. allure-playwright files them by the spec, but ours is made and
 * tells a reader nothing: `.esr/specs/tuition-grant.spec.mjs` becomes `Walkthrough` or `Drill and gates`.
 */
export async function shelveResults(resultsDir: string): Promise<void> {
  const files = (await readdir(resultsDir)).filter((file) => file.endsWith('-result.json'));
  await Promise.all(
    files.map(async (name) => {
      const file = join(resultsDir, name);
      const result = JSON.parse(await readFile(file, 'utf8')) as AllureResult;
      const kept = (result.labels ?? []).filter(
        ({ name: label }) => label !== 'suite' && label !== 'subSuite',
      );
      const walks = result.labels?.some(
        ({ name: label, value }) => label === 'subSuite' && value.endsWith('walkthrough'),
      );
      const labels = [...kept, { name: 'suite', value: walks ? 'Walkthrough' : 'Drill and gates' }];
      await writeFile(file, JSON.stringify({ ...result, labels }));
    }),
  );
}
