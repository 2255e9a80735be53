import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SimulatedTime } from './simulated.ts';

/** A forward proxy on this machine through which browsers reach the service in simulated time. */
export interface TimeProxy {
  /** `http://127.0.0.1:PORT`, as a browser takes it. */
  server: string;
  /** From now on requests tell this time; before, everything passes untouched. */
  begin(time: SimulatedTime): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the proxy that tells the service the time of each request (`X-Simulated-Time`) and makes the cookies of its
 * answers end in simulated time. It has a thread of its own, so that what is measured does not wait for the generator.
 * @param baseUrl address of the service; what goes to other hosts passes untouched, and so does https.
 */
export async function startTimeProxy(baseUrl: string): Promise<TimeProxy> {
  const thread = new Worker(new URL('./proxy.mjs', import.meta.url), {
    workerData: { own: new URL(baseUrl).hostname },
    // The thread is plain JavaScript: it needs no loader of this process.
    execArgv: [],
  });
  const [port] = (await once(thread, 'message')) as [number];
  // A run that ends without a word is not kept alive by its proxy.
  thread.unref();
  return {
    server: `http://127.0.0.1:${port}`,
    async begin(time) {
      const heard = once(thread, 'message');
      thread.postMessage(time, []);
      await heard;
    },
    close: async () => void (await thread.terminate()),
  };
}
