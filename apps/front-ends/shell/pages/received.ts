import type { Page } from './page.ts';

/** What a confirmation says. */
export interface Receipt {
  readonly title: string;
  readonly heading: string;
  /** What happens next, a sentence each. */
  readonly next: readonly string[];
  /** For who comes here without having sent anything: where to begin, and the words of the button. */
  readonly begin: { readonly href: string; readonly words: string };
}

/** The confirmation number that the form left in the history entry, which outlives a reload of the page. */
export function confirmationNumber(): string | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('confirmation' in state)) return undefined;
  return String(state.confirmation);
}

function nothing({ begin }: Receipt): string {
  return `
    <div class="grid-container usa-section portal-prose">
      <h1 tabindex="-1">There is nothing to confirm</h1>
      <p class="usa-intro">This page shows the result right after you send something.</p>
      <p><a class="usa-button" href="${begin.href}">${begin.words}</a></p>
    </div>`;
}

function there({ title, heading, next }: Receipt): string {
  return `
    <div class="grid-container usa-section">
      <h1 tabindex="-1">${title}</h1>
      <div class="usa-alert usa-alert--success" role="status">
        <div class="usa-alert__body">
          <h2 class="usa-alert__heading">${heading}</h2>
          <p class="usa-alert__text">
            Your confirmation number is <strong class="portal-number" data-confirmation></strong>
          </p>
        </div>
      </div>
      <div class="portal-prose">
        <h2>What happens next</h2>
        <ol>${next.map((sentence) => `<li>${sentence}</li>`).join('')}</ol>
        <p><a href="/">Back to all services</a></p>
      </div>
    </div>`;
}

/** A page that confirms what a form sent. */
export function received(receipt: Receipt): Page {
  const number = confirmationNumber();
  if (number === undefined) return { title: 'Nothing to confirm', html: nothing(receipt) };
  return {
    title: receipt.title,
    html: there(receipt),
    fill(main) {
      main.querySelector('[data-confirmation]')!.textContent = number;
    },
  };
}
