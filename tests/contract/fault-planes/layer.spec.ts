import { startFaultProxy } from '../../../src/browser/fault-proxy/index.ts';
import { personaContext } from '../../../src/browser/index.ts';
import { sessionIn } from '../../../src/browser/window.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { faultContract } from '../faults/contract.ts';
import type { Layer } from '../faults/stage.ts';

/** The layer of a citizen's own proxy; a connection that is refused cannot be had there. */
const proxyLayer: Layer = {
  plane: 'proxy',
  has: (kind) => kind !== 'connection',
  async open(browser, url, signals) {
    const proxy = await startFaultProxy();
    const context = await browser.newContext({
      ...personaContext(somebody),
      proxy: { server: proxy.server, bypass: '<-loopback>' },
    });
    context.once('close', () => void proxy.close());
    const citizen = citizenNumber(1, somebody);
    const session = await sessionIn(context, citizen, signals, {
      baseUrl: url,
      now: () => performance.now(),
    });
    const [page] = context.pages();
    if (!page) throw new Error('a session without a page');
    session.proxied = (glob, handler) => Promise.resolve(proxy.intercept(glob, handler));
    return { session, page };
  },
};

faultContract(proxyLayer);
