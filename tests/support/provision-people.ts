import { provisionFor } from './provisioning.ts';

// Makes the accounts of a crowd in a process of its own, to be killed and interrupted by tests; takes them away when
// interrupted once they are all there.
//
//     node --import tsx provision-people.ts <url> <project> <people>
const [url = '', dir = '', count = '0'] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('stopped by hand')));
const waiting = setInterval(() => undefined, 1_000);
try {
  const remove = await provisionFor({
    url,
    dir,
    count: Number(count),
    signal: stop.signal,
    warn: console.log,
  });
  console.log('all there');
  await new Promise((stopped) => stop.signal.addEventListener('abort', stopped, { once: true }));
  await remove?.();
} catch (error) {
  console.log('ended:', String(error));
} finally {
  clearInterval(waiting);
}
