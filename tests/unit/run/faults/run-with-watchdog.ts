import { FileJournal } from '../../../../src/run/faults/journal.ts';
import { Watchdog } from '../../../../src/run/faults/guardian.ts';

// A run in a process of its own, to be killed and to hang: puts a fault at the address given, under a watchdog that takes
// a silence of a second for a run that hangs. Told `hang` on its standard input, it says nothing any more.

const [url = '', file = ''] = process.argv.slice(2);
const remedy = { by: 'request', method: 'DELETE', url, hand: `curl -X DELETE ${url}` } as const;
const journal = new FileJournal(file, 'run-1');
const watchdog = new Watchdog({
  journal: file,
  done: ({ says, name }) => console.log(`${says}: ${name}`),
  silentAfterMs: 1_000,
});
journal.write({ what: 'put', name: 'down', plane: 'service', from: Date.now(), remedy });
watchdog.put('down', remedy);
watchdog.there('down');
console.log('in place');
process.stdin.on('data', (text) => {
  if (String(text).includes('end')) void watchdog.close().then(() => process.exit(0));
  // The event loop stands still until the watchdog has had its time, as in a computation that is stuck.
  if (String(text).includes('hang')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4_000);
});
