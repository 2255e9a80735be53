/** Whether somebody would rather have JSON than text, by what they accept: RFC 9110, 12.5.1. */
export function prefersJson(accept: string): boolean {
  const ranges = accept.split(',').map(rangeOf);
  return weightOf('application/json', ranges) > weightOf('text/plain', ranges);
}

interface Range {
  type: string;
  weight: number;
}

function rangeOf(said: string): Range {
  const [type = '', ...parameters] = said.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return { type, weight: weight === undefined ? 1 : Number(weight.slice('q='.length)) || 0 };
}

/** The more exactly a range names a type, the more it counts. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const [kind = ''] = type.split('/');
  for (const name of [type, `${kind}/*`, '*/*']) {
    const found = ranges.find((range) => range.type === name);
    if (found) return found.weight;
  }
  return 0;
}
