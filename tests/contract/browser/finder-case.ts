import type { Written } from '../../support/steps.ts';

/** A fragment of a page, what a person would do there, and which element that means. */
export interface Case {
  /** Completes the sentence “a person …”. */
  title: string;
  /** The element that is meant carries `data-is="it"`. */
  html: string;
  action: Written;
}

/** The markup in an open shadow root. */
export const inShadow = (html: string): string =>
  `<x-box></x-box><script>document.querySelector('x-box').attachShadow({ mode: 'open' }).innerHTML = \`${html}\`</script>`;
