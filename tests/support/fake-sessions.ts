import type { InterceptedExchange, ReadyAction, Session, Sessions, Signal } from '../../src/model/index.ts';

/** Sessions without a browser: `perform` is the test's own; what was opened and closed is counted. */
export class FakeSessions implements Sessions {
  opened = 0;
  closed = 0;
  routes: { glob: string; handler: (exchange: InterceptedExchange) => Promise<void> }[] = [];
  perform: (action: ReadyAction, signal: AbortSignal, signals: (signal: Signal) => void) => Promise<number>;

  constructor(perform: FakeSessions['perform'] = () => Promise.resolve(10)) {
    this.perform = perform;
  }

  open(_citizen: unknown, signals: (signal: Signal) => void): Promise<Session> {
    this.opened += 1;
    return Promise.resolve({
      perform: async (action, signal) => ({ durationMs: await this.perform(action, signal, signals) }),
      screenshot: () => Promise.resolve(true),
      address: () => 'http://service.test/apply',
      intercept: (glob, handler) => {
        const route = { glob, handler };
        this.routes.push(route);
        return Promise.resolve(() => {
          this.routes = this.routes.filter((one) => one !== route);
          return Promise.resolve();
        });
      },
      close: () => {
        this.closed += 1;
        return Promise.resolve();
      },
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** An exchange held by a route, which tells what was done with it. */
export function heldExchange(): InterceptedExchange & { done: string[]; marks: string[] } {
  const done: string[] = [];
  const marks: string[] = [];
  const note = (what: string): Promise<void> => {
    done.push(what);
    return Promise.resolve();
  };
  return {
    url: 'http://service.test/api/eligibility/checks',
    method: 'POST',
    done,
    marks,
    pass: () => note('pass'),
    answer: ({ status }) => note(`answer ${status}`),
    abort: (reason) => note(`abort ${reason}`),
    mark: (fault) => void marks.push(fault),
  };
}
