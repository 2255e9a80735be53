import type { OutgoingText } from './request.ts';

/** More fields than a form has; the rest of such a body is looked at in one piece. */
const MOST_FIELDS = 2_000;

/** Fields of `application/x-www-form-urlencoded`, which the query of an address is too. */
export function* formTexts(encoded: string, where: (name: string) => string): Iterable<OutgoingText> {
  let fields = 0;
  let from = 0;
  while (from < encoded.length && fields < MOST_FIELDS) {
    const end = encoded.indexOf('&', from);
    const pair = encoded.slice(from, end < 0 ? undefined : end);
    from = end < 0 ? encoded.length : end + 1;
    fields += 1;
    const equals = pair.indexOf('=');
    const name = equals < 0 ? '' : unescaped(pair.slice(0, equals));
    const text = unescaped(pair.slice(equals + 1));
    if (text !== '') yield { where: where(name), label: name, text };
    if (name !== '') yield { where: where(name), label: '', text: name };
  }
  if (from < encoded.length) yield { where: where('…'), label: '', text: unescaped(encoded.slice(from)) };
}

function unescaped(piece: string): string {
  const spaced = piece.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
