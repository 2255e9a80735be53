import type { Target } from '../model/index.ts';

/** The service an address belongs to: the first glob of the route map that matches, else the host. */
export function serviceOf(url: string, services: Target['services']): string {
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
