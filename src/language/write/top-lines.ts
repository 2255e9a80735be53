/**
 * The outermost keys of a text with their lines, in their order: those at the margin, or, where the whole text is one
 * group in brackets, those that start a line. A key inside the brackets of another may be taken for one of them then.
 */
export function topLines(lines: readonly string[]): Map<string, number> {
  const isBracketed = lines.some((line) => line.startsWith('{'));
  const key = isBracketed ? /^[\s{]*(["']?)([\w-]+)\1\s*:(?:\s|$)/ : /^(["']?)([\w-]+)\1\s*:(?:\s|$)/;
  const found = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const word = key.exec(line)?.[2];
    if (word !== undefined && !found.has(word)) found.set(word, index + 1);
  }
  return found;
}
