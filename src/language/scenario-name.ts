import { scenarioIdOf } from '../model/index.ts';
import { clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';

/** A name that is a folder on every system, a word of a command line and a Playwright project. */
const SAFE_ID = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_-])?$/u;

/** The file's name is the run's folder and the Playwright project; complains where it cannot be. */
export function checkScenarioName(file: string, complaints: Complaints): void {
  const id = scenarioIdOf(file);
  if (SAFE_ID.test(id)) return;
  const better = id
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[._-]+|[.-]+$/g, '')
    .replaceAll(/-{2,}/g, '-');
  complaints.addAt(
    0,
    `a scenario cannot be called “${clip(id)}”: its file name may have letters, digits, dots, dashes and underscores`,
    `rename the file to ${SAFE_ID.test(better) ? clip(better) : 'my-scenario'}.yml`,
  );
}
