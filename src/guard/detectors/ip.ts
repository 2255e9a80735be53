import { isIPv6 } from 'node:net';
import { isPiece } from '../bounds.ts';
import { wordsAbout } from '../context.ts';
import type { Candidate, Searched } from '../finding.ts';

const V4 = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d])/g;
/** Global unicast begins with the bits 001 (RFC 4291): C++ and CSS write `::` too. */
const V6 = /(?<![\p{L}\d:.])[23][\da-f]{3}:[\da-f:]{2,34}(?![\p{L}\d:])/giu;
const VERSION =
  /\b(?:v\d*|ver|version|release|rev|revision|firmware|build|section|chapter|oid|driver|sdk|update|patch)$|§$/;
/** Chapters of a standard and versions rarely get so far: such numbers are an address only where something says so. */
const SECTION = 32;
const NETWORK =
  /\b(ips?|ipv|addr|address(es)?|clients?|hosts?|remote|server|peer|dns|resolver|forwarded|ping)\b|\b(from|source|src|to)$/;
const PORT = /^:\d\d/;
const HOST_IN_URL = /(?:\/\/|::(?:ffff:)?)$/i;
/** Decimals with signs between them, as in the strokes of a drawing: `2.12-2.44 2.44.81.81 2.55-2.55`. */
const DRAWN = /\d-\d*\.\d|[\sa-z]\.\d/i;
/** `Chrome/121.0.0.0` */
const PRODUCT = /(?:^|[\s("';])[A-Z][A-Za-z]*\/$/;

/**
 * Addresses on the public internet. Safe are those that nobody has there: for documentation (RFC 5737, RFC 3849,
 * RFC 9637), private (RFC 1918, RFC 4193), shared by carriers (RFC 6598), loopback, link-local (RFC 3927, RFC 4291), for
 * benchmarks and other protocols (RFC 2544, RFC 2928), multicast and reserved ones; and the address of a whole network,
 * which ends in 0 or `::`.
 */
export function* ip(searched: Searched): Iterable<Candidate> {
  const { text } = searched;
  for (const match of text.matchAll(V4)) {
    const [whole, ...parts] = match;
    const end = match.index + whole.length;
    const octets = parts.map(Number);
    if (!isHost(parts) || isNobodysV4(octets) || isPiece(text, match.index, end)) continue;
    if (/^\.[a-z]/i.test(text.slice(end, end + 2))) continue;
    const before = text.slice(Math.max(0, match.index - 32), match.index);
    const after = text.slice(end, end + 32);
    if (DRAWN.test(before) || DRAWN.test(after) || PRODUCT.test(before)) continue;
    const { before: words } = wordsAbout(searched, match.index, end);
    if (VERSION.test(words)) continue;
    if (match.index > 0 && octets.every((octet) => octet < SECTION)) {
      if (!PORT.test(after) && !HOST_IN_URL.test(before) && !NETWORK.test(words)) continue;
    }
    yield { kind: 'ip', text: whole, index: match.index };
  }
  if (!text.includes(':')) return;
  for (const match of text.matchAll(V6)) {
    const whole = match[0].replace(/(?<!:):$/, '');
    if (isIPv6(whole) && !isNobodysV6(whole)) yield { kind: 'ip', text: whole, index: match.index };
  }
}

/** Octets without leading zeros, the last of them neither a network nor all hosts of it. */
function isHost(parts: readonly string[]): boolean {
  if (parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return false;
  return parts[3] !== '0' && parts[3] !== '255';
}

function isNobodysV4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b <= 127;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99);
  if (a === 198) return b === 18 || b === 19 || (b === 51 && c === 100);
  return a === 203 && b === 0 && c === 113;
}

function isNobodysV6(address: string): boolean {
  const [first = '', second = ''] = address.toLowerCase().split(':');
  const next = Number.parseInt(second || '0', 16);
  if (address.endsWith('::')) return true;
  if (first === '2001') return next === 0x0db8 || (next > 0 && next < 0x0200);
  return first === '3fff' && next < 0x1000;
}
