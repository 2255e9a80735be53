// @ts-check
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './commands.mjs';

/** The parts of a build, and what each reads. Their stamps say when the last build that went well began. */
const PARTS = {
  compile: ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'src', 'apps'],
  portal: ['package-lock.json', 'apps'],
};
/** @typedef {keyof typeof PARTS} Part */

/** @param {Part} part */
const stampOf = (part) => path.join(root, 'dist', `.built-${part}`);

/**
 * Whether anything that a part reads has changed since it was built. Folders count as well as files: their time
 * tells of files that were removed.
 * @param {Part} part
 */
export function isStale(part) {
  const stamp = stampOf(part);
  if (!existsSync(stamp)) return true;
  const built = readFileSync(stamp, 'utf8');
  return PARTS[part]
    .flatMap((name) => [name, ...below(name)])
    .some((name) => isNewer(statSync(path.join(root, name)).mtimeMs, built));
}

/**
 * Whether a file has changed since the build whose stamp says so; a stamp that cannot be read is from no build.
 * @param {number} mtimeMs
 * @param {string} stamp
 */
export function isNewer(mtimeMs, stamp) {
  return !(mtimeMs <= Date.parse(stamp.trim()));
}

/**
 * @param {Part} part
 * @param {Date} began
 */
export function stampBuilt(part, began) {
  writeFileSync(stampOf(part), `${began.toISOString()}\n`);
}

/** @param {string} name */
function below(name) {
  const folder = path.join(root, name);
  if (!statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(name, file));
}
