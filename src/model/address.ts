/** An address by what its pages have in common: pieces with a figure in them tell things of one kind apart. */
export function addressPattern(url: string): string {
  return url.split(/[?#]/, 1)[0]!.replaceAll(/(?<=[^/:]\/)[^/]*\d[^/]*/g, ':id');
}
