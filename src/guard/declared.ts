import type { Problem } from '../model/index.ts';

/** Shortest value that may be declared: shorter ones would let half of everything pass. */
const SHORTEST = 5;

/**
 * Reads a list of test values, one a line with the reason why it is nobody's:
 *
 *     # Values that look real and are not.
 *     B0000042             # the sample on the form’s first page
 *     help@agency.example  # the help desk, on every page of the service
 *
 * @param file as a person calls it.
 * @returns the values as they are written, and every line that will not do: no reason, or too short to mean one thing.
 */
export function readTestValues(text: string, file: string): { values: string[]; problems: Problem[] } {
  const values: string[] = [];
  const problems: Problem[] = [];
  for (const [i, sourceLine] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(sourceLine)) continue;
    const [, value = '', reason = ''] = /^(.*?)(?:\s+#\s*(.*))?$/.exec(sourceLine) ?? [];
    const at = { file, line: i + 1, column: 1 };
    if (reason.trim() === '') {
      const message = 'this test value has no reason';
      problems.push({ message, hint: 'write why it is nobody’s: “value # reason”', at });
    } else if (value.replace(/[^\p{L}\p{N}]/gu, '').length < SHORTEST) {
      const message = `a test value has at least ${SHORTEST} letters or digits`;
      problems.push({ message, hint: 'write the whole value', at, sourceLine });
    } else {
      values.push(value);
    }
  }
  return { values, problems };
}
