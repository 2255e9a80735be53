import type { Applicant } from './sessions.ts';

/** Where each micro-frontend is loaded from: its name and the address of its module, on its own origin. */
export type FrontEnds = Readonly<Record<string, { readonly module: string }>>;

const PRELOADS = '<!--portal:preloads-->';
const CONTEXT = '<!--portal:context-->';

/** What the shell is told in its document. */
export interface ShellContext {
  readonly applicant: Applicant;
  readonly frontEnds: FrontEnds;
  /** What planted defects have switched on. */
  readonly flags: readonly string[];
}

/**
 * The shell's document for one browser session. The manifest and the applicant are in the document, so that the
 * shell need not ask for them; the micro-frontends of the page are preloaded, so that they load beside the shell.
 */
export function fillShell(shell: string, preloaded: readonly string[], told: ShellContext): string {
  const links = preloaded
    .map((name) => told.frontEnds[name]?.module)
    .filter((module) => module !== undefined)
    .map((module) => `<link rel="modulepreload" crossorigin href="${module}">`);
  // `<` could end the script element early.
  const context = JSON.stringify(told).replaceAll('<', '\\u003c');
  return shell
    .replace(PRELOADS, () => links.join(''))
    .replace(CONTEXT, () => `<script type="application/json" id="portal-context">${context}</script>`);
}
