// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '..');

/** @typedef {{ name: string, args: string[], fix?: string }} Command a title, and what Node runs for it */
/** @typedef {Command & { code: number, output: string, seconds: number }} Ended */

/**
 * The script behind a tool's command, so that it runs with this Node on every platform, without npx or a shell.
 * @param {string} pkg
 * @param {string} [bin] name of the command, where it is not the package's
 */
export function tool(pkg, bin = pkg) {
  const folder = path.join(root, 'node_modules', pkg);
  /** @type {{ bin: string | Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  if (!file) throw new Error(`${pkg} has no command ${bin}`);
  return path.join(folder, file);
}

/**
 * Runs a command and keeps what it prints.
 * @param {Command} command
 * @returns {Promise<Ended>}
 */
export function run(command) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command.args, {
      cwd: root,
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    }
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      resolve({ ...command, code: code ?? 1, output, seconds: (performance.now() - began) / 1_000 });
    });
  });
}

/**
 * Runs commands, a few at a time, in the order given; the longest belong in front.
 * @param {Command[]} commands
 * @param {number} atOnce
 * @param {(ended: Ended) => void} report hears each as it ends
 */
export async function runAll(commands, atOnce, report) {
  const waiting = [...commands];
  /** @type {Ended[]} */
  const all = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const ended = await run(next);
      all.push(ended);
      report(ended);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return all;
}

/**
 * One line for a command that went well; for one that did not, also what it printed.
 * @param {Ended} ended
 */
export function printEnded({ name, code, output, seconds, fix }) {
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  if (code === 0) return;
  console.log(
    output
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n'),
  );
  if (fix) console.log(`  → ${fix}`);
}
