import type { Intent, Wanted, Widget } from '../../../../src/model/index.ts';

/** A fragment of a page, what a person would call a control in it, and which element is meant. */
export interface Fragment {
  /** Completes the sentence “a person finds …”. */
  name: string;
  html: string;
  wanted: Wanted;
  /** The element that is meant, as a selector, wherever it is; or that there is none, or several. */
  expects: `#${string}` | 'ambiguous' | 'not-found';
  /** What kind of control it has to be taken for. */
  widget?: Widget;
  /** What somebody clicked before. */
  after?: `#${string}`;
  /** Why it is so. */
  why: string;
}

/** What somebody wants, said shortly: `want('press', 'Submit', { within: ['Card'] })`. */
export function want(intent: Intent, name: string, where: Pick<Wanted, 'within' | 'nth'> = {}): Wanted {
  return { intent, name, ...where };
}

/** The markup in an open shadow root of a web component. */
export function component(tag: string, html: string, inside = '', attributes = ''): string {
  return `<${tag} ${attributes}>${inside}</${tag}><script>
    for (const host of document.querySelectorAll('${tag}')) host.attachShadow({ mode: 'open' }).innerHTML = \`${html}\`;
  </script>`;
}

/** The markup in a frame of the same site. */
export function frame(html: string, attributes = ''): string {
  return `<iframe ${attributes} srcdoc='${html.replaceAll("'", '&#39;')}'></iframe>`;
}
