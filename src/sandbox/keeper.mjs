// Keeps a service under test alive exactly as long as the run that started it, also when that run dies without
// a word (kill -9): this process holds the service in a process group of its own and ends it when its standard
// input, a pipe from the run, closes. Plain JavaScript, because it is started as a program.
//
//     run ──stdin pipe──> keeper ──process group──> service

import { spawn } from 'node:child_process';

const GRACE_MS = 2_000;
const POLL_MS = 50;
const [program = '', ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';

const service = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: !windows });

/**
 * Sends a signal to the service and everything it started, or asks with 0 whether anything of it is left.
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether there was anything to send it to
 */
function send(signal) {
  if (service.pid === undefined) return false;
  try {
    if (!windows) return process.kill(-service.pid, signal);
    if (signal !== 0) spawn('taskkill', ['/pid', String(service.pid), '/T', '/F'], { stdio: 'ignore' });
    return service.exitCode === null;
  } catch (error) {
    // Already gone; macOS says EPERM of a group that has only zombies left.
    return error instanceof Error && 'code' in error && error.code === 'EPERM' && service.exitCode === null;
  }
}

let stopping = false;
let killed = false;
function stop() {
  if (stopping) return;
  stopping = true;
  send('SIGTERM');
  setTimeout(() => {
    send('SIGKILL');
    killed = true;
  }, GRACE_MS);
}

/**
 * After SIGKILL there is nothing left to wait for but zombies, which some containers keep for ever.
 * @param {number} code
 */
function endWithTheRest(code) {
  stop();
  if (!killed && send(0)) setTimeout(() => endWithTheRest(code), POLL_MS);
  else process.exit(code);
}

service.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
// What the service started may outlive it, and still holds its ports.
service.on('exit', (code, signal) => endWithTheRest(signal ? 128 : (code ?? 1)));
process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
process.on('SIGTERM', stop);
// Ctrl-C in a terminal reaches everybody: the run decides when its service ends.
process.on('SIGINT', () => undefined);
