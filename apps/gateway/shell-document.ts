import type { Applicant } from './sessions.ts';

/** Where each micro-frontend is loaded from: its name and the address of its module, on its own origin. */
export type FrontEnds = Readonly<Record<string, { readonly module: string }>>;

const PRELOADS = '<!--portal:preloads-->';
const CONTEXT = '<!--portal:context-->';

/**
 * The shell's document for one browser session. The manifest and the applicant are in the document, so that the
 * shell need not ask for them; the micro-frontends of the page are preloaded, so that they load beside the shell.
 */
export function fillShell(
  shell: string,
  frontEnds: FrontEnds,
  preloaded: readonly string[],
  applicant: Applicant,
): string {
  const links = preloaded
    .map((name) => frontEnds[name]?.module)
    .filter((module) => module !== undefined)
    .map((module) => `<link rel="modulepreload" crossorigin href="${module}">`);
  // `<` could end the script element early.
  const context = JSON.stringify({ applicant, frontEnds }).replaceAll('<', '\\u003c');
  return shell
    .replace(PRELOADS, () => links.join(''))
    .replace(CONTEXT, () => `<script type="application/json" id="portal-context">${context}</script>`);
}
