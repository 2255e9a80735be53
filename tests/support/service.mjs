// A service under test for the tests of the sandbox: says that it is ready, and tells over HTTP which processes it is
// made of.
//
//     node service.mjs [--stubborn] [--child] [--leave-child] [--says TEXT --exit CODE] [--silent]
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

const args = process.argv.slice(2);
/** @param {string} name */
const valueOf = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const STUBBORN = "process.on('SIGTERM', () => {}); process.send('up'); setInterval(() => {}, 1000);";

if (args.includes('--stubborn')) process.on('SIGTERM', () => undefined);
const exit = valueOf('--exit');
if (exit === undefined) await serve();
else {
  for (let line = 1; line <= 20; line++) console.error(`${valueOf('--says')} ${line}`);
  process.exitCode = Number(exit);
}

async function serve() {
  const child = args.includes('--child')
    ? spawn(process.execPath, ['-e', STUBBORN], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    : undefined;
  if (child) await new Promise((up) => child.once('message', up));
  const server = createServer((request, response) => {
    response.end(JSON.stringify({ service: process.pid, child: child?.pid, args }));
    if (request.url === '/leave') process.exit(0);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    if (!args.includes('--silent')) console.log(`service ready at http://127.0.0.1:${port}/`);
  });
}
