import { bareWords, documentKindOf } from '../../model/index.ts';

/** Words of buttons that say nothing about the document. */
const SAYS_NOTHING =
  /\b(?:choose|select|browse|upload|attach|add|drag|drop|click|here|a|an|the|your|file|files|or|to|and|from|folder|of|copy|in|please)\b/g;

/**
 * A file to carry, called by what the page asks for: the recording person’s own file and its name are nobody’s
 * business.
 * @param file the name it had.
 * @param label what the upload is called.
 */
export function documentFor(file: string, label: string): { path: string; remark: string } {
  const ending = /\.([A-Za-z\d]{1,8})$/.exec(file)?.[1]?.toLowerCase() ?? 'pdf';
  const words = /^(?:css|role)=/.test(label) ? '' : bareWords(label).replace(SAYS_NOTHING, ' ').trim();
  const base =
    words
      .split(/\s+/)
      .filter((word) => /^[\da-z]+$/.test(word))
      .slice(0, 4)
      .join('-') || 'document';
  const path = `${base}.${ending}`;
  const remark =
    documentKindOf(path) === undefined
      ? `Put the file to upload into fixtures/ as ${path}.`
      : `Made for each citizen; a file of this name in fixtures/ goes before.`;
  return { path, remark };
}
