import { kindOf } from '../../../src/faults/kinds/index.ts';
import {
  BadInput,
  type Bytes,
  type Fault,
  type FaultableWindow,
  type FaultKindName,
  type InterceptedExchange,
  type Reply,
  type WindowFault,
} from '../../../src/model/index.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

export const NEVER = new AbortController().signal;

/** An aborted signal. */
export const WITHDRAWN = AbortSignal.abort(new Error('withdrawn'));

interface With {
  clock?: VirtualClock;
  /** Numbers that chance gives, the last one for ever; 0.5 without. */
  luck?: readonly number[];
}

/** A fault of a kind, as one citizen has it. */
export function exchangeFault(kind: FaultKindName, settings: unknown, options: With = {}): Fault {
  const { found, read, tools } = ready(kind, settings, options);
  if (found.acts !== 'exchange') throw new Error(`“${kind}” acts on windows`);
  return found.create(read, tools);
}

/** The same for a kind that acts on windows. */
export function windowFault(kind: FaultKindName, settings: unknown, options: With = {}): WindowFault {
  const { found, read, tools } = ready(kind, settings, options);
  if (found.acts !== 'window') throw new Error(`“${kind}” acts on exchanges`);
  return found.create(read, tools);
}

function ready(kind: FaultKindName, settings: unknown, { clock = new VirtualClock(), luck = [0.5] }: With) {
  const found = kindOf(kind);
  if (!found) throw new Error(`there is no kind “${kind}”`);
  const parsed = found.settings.safeParse(settings);
  if (!parsed.success) throw new BadInput(parsed.error.issues.map(({ message }) => ({ message })));
  const left = [...luck];
  const tools = {
    sleep: (ms: number, signal: AbortSignal) => clock.sleep(ms, signal),
    now: () => clock.now(),
    luck: () => (left.length > 1 ? left.shift() : left[0]) ?? 0.5,
  };
  return { found, read: parsed.data, tools };
}

interface Asked {
  method?: string;
  url?: string;
  headers?: Record<string, string>;
  /** What the service says; an error where no answer comes. */
  service?: () => Partial<Reply> | Error;
}

/** An exchange without a browser, and what became of it. */
export interface FakeExchange extends InterceptedExchange {
  /** `pass`, `answer 503`, `abort timedout`, in the order in which they came. */
  readonly ended: string[];
  /** How often the service was asked. */
  readonly sent: () => number;
  /** What the page got, when it was answered. */
  readonly got: () => (Reply & { text: string }) | undefined;
  /** Sizes of the pieces in which a shaped answer came, and whether it was whole. */
  readonly pieces: number[];
}

const PAGE = { 'content-type': 'application/json' };

/** One exchange with a service that answers `{"ok":true}` unless told otherwise. */
export function fakeExchange(asked: Asked = {}): FakeExchange {
  const { method = 'GET', url = 'http://service.test/api/claims', headers = {} } = asked;
  const ended: string[] = [];
  const pieces: number[] = [];
  let sent = 0;
  let got: Reply | undefined;
  const end = (how: string): Promise<void> => {
    ended.push(how);
    return Promise.resolve();
  };
  const reply = (): Promise<Reply> => {
    sent += 1;
    const said = asked.service?.() ?? {};
    if (said instanceof Error) return Promise.reject(said);
    return Promise.resolve({ status: 200, headers: PAGE, body: Buffer.from('{"ok":true}'), ...said });
  };
  return {
    url,
    method,
    headers,
    body: undefined,
    ended,
    pieces,
    sent: () => sent,
    got: () => got && { ...got, text: Buffer.from(got.body).toString() },
    pass() {
      sent += 1;
      return end('pass');
    },
    answer({ status, headers: said = {}, body = '' }) {
      got = { status, headers: said, body: Buffer.from(body) };
      return end(`answer ${status}`);
    },
    abort: (reason) => end(`abort ${reason}`),
    mark: () => undefined,
    reply,
    async shape(shaped) {
      const { status, headers: said, body } = await reply();
      const came: Uint8Array[] = [];
      try {
        for await (const piece of shaped(whole(body))) {
          pieces.push(piece.length);
          came.push(piece);
        }
        got = { status, headers: said, body: Buffer.concat(came) };
        await end(`answer ${status}`);
      } catch {
        await end('reset');
      }
    },
    sever: (how) => end(`sever ${how}`),
  };
}

async function* whole(body: Uint8Array): Bytes {
  yield await Promise.resolve(body);
}

/** A window without a browser, and what was done to it. */
export function fakeWindow(): Required<FaultableWindow> & { done: string[] } {
  const done: string[] = [];
  const put = (what: string, undone: string) => () => {
    done.push(what);
    return Promise.resolve(() => {
      done.push(undone);
      return Promise.resolve();
    });
  };
  return {
    done,
    mark(fault) {
      done.push(`mark ${fault}`);
      return () => done.push(`unmark ${fault}`);
    },
    offline: put('offline', 'online'),
    forget(what) {
      done.push(`forget ${what}`);
      return Promise.resolve();
    },
    slow: (factor) => put(`slow ${factor}`, 'fast')(),
    skew: (ms) => put(`skew ${ms}`, 'right')(),
    drop(what) {
      done.push(`drop ${what}`);
      return Promise.resolve(1);
    },
  };
}
