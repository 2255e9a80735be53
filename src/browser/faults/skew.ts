import type { BrowserContext } from 'playwright';
import type { Undo } from '../../model/index.ts';
import { onPages } from './on-pages.ts';

/**
 * Runs in the page: makes its `Date` wrong by so many ms, or right again by 0. Everything else that knows the time is
 * left alone: what a page measures stays true.
 */
function skewDate(byMs: number): void {
  const KEY = Symbol.for('clock fault');
  const page = globalThis as unknown as Record<symbol, ((ms: number) => void) | undefined>;
  const before = page[KEY];
  if (before) return before(byMs);
  if (byMs === 0) return;
  const Right = Date;
  let offset = byMs;
  const now = (): number => Right.now() + offset;
  const Wrong: DateConstructor = new Proxy(Right, {
    construct: (target, args, made) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, made === Wrong ? target : made) as object,
    apply: () => new Right(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
  const put = (clock: DateConstructor): void => {
    Object.defineProperty(globalThis, 'Date', { value: clock, configurable: true, writable: true });
    Object.defineProperty(Right.prototype, 'constructor', {
      value: clock,
      configurable: true,
      writable: true,
    });
  };
  put(Wrong);
  Object.defineProperty(globalThis, KEY, {
    configurable: true,
    value: (ms: number) => {
      offset = ms;
      if (ms !== 0) return;
      put(Right);
      delete page[KEY];
    },
  });
}

/** Makes the clocks of all pages of a context wrong, until the undo. Workers keep the right time. */
export function skewClocks(context: BrowserContext, byMs: number): Promise<Undo> {
  return onPages(context, async (session, place) => {
    const source = `(${skewDate.toString()})(${byMs});`;
    const set = async (ms: number): Promise<void> => {
      const frames = 'frames' in place ? place.frames() : [place];
      await Promise.all(frames.map((frame) => frame.evaluate(skewDate, ms).catch(() => undefined)));
    };
    await session.send('Page.enable');
    const { identifier } = await session.send('Page.addScriptToEvaluateOnNewDocument', { source });
    await set(byMs);
    return async () => {
      await session.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
      await set(0);
    };
  });
}
