import type { Route } from 'playwright';
import type { InterceptedExchange } from '../model/index.ts';
import type { Traffic } from './traffic.ts';

/** Playwright's route as the neutral exchange that faults act on. A page that has gone takes its routes along. */
export function interceptedExchange(route: Route, traffic: Traffic): InterceptedExchange {
  const request = route.request();
  const unlessGone = (work: Promise<void>): Promise<void> => work.catch(() => undefined);
  return {
    url: request.url(),
    method: request.method(),
    // To the next fault on the same address, if there is one, else to the service.
    pass: () => unlessGone(route.fallback()),
    answer: (reply) => unlessGone(route.fulfill(reply)),
    abort: (reason) => unlessGone(route.abort(reason)),
    mark: (fault) => traffic.touched(request, fault),
  };
}
