import { html } from './html.ts';
import type { Html, Part } from './html.ts';

/** A table that scrolls by itself where it is too wide, so that the page never does. */
export function table(name: string, head: string[], rows: Part[][]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${`Table: ${name}`}">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
