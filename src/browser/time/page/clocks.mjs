// The clocks of a page or worker that tell simulated time. Timers, `performance` and events keep real time.
import { over, replace } from './stand-in.mjs';

/**
 * Makes `Date`, `Intl.DateTimeFormat` and `Temporal.Now` tell simulated time when they are asked for the present.
 * @param {() => number} now simulated time, whole ms since 1970
 */
export function warpClocks(now) {
  warpDate(now);
  warpFormats(now);
  warpTemporal(now);
}

/** @param {() => number} now */
function warpDate(now) {
  const Real = Date;
  const { construct, apply } = Reflect;
  const { toString } = Real.prototype;
  const warped = new Proxy(Real, {
    apply: () => apply(toString, new Real(now()), []),
    construct: (target, given, wanted) => construct(target, given.length === 0 ? [now()] : given, wanted),
  });
  over(Real, 'now', () => now());
  replace(Real.prototype, 'constructor', { value: warped });
  replace(globalThis, 'Date', { value: warped });
}

/** @param {() => number} now */
function warpFormats(now) {
  const { apply } = Reflect;
  const formats = Intl.DateTimeFormat.prototype;
  /** @param {unknown[]} given */
  const moment = (given) => (given[0] === undefined ? [now()] : given);
  over(formats, 'formatToParts', (real, self, given) => apply(real, self, moment(given)));
  // The same function each time, as the real getter gives it.
  const bound = new WeakMap();
  const get = Object.getOwnPropertyDescriptor(formats, 'format')?.get;
  if (!get) return;
  const warped = new Proxy(get, {
    apply(target, self, given) {
      const format = apply(target, self, given);
      if (!bound.has(format)) {
        bound.set(
          format,
          new Proxy(format, { apply: (real, its, dates) => apply(real, its, moment(dates)) }),
        );
      }
      return bound.get(format);
    },
  });
  replace(formats, 'format', { get: warped });
}

/** @param {() => number} now */
function warpTemporal(now) {
  const { Instant, Now } = /** @type {any} */ (globalThis).Temporal ?? {};
  if (!Now) return;
  const zone = Now.timeZoneId;
  /** @param {unknown[]} given */
  const here = ([timeZone = zone()]) => Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO(timeZone);
  over(Now, 'instant', () => Instant.fromEpochMilliseconds(now()));
  over(Now, 'zonedDateTimeISO', (_real, _self, given) => here(given));
  over(Now, 'plainDateTimeISO', (_real, _self, given) => here(given).toPlainDateTime());
  over(Now, 'plainDateISO', (_real, _self, given) => here(given).toPlainDate());
  over(Now, 'plainTimeISO', (_real, _self, given) => here(given).toPlainTime());
}
