import type { Browser, Page } from '@playwright/test';
import { personaContext } from '../../../src/browser/index.ts';
import { sessionIn } from '../../../src/browser/window.ts';
import { Injector } from '../../../src/faults/index.ts';
import type {
  Clock,
  FaultEvent,
  FaultKindName,
  Plane,
  RunEvent,
  Session,
  Signal,
} from '../../../src/model/index.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { json, serveSite, type Answer, type Site } from '../../support/site.ts';

/** A layer on which faults act on exchanges. A plane joins the suite with one of these, see `faultContract`. */
export interface Layer {
  plane: Extract<Plane, 'route' | 'proxy'>;
  /** Whether it has a kind's powers. */
  has(kind: FaultKindName): boolean;
  /** Opens a citizen's window in which the plane can act. */
  open(
    browser: Browser,
    url: string,
    signals: (signal: Signal) => void,
  ): Promise<{ session: Session; page: Page }>;
}

/** Long enough that parts of it can be seen. */
export const THING = { claim: { id: 7, amount: 120 }, pad: 'x'.repeat(5_949) };
const PATH = '/api/thing';

/** What a page got of a request, in its own time. */
export interface Heard {
  status: number;
  text: string;
  headers: Record<string, string>;
  /** There was no whole answer. */
  failed: boolean;
  ms: number;
  /** When it was over, on the page's clock. */
  at: number;
}

const clock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    }),
};

/** A citizen at a service, and a fault for them. */
export interface Stage {
  page: Page;
  session: Session;
  site: Site;
  signals: Signal[];
  /** The fault that is ready or acts now. */
  readonly injector: Injector;
  /** What it told. */
  told(): FaultEvent['what'][];
  /** Gets the same fault ready once more: one that was withdrawn is gone for good. */
  renew(): void;
  /** From now on the fault acts. */
  inject(): Promise<void>;
  ask(method?: string, path?: string): Promise<Heard>;
  /** How often the service was asked for the thing. */
  asked(): number;
  close(): Promise<void>;
}

/** Opens a window and gets a fault ready that acts on the thing, and on nothing else. */
export async function openStage(
  browser: Browser,
  layer: Layer,
  fault: { kind: FaultKindName; settings: object; pages?: Record<string, Answer> },
): Promise<Stage> {
  const site = await serveSite({
    '/': '<title>A service</title>',
    [PATH]: json(THING),
    '/api/other': json(THING),
    ...fault.pages,
  });
  const signals: Signal[] = [];
  const { session, page } = await layer.open(browser, site.url, (signal) => signals.push(signal));
  await page.goto(`${site.url}/`);
  const ready = (): { injector: Injector; events: RunEvent[] } => {
    const events: RunEvent[] = [];
    const injector = new Injector({
      faults: [
        {
          name: 'a fault',
          kind: fault.kind,
          settings: { ...fault.settings },
          service: '**/api/thing',
          share: 1,
          plane: layer.plane,
        },
      ],
      globOf: () => '**',
      clock,
      observe: (event) => events.push(event),
      proxyRefuses: () => undefined,
    });
    return { injector, events };
  };
  let now = ready();
  return {
    page,
    session,
    site,
    signals,
    get injector() {
      return now.injector;
    },
    renew: () => void (now = ready()),
    told: () => now.events.flatMap((event) => (event.type === 'fault' ? [event.what] : [])),
    async inject() {
      now.injector.inject();
      await now.injector.arm(session, 1, ['exposed']);
    },
    ask: (method = 'GET', path = PATH) => page.evaluate(fetched, { method, path }),
    asked: () => site.requests.filter((one) => one.endsWith(` ${PATH}`)).length,
    async close() {
      await session.close();
      await site.close();
    },
  };
}

/** Runs in the page: asks, and tells what came. */
async function fetched({ method, path }: { method: string; path: string }): Promise<Heard> {
  const from = performance.now();
  const heard = { status: 0, text: '', headers: {}, failed: false };
  try {
    const answer = await fetch(path, { method });
    heard.status = answer.status;
    heard.headers = Object.fromEntries(answer.headers);
    heard.text = await answer.text();
  } catch {
    heard.failed = true;
  }
  const at = performance.now();
  return { ...heard, at, ms: at - from };
}

/** The layer of Playwright's routes. */
export const routeLayer: Layer = {
  plane: 'route',
  has: (kind) => kind !== 'sever',
  async open(browser, url, signals) {
    const context = await browser.newContext(personaContext(somebody));
    const session = await sessionIn(context, citizenNumber(1, somebody), signals, {
      baseUrl: url,
      now: () => performance.now(),
    });
    const [page] = context.pages();
    if (!page) throw new Error('a session without a page');
    return { session, page };
  },
};
