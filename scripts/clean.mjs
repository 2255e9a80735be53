// @ts-check
// Removes everything that builds and tests made. Reports of rehearsals stay.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './commands.mjs';

for (const made of ['dist', 'test-results', 'node_modules/.cache']) {
  rmSync(path.join(root, made), { recursive: true, force: true });
}
