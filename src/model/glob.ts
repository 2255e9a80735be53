const SPECIAL = /[.+^$()|[\]\\?]/g;

/**
 * A glob of addresses as a test of whole addresses: `*` is anything but a slash, `**` anything, between slashes also
 * nothing, `{a,b}` either. What the language lets through is read as Playwright reads it, so that a fault reaches the same
 * on every plane.
 */
export function globTest(glob: string): (url: string) => boolean {
  let depth = 0;
  const source = glob.replace(SPECIAL, String.raw`\$&`).replace(/\/\*\*\/|\*{2,}|\*|[{},]/g, (part) => {
    if (part === '/**/') return '/(?:.*/)?';
    if (part.startsWith('**')) return '.*';
    if (part === '*') return '[^/]*';
    if (part === ',') return depth > 0 ? '|' : ',';
    depth += part === '{' ? 1 : -1;
    return part === '{' ? '(?:' : ')';
  });
  const whole = new RegExp(`^${source}$`);
  return (url) => whole.test(url);
}
