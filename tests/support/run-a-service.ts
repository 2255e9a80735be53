import { fileURLToPath } from 'node:url';
import { startTarget } from '../../src/sandbox/index.ts';

// A run in a process of its own, to be killed and interrupted by tests: starts a service, prints its address, and
// ends it when told `stop` on its standard input.

const service = fileURLToPath(new URL('service.mjs', import.meta.url));
const running = await startTarget(
  { command: ['node', service], cwd: process.cwd(), ready: /ready at (?<url>\S+)/, timeoutMs: 20_000 },
  { name: 'service', signal: new AbortController().signal },
);
process.on('SIGINT', () => console.log('interrupted'));
console.log(`started ${running.url}`);
process.stdin.once('data', () => void running.stop().then(() => process.exit(0)));
