import type { Page } from './page.ts';

/** A page that is one micro-frontend below a heading. */
export interface FrontEndPage {
  readonly title: string;
  readonly agency: string;
  readonly intro: string;
  /** The micro-frontend, by its folder. */
  readonly name: string;
  /** HTML of a box beside it: what to know before one begins. */
  readonly aside?: { readonly heading: string; readonly html: string };
}

function box({ heading, html }: NonNullable<FrontEndPage['aside']>): string {
  return `
    <aside class="usa-summary-box" aria-labelledby="beside">
      <div class="usa-summary-box__body">
        <h2 class="usa-summary-box__heading" id="beside">${heading}</h2>
        <div class="usa-summary-box__text">${html}</div>
      </div>
    </aside>`;
}

/** The page with that micro-frontend in it. */
export function frontEndPage({ title, agency, intro, name, aside }: FrontEndPage): Page {
  return {
    title,
    html: `
      <div class="grid-container usa-section ${aside ? 'portal-columns' : ''}">
        <div>
          <p class="portal-agency">${agency}</p>
          <h1>${title}</h1>
          <p class="usa-intro">${intro}</p>
          <div data-front-end="${name}"></div>
        </div>
        ${aside ? box(aside) : ''}
      </div>`,
    fill(main, context) {
      const place = main.querySelector<HTMLElement>('[data-front-end]');
      if (place) context.place(name, place);
    },
  };
}
