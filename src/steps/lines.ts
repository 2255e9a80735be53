/** The lines of a page that were not there before: each as many times more as it is there now. */
export function newLines(before: string, now: string): string[] {
  const left = new Map<string, number>();
  for (const line of linesOf(before)) left.set(line, (left.get(line) ?? 0) + 1);
  return linesOf(now).filter((line) => {
    const known = left.get(line) ?? 0;
    left.set(line, known - 1);
    return known <= 0;
  });
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}
