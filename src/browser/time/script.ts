import { readFileSync } from 'node:fs';
import type { SimulatedTime } from './simulated.ts';

/** In the order in which they need each other; names of functions are theirs alone, since they share one scope. */
const MODULES = ['lifetime', 'stand-in', 'clocks', 'cookies', 'warp'];
const IMPORTS = /^import .*;$/gm;
const EXPORTS = /^export (?=function )/gm;

let joined: string | undefined;

/** The script that makes a page or worker tell simulated time; it has to run before the page's own. */
export function warpScript(time: SimulatedTime): string {
  joined ??= MODULES.map(read).join('\n');
  return `(() => {\n'use strict';\n${joined}\nwarp(${JSON.stringify(time)});\n})();`;
}

function read(name: string): string {
  const source = readFileSync(new URL(`./page/${name}.mjs`, import.meta.url), 'utf8');
  return source
    .replace(IMPORTS, '')
    .replace(EXPORTS, '')
    .replace(/^\/\/#.*$/gm, '');
}
