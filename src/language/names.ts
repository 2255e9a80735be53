/** What counts of the name of an action or a fault: neither case nor separators, `FETCH_PREMIUM` is `fetch-premium`. */
export function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._-]+/g, '');
}

export function sameName(one: string, other: string): boolean {
  return bareName(one) === bareName(other);
}

/** As a file would be called: `fetch-premium`. */
export function fileNameOf(name: string): string {
  const words = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return words.replaceAll(/^-|-$/g, '').slice(0, 60) || 'my-name';
}
