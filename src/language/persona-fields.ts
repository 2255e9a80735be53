import { deviceKinds, documentQualities, inputStyles, oneOf, parseDuration, readAs } from '../model/index.ts';
import type { OnError, Think, Traits } from '../model/index.ts';

/** Fields of persona files; see `fields.ts` of the model for how their messages are made into sentences. */

const LONGEST_PAUSE_MS = 30 * 86_400_000;

export const device = oneOf(deviceKinds);
export const input = oneOf(inputStyles);
export const documents = oneOf(documentQualities);

/** CSS pixels: from a small watch to a wall. */
export const viewport = readAs('a screen such as 390x844', (value) => {
  const match = typeof value === 'string' ? /^(\d{2,5})\s*[x×]\s*(\d{2,5})$/.exec(value.trim()) : null;
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  const fits = (side: number): boolean => side >= 200 && side <= 8_000;
  return match && fits(width) && fits(height) ? { width, height } : undefined;
});

export const locale = readAs('a language such as en-US or es-US', (value) => {
  if (typeof value !== 'string') return undefined;
  try {
    return Intl.getCanonicalLocales(value)[0];
  } catch {
    return undefined;
  }
});

export const timeZone = readAs('a time zone such as America/Chicago', (value) => {
  if (typeof value !== 'string') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone && value;
  } catch {
    return undefined;
  }
});

/** `1s`, `300ms..1.5s`: the same chance for each; `log-normal(800ms..3s)`: median and 95th percentile. */
export const think = readAs<Think>(
  'a pause such as 800ms, 300ms..1.5s, or log-normal(800ms..3s): median and 95th percentile',
  (value) => {
    if (typeof value !== 'string' && value !== 0) return undefined;
    const [, skewed] = /^log-normal\s*\((.*)\)$/i.exec(String(value).trim()) ?? [];
    const [least, most = least, ...rest] = (skewed ?? String(value)).split('..').map(pause);
    if (least === undefined || most === undefined || rest.length > 0 || least > most) return undefined;
    if (skewed === undefined) return { distribution: 'uniform', minMs: least, maxMs: most };
    return least > 0 && most > least
      ? { distribution: 'log-normal', medianMs: least, p95Ms: most }
      : undefined;
  },
);

function pause(text: string): number | undefined {
  const ms = text.trim() === '0' ? 0 : parseDuration(text);
  return ms !== undefined && ms <= LONGEST_PAUSE_MS ? ms : undefined;
}

/** Who they are to the service. */
export const role = readAs('a role in lower case such as citizen, caseworker or farmer', (value) =>
  typeof value === 'string' && /^[a-z][a-z -]{0,30}$/.test(value) ? value : undefined,
);

/** So many times slower than the machine; 20 is as far as a browser goes. */
export const slowdown = readAs('a factor from 1 to 20', (value) =>
  typeof value === 'number' && value >= 1 && value <= 20 ? value : undefined,
);

/** Characters per second; the fastest typists reach about 20. */
export const typing = readAs<Traits['typing']>(
  'characters per second such as 4, at most 50, or instant',
  (value) =>
    value === 'instant' || (typeof value === 'number' && value > 0 && value <= 50) ? value : undefined,
);

const MOST_TIMES = 20;

export const onError = readAs<OnError>(
  `one of give up, retry 2, rage-refresh 3, complain; at most ${MOST_TIMES} times`,
  (value) => {
    if (value === 'give up' || value === 'complain') return { kind: value };
    const match = typeof value === 'string' ? /^(retry|rage-refresh)\s+(\d{1,2})$/.exec(value.trim()) : null;
    const times = Number(match?.[2]);
    if (!match || times < 1 || times > MOST_TIMES) return undefined;
    return { kind: match[1] === 'retry' ? 'retry' : 'rage-refresh', times };
  },
);

const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  on: true,
  yes: true,
  false: false,
  off: false,
  no: false,
};

export const flag = readAs('on or off', (value) =>
  typeof value === 'string' || typeof value === 'boolean' ? FLAGS[String(value)] : undefined,
);

/** `150%` or `1.5` as a factor; browsers zoom from 25 % to 500 %. */
export const zoom = readAs('a zoom such as 150%, from 25% to 500%', (value) => {
  const percent = typeof value === 'string' ? /^(\d{2,3})\s*%$/.exec(value.trim())?.[1] : undefined;
  const factor = percent === undefined ? value : Number(percent) / 100;
  return typeof factor === 'number' && factor >= 0.25 && factor <= 5 ? factor : undefined;
});

/** `18..24` in years; nobody younger than 10 or older than 110. */
export const age = readAs('ages such as 18..24, from 10 to 110', (value): Traits['age'] | undefined => {
  const match = /^(\d{2,3})(?:\s*\.\.\s*(\d{2,3}))?$/.exec(String(value).trim());
  const [min, max] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  return min >= 10 && max <= 110 && min <= max ? { min, max } : undefined;
});
