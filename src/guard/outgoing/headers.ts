import { addressTexts } from './address.ts';
import type { OutgoingText } from './request.ts';
import { shownKey } from './request.ts';

/** What the browser itself writes, from nothing that a citizen typed; `host` and `origin` are the target's. */
const BROWSERS_OWN =
  /^(?::.*|accept.*|sec-.*|content-.*|if-.*|user-agent|host|origin|connection|cache-control|pragma|upgrade.*|te|dnt|range|priority|keep-alive|transfer-encoding|expect|date)$/i;
const BASIC = /^basic\s+([a-z\d+/=_-]+)$/i;

/** Texts of the headers that can carry what somebody typed: cookies, referrer, credentials, the page's own headers. */
export function* headerTexts(headers: Readonly<Record<string, string>>): Iterable<OutgoingText> {
  for (const [name, value] of Object.entries(headers)) {
    if (BROWSERS_OWN.test(name)) continue;
    const where = `header “${name}”`;
    const lower = name.toLowerCase();
    const credentials = lower.endsWith('authorization') ? BASIC.exec(value)?.[1] : undefined;
    if (lower === 'referer') yield* addressTexts(value, where);
    else if (lower === 'cookie') yield* cookieTexts(value);
    else if (credentials === undefined) yield { where, label: name, text: value };
    else yield { where, label: '', text: Buffer.from(credentials, 'base64').toString('utf8') };
  }
}

function* cookieTexts(value: string): Iterable<OutgoingText> {
  for (const pair of value.split(';')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, equals)).trim();
    yield { where: `cookie “${shownKey(name)}”`, label: name, text: pair.slice(equals + 1).trim() };
  }
}
