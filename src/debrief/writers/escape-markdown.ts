/** Characters that mean something within a line of GitHub's Markdown; those of HTML become entities. */
const MEANS = /[\\`*_[\]|~!$#]/g;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text as it is, on one line and without any meaning to GitHub's Markdown: no markup, link, picture or formula. A
 * zero-width space keeps `@name` from calling somebody, and an address from becoming a link.
 */
export function plain(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(/(?![\t\n\r])\p{Cc}/gu, '\ufffd')
    .replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(MEANS, String.raw`\$&`)
    .replaceAll(/@(?=[\w-])/g, '@\u200b')
    .replaceAll(/:(?=\/\/)/g, ':\u200b')
    .replaceAll(/\bwww\./gi, '$&\u200b')
    .replaceAll(/\r\n?|\n|\u2028|\u2029/g, '<br>');
}

/** A block of lines that are shown as they are, behind a fence that nothing in them can close. */
export function fenced(...lines: string[]): string {
  const runs = lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return [fence, ...lines.map((line) => line.replaceAll(/\r\n?|\n/g, ' ')), fence].join('\n');
}
