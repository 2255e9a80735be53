import type {
  Done,
  InterceptedExchange,
  ReadyStep,
  Session,
  Sessions,
  Signal,
} from '../../src/model/index.ts';

/** Sessions without a browser: `perform` is the test's own; what was opened and closed is counted. */
export class FakeSessions implements Sessions {
  opened = 0;
  closed = 0;
  /** What every step gives besides the time it took. */
  done: Omit<Done, 'durationMs'> = {};
  routes: { glob: string; handler: (exchange: InterceptedExchange) => Promise<void> }[] = [];
  perform: (step: ReadyStep, signal: AbortSignal, signals: (signal: Signal) => void) => Promise<number>;

  constructor(perform: FakeSessions['perform'] = () => Promise.resolve(10)) {
    this.perform = perform;
  }

  open(_citizen: unknown, signals: (signal: Signal) => void): Promise<Session> {
    this.opened += 1;
    return Promise.resolve({
      perform: async (step, signal) => ({
        ...this.done,
        durationMs: await this.perform(step, signal, signals),
      }),
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
    headers: {},
    body: undefined,
    done,
    marks,
    pass: () => note('pass'),
    answer: ({ status }) => note(`answer ${status}`),
    abort: (reason) => note(`abort ${reason}`),
    mark: (fault) => void marks.push(fault),
  };
}
