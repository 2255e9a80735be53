/** Pieces of an address that name one thing among many of its kind. Tried one after the other on each piece of a path. */
const IDS = [
  /** Numbers, also with a sign or a point in them: `42`, `2026-11-21`. */
  /^[\d.,:_-]*\d[\d.,:_-]*$/,
  /** UUIDs, with or without braces. */
  /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i,
  /** Hex of eight digits and more that has a figure in it: object ids, digests. */
  /^(?=.*\d)(?:0x)?[\da-f]{8,}$/i,
  /** Mail addresses. */
  /^[^@]+@[^@]+\.[^@.]+$/,
  /** Confirmation numbers: `TG-2026-00042`, `APP_7`; with small letters from three figures on: `claim-104`. */
  /^[A-Z]{1,10}[-_](?:[A-Z\d]+[-_])*(?=[A-Z]*\d)[A-Z\d]+$/,
  /^[a-z]{1,20}[-_](?:[a-z\d]+[-_])*\d{3,}$/,
  /** Capitals and figures: `TG7K2M9Q`, `WAC2300042`. */
  /^(?=.*\d)(?=.*[A-Z])[A-Z\d]{5,}$/,
];

/** A word of a program is shorter than that, or has no figures among its letters: tokens, base64, ULIDs. */
const LONG = 16;
/** A piece that is longer than this is no word of anybody's, whatever is in it. */
const TOO_LONG = 64;

/** Such as `application-form-2`. */
const WORDS_WITH_A_NUMBER = /^[a-z]+(?:[-_][a-z]+)*[-_]?\d{1,2}$/i;

/** A figure stays with what it versions: `v1`, `v2.1`; and with a file, whose name is short. */
const NOT_IDS = /^v\d+(?:\.\d+)*$/i;

/** So many different routes are told apart; a service that has more gives each of its further addresses the same one. */
const MOST_ROUTES = 1_000;
/** Addresses that were looked up; forgotten when there are so many, for ids make ever new ones. */
const MOST_KNOWN = 10_000;
/** What the rest is called. */
export const OTHER = ':other';

/**
 * An address with its ids as `:id`, so that one address of a service is one series whoever asks.
 * @param url without query.
 */
export function routeOf(url: string): string {
  const at = pathAt(url);
  const path = url.slice(at);
  const route = path.replaceAll(/[^/]+/g, withoutId);
  return route === path ? url : url.slice(0, at) + route;
}

/** Routes with a bound on how many there are; each knows its own, so that two runs in a process are no trouble. */
export class Routes {
  readonly #most: number;
  readonly #routes = new Set<string>();
  #known = new Map<string, string>();

  constructor(most = MOST_ROUTES) {
    this.#most = most;
  }

  /** The route of an address without query, or the host's `:other` where there are too many. */
  of(url: string): string {
    let route = this.#known.get(url);
    if (route !== undefined) return route;
    route = routeOf(url);
    if (!this.#routes.has(route)) {
      if (this.#routes.size < this.#most) this.#routes.add(route);
      else route = `${url.slice(0, pathAt(url))}/${OTHER}`;
    }
    if (this.#known.size >= MOST_KNOWN) this.#known = new Map();
    this.#known.set(url, route);
    return route;
  }
}

function pathAt(url: string): number {
  const scheme = url.indexOf('://');
  if (scheme < 0) return 0;
  const slash = url.indexOf('/', scheme + 3);
  return slash < 0 ? url.length : slash;
}

function withoutId(written: string): string {
  const piece = decoded(written);
  if (isId(piece)) return ':id';
  const [, stem = '', ending = ''] = /^(.+)(\.[a-z]\w{0,4})$/i.exec(piece) ?? [];
  return isId(stem) ? `:id${ending}` : written;
}

function isId(piece: string): boolean {
  if (piece === '' || piece === ':id' || piece === OTHER || NOT_IDS.test(piece)) return false;
  if (piece.length > TOO_LONG) return true;
  if (IDS.some((id) => id.test(piece))) return true;
  if (piece.length < LONG || piece.includes('.')) return false;
  return /\d/.test(piece) && /[a-z]/i.test(piece) && !WORDS_WITH_A_NUMBER.test(piece);
}

function decoded(piece: string): string {
  if (!piece.includes('%')) return piece;
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
