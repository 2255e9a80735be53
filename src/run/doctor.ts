import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { doctor, formatDoctor } from '../browser/index.ts';

const PORTAL = 'dist/apps/portal/main.js';

/** What a rehearsal in this project needs and what is found, as lines for a person. */
export async function checkUp(projectDir: string): Promise<string> {
  const hasPortal = existsSync(resolve(projectDir, 'targets', 'portal.yml'));
  const portal = { name: 'portal', file: resolve(projectDir, PORTAL), hint: 'run `npm run build`' };
  return formatDoctor(
    await doctor({ reportsDir: resolve(projectDir, 'reports'), ...(hasPortal ? { built: [portal] } : {}) }),
  );
}
