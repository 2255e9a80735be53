// Cookies that a page or a service worker sets and reads: their ends are said in simulated time and kept in real time.
import { inRealTime } from './lifetime.mjs';
import { over, replace } from './stand-in.mjs';

/**
 * @param {() => number} now simulated time, ms since 1970
 * @param {() => number} realNow ms since 1970
 * @param {number} warp
 */
export function warpCookies(now, realNow, warp) {
  const { apply } = Reflect;
  const real = (/** @type {number} */ simulated) => realNow() + (simulated - now()) / warp;
  const simulated = (/** @type {number} */ kept) => now() + (kept - realNow()) * warp;
  if (typeof Document === 'function') {
    const set = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set;
    if (set) {
      const warped = new Proxy(set, {
        apply: (target, self, [line]) => apply(target, self, [inRealTime(`${line}`, { now: now(), warp })]),
      });
      replace(Document.prototype, 'cookie', { set: warped });
    }
  }
  if (typeof CookieStore !== 'function') return;
  over(CookieStore.prototype, 'set', (target, self, given) => {
    const [asked, ...rest] = given;
    if (typeof asked !== 'object' || asked === null) return apply(target, self, given);
    const { maxAge, ...cookie } = asked;
    // Its ms do what its `maxAge`, whole seconds, cannot; both at once are for the browser to refuse.
    if (maxAge > 0 && (cookie.expires ?? null) === null) cookie.expires = realNow() + (maxAge * 1_000) / warp;
    else {
      if (maxAge !== undefined) cookie.maxAge = maxAge;
      if (typeof cookie.expires === 'number') cookie.expires = real(cookie.expires);
    }
    return apply(target, self, [cookie, ...rest]);
  });
  /** @param {{ expires?: number | null } | null} cookie */
  const told = (cookie) => {
    if (typeof cookie?.expires === 'number') cookie.expires = simulated(cookie.expires);
    return cookie;
  };
  over(CookieStore.prototype, 'get', async (target, self, given) => told(await apply(target, self, given)));
  over(CookieStore.prototype, 'getAll', async (target, self, given) =>
    (await apply(target, self, given)).map(told),
  );
}
