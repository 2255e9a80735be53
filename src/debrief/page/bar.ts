import { html } from './html.ts';
import type { Html, Part } from './html.ts';

/**
 * Shapes as a bar across the page, 100 wide and 4 high.
 * @param said what it shows, for whoever does not see it.
 */
export function bar(said: string, shapes: Part): Html {
  return html`<svg class="bar" role="img" aria-label="${said}" viewBox="0 0 100 4" preserveAspectRatio="none">
    ${shapes}
  </svg>`;
}
