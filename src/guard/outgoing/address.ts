import type { OutgoingText } from './request.ts';
import { shownKey } from './request.ts';
import { formTexts } from './form.ts';

/** Path, query and fragment of an address, decoded; its scheme and host are no citizen's doing, and `data:` stays. */
export function* addressTexts(url: string, where: string): Iterable<OutgoingText> {
  if (/^(?:data|blob|about|javascript):/i.test(url)) return;
  const [, path = '', query = '', fragment = ''] =
    /^(?:[a-z][a-z\d+.-]*:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(url) ?? [];
  // Between slashes a number has no words beside it; what stands before it is the nearest to a name.
  let label = '';
  for (const piece of path.split('/')) {
    if (piece === '') continue;
    const text = unescaped(piece);
    yield { where: `the path of ${where}`, label, text };
    label = text;
  }
  if (query !== '') yield* formTexts(query, (name) => `parameter “${shownKey(name)}” of ${where}`);
  if (fragment !== '') yield { where: `the fragment of ${where}`, label: '', text: unescaped(fragment) };
}

function unescaped(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
