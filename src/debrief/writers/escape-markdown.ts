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

/** A block that is shown as it is, behind a fence that nothing in it can close. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.replaceAll(/\r\n?|\n/g, ' ')}\n${fence}`;
}
