import type { Page } from './page.ts';

/** The application for a tuition grant; the form and the upload are micro-frontends. */
export const apply: Page = {
  title: 'Apply for a Same-Day Tuition Grant',
  html: `
    <div class="grid-container usa-section portal-columns">
      <div>
        <p class="portal-agency">Department of Education</p>
        <h1>Apply for a Same-Day Tuition Grant</h1>
        <p class="usa-intro">You get the decision as soon as you submit. It takes about two minutes.</p>
        <div data-front-end="application-form"></div>
      </div>
      <aside class="usa-summary-box" aria-labelledby="before-you-apply">
        <div class="usa-summary-box__body">
          <h2 class="usa-summary-box__heading" id="before-you-apply">Before you apply</h2>
          <div class="usa-summary-box__text">
            <ul class="usa-list">
              <li>Same-day grants go to residents of the 50 states and the District of Columbia.</li>
              <li>Have your transcript ready as a PDF, or as a photo (JPEG or PNG) of at most 5 MB.</li>
              <li>Live elsewhere? Ask the financial aid office of your school about the regular grant.</li>
            </ul>
          </div>
        </div>
      </aside>
    </div>`,
  fill(main, context) {
    const form = main.querySelector<HTMLElement>('[data-front-end]');
    if (form) context.place('application-form', form);
  },
};
