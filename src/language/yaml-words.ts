/** What the YAML parser's errors mean to somebody who never read the YAML specification. */
const WORDS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  TAB_AS_INDENT: ['a tab is used to indent', 'indent with spaces: two a level'],
  MULTIPLE_DOCS: ['the file holds more than one document', 'keep one; remove the “---” and what follows'],
  TOO_DEEP: ['this is nested too deeply', 'a file of ours needs fewer than 32 levels'],
  BAD_INDENT: [
    'this line is not indented like its neighbours',
    'let lines of one list or group start in one column',
  ],
  BAD_SCALAR_START: ['a text cannot start with this character', 'put the text in quotes'],
  BAD_DQ_ESCAPE: ['this backslash sequence means nothing', 'double the backslash, or use single quotes'],
  BLOCK_AS_IMPLICIT_KEY: [
    'two “key: value” stand on one line',
    'give each its own line; quote a text that contains “: ”',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'this line has no “:” after its key',
    'write “key: value”, with a space after the colon',
  ],
  KEY_OVER_1024_CHARS: ['this key is too long', 'is a quote or a colon missing before it?'],
  TAG_RESOLVE_FAILED: ['tags such as “!name” are not read', 'remove the “!…” word'],
  BAD_COLLECTION_TYPE: ['tags such as “!!set” are not read', 'remove the “!…” word'],
  BAD_ALIAS: ['this alias leads nowhere', 'quote a text that starts with “*” or “&”'],
  BAD_DIRECTIVE: ['directives such as “%YAML” are not read', 'remove the line'],
  BLOCK_IN_FLOW: [
    'an indented group stands inside brackets',
    'close the bracket first, or write it in brackets too',
  ],
};

/** One sentence and a hint for an error of the parser. */
export function plainWords(code: string, message: string): { message: string; hint: string } {
  const quote = /Missing closing ["']quote/.test(message);
  if (quote) return { message: 'a quote is opened and never closed', hint: 'close it on the same line' };
  if (/need to be followed by map values/.test(message)) {
    return {
      message: 'this line has no “:” after its key',
      hint: 'write “key: value”, with a space after the colon',
    };
  }
  if (/\bflow (?:map|seq|collection)|Missing ,/i.test(message)) {
    return {
      message: 'a bracket is not closed, or a comma is missing',
      hint: 'check the [ ] { } of this place',
    };
  }
  const known = WORDS[code];
  if (known) return { message: known[0], hint: known[1] };
  return {
    message: `this is not YAML here (${message.replace(/\s+/g, ' ').slice(0, 120)})`,
    hint: 'check indentation, quotes and colons around this place',
  };
}
