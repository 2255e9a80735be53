import type { Target } from '../model/index.ts';

/** Addresses that were looked up, by route map; emptied when there are so many, for ids make ever new ones. */
const lookedUp = new WeakMap<Target['services'], Map<string, string>>();
const MOST_KNOWN = 10_000;

/**
 * The service an address belongs to: the first glob of the route map that matches, else the host.
 * @param url without query.
 */
export function serviceOf(url: string, services: Target['services']): string {
  let names = lookedUp.get(services);
  if (!names || names.size >= MOST_KNOWN) lookedUp.set(services, (names = new Map()));
  let name = names.get(url);
  if (name === undefined) names.set(url, (name = lookUp(url, services)));
  return name;
}

function lookUp(url: string, services: Target['services']): string {
  for (const { name, glob } of services) if (globToRegExp(glob).test(url)) return name;
  return URL.canParse(url) ? new URL(url).host : 'unknown';
}

const compiled = new Map<string, RegExp>();

/** `*` is anything but a slash, `**` anything, `?` and `{a,b}` as in Playwright's globs. */
function globToRegExp(glob: string): RegExp {
  const known = compiled.get(glob);
  if (known) return known;
  const source = glob.replace(/\*\*\/?|[*?{},]|[.+^$()|[\]\\]/g, (token) => {
    if (token.startsWith('**')) return '.*';
    const special: Record<string, string> = { '*': '[^/]*', '?': '\\?', '{': '(?:', '}': ')', ',': '|' };
    return special[token] ?? `\\${token}`;
  });
  const regExp = new RegExp(`^${source}$`);
  compiled.set(glob, regExp);
  return regExp;
}
