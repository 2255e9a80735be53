import { CST, Lexer } from 'yaml';

/** A comment, or an empty line, of a file that people wrote. */
export interface Remark {
  /** From 1. */
  line: number;
  /** Characters before it, from 0. */
  indent: number;
  /** With its `#`; empty for an empty line. */
  text: string;
  /** Nothing else stands on its line. */
  alone: boolean;
}

/** Comments and empty lines of a YAML text, in their order; what lies in a text of several lines is none. */
export function remarksOf(text: string): Remark[] {
  const remarks: Remark[] = [];
  /** Lines on which something stands that is no comment. */
  const used = new Set<number>();
  const found: { line: number; indent: number; text: string }[] = [];
  let [line, column, isScalar] = [1, 0, false];
  for (const lexeme of new Lexer().lex(text)) {
    const kind = CST.tokenType(lexeme);
    // Marks of the lexer itself: they stand for nothing in the text.
    if (kind === 'doc-mode' || kind === 'flow-error-end' || kind === 'scalar') {
      isScalar = kind === 'scalar';
      continue;
    }
    const isBlank = kind === 'space' || kind === 'newline' || kind === 'byte-order-mark';
    if (kind === 'comment' && !isScalar) found.push({ line, indent: column, text: lexeme.trimEnd() });
    const lines = lexeme.split('\n');
    if (isScalar || (!isBlank && kind !== 'comment')) {
      // What follows the last line break is the next line's.
      const spanned = lines.length > 1 && lines.at(-1) === '' ? lines.length - 1 : lines.length;
      for (let i = 0; i < spanned; i++) used.add(line + i);
    }
    isScalar = false;
    line += lines.length - 1;
    column = lines.length > 1 ? (lines.at(-1) ?? '').length : column + lexeme.length;
  }
  const comments = new Map(found.map((one) => [one.line, one]));
  for (let number = 1; number <= (column > 0 ? line : line - 1); number++) {
    const comment = comments.get(number);
    if (comment) remarks.push({ ...comment, alone: !used.has(number) });
    else if (!used.has(number)) remarks.push({ line: number, indent: 0, text: '', alone: true });
  }
  return remarks;
}
