import type { Problem } from '../model/index.ts';
import type { Source } from './source.ts';

/** Where something is, as a problem wants it. */
export type Place = Required<Pick<Problem, 'at' | 'sourceLine'>>;

/**
 * Finds line and column of an offset, quickly also in a big file. Lines end where an editor ends them; the parser's
 * own counter loses count inside quotes that run over several lines. Always inside the file: an error at the very
 * end would else point below the last line.
 */
export function places({ text, shown }: Source): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const last = Math.max(0, text.trimEnd().length - 1);
  return (offset) => {
    const inside = Math.min(Math.max(offset, 0), last);
    let [line, beyond] = [0, starts.length];
    while (beyond - line > 1) {
      const middle = (line + beyond) >> 1;
      if ((starts[middle] ?? 0) <= inside) line = middle;
      else beyond = middle;
    }
    const start = starts[line] ?? 0;
    const sourceLine = /^[^\n]*/.exec(text.slice(start, start + 2_000))?.[0].replace(/\r$/, '') ?? '';
    return { at: { file: shown, line: line + 1, column: inside - start + 1 }, sourceLine };
  };
}
