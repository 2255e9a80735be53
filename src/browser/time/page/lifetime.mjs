// How long a cookie lasts, from simulated to real time. Runs in pages, in workers and in the proxy.

/** Browsers keep no cookie longer (RFC 6265bis, section 5.5). */
const LONGEST_MS = 400 * 86_400_000;
const HAS_ZONE = /\b(?:GMT|UTC|Z)\b/i;

/**
 * A cookie as a server or a page writes it, `id=7; Path=/; Max-Age=3600`, with its lifetime in real time. It is a
 * whole number of seconds there, so a cookie ends up to one real second late, and never early.
 * @param {string} line
 * @param {{ now: number, warp: number }} time now: simulated, ms since 1970
 * @returns {string} the line itself when it says nothing of its end
 */
export function inRealTime(line, { now, warp }) {
  const [pair = '', ...attributes] = line.split(';');
  const kept = [];
  let maxAgeMs;
  let expires;
  for (const attribute of attributes) {
    const at = attribute.indexOf('=');
    const name = (at < 0 ? attribute : attribute.slice(0, at)).trim().toLowerCase();
    const value = at < 0 ? '' : attribute.slice(at + 1).trim();
    if (name === 'max-age') maxAgeMs = /^-?\d+$/.test(value) ? Number(value) * 1_000 : maxAgeMs;
    else if (name === 'expires') expires = momentOf(value) ?? expires;
    else kept.push(attribute);
  }
  // Max-Age has precedence (RFC 6265, section 5.3).
  const lastsMs = maxAgeMs ?? (expires === undefined ? undefined : expires - now);
  if (lastsMs === undefined) return line;
  const seconds = Math.max(0, Math.ceil(Math.min(lastsMs, LONGEST_MS) / warp / 1_000));
  return [pair, ...kept, ` Max-Age=${seconds}`].join(';');
}

/**
 * A date of a cookie, which is always UTC; undefined when it is none.
 * @param {string} written
 */
function momentOf(written) {
  const ms = Date.parse(HAS_ZONE.test(written) ? written : `${written} GMT`);
  return Number.isNaN(ms) ? undefined : ms;
}
