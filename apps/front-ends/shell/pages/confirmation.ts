import type { Page } from './page.ts';
import { confirmationNumber } from './received.ts';

const APPROVED = `
  <div class="grid-container usa-section">
    <h1 tabindex="-1">Your grant is approved</h1>
    <div class="usa-alert usa-alert--success" role="status">
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading">We have your application</h2>
        <p class="usa-alert__text">
          Your confirmation number is <strong class="portal-number" data-confirmation></strong>
        </p>
      </div>
    </div>
    <div class="portal-prose">
      <h2>What happens next</h2>
      <p data-funding hidden></p>
      <ol>
        <li>Write down the confirmation number, or print this page.</li>
        <li>We tell your school today that your tuition is covered.</li>
        <li>We write to <span data-email></span> when the money is on its way.</li>
      </ol>
      <p><a href="/">Back to all services</a></p>
    </div>
  </div>`;

const NOTHING = `
  <div class="grid-container usa-section portal-prose">
    <h1 tabindex="-1">There is no application to confirm</h1>
    <p class="usa-intro">This page shows the result right after you submit an application.</p>
    <p><a class="usa-button" href="/apply">Apply for a tuition grant</a></p>
  </div>`;

/** Whether the grant is booked where it is paid from; the form left it beside the number. */
function fundingSentence(): string | undefined {
  const { funding } = history.state as { funding?: { code: string; accepted: boolean } };
  if (!funding) return undefined;
  return funding.accepted
    ? `Your grant is booked with the Coast Guard budget office under funding code ${funding.code}.`
    : `Your grant waits: the Coast Guard budget office did not take funding code ${funding.code}.`;
}

/** What the applicant sees after submitting. */
export function confirmation(): Page {
  const number = confirmationNumber();
  if (number === undefined) return { title: 'No application to confirm', html: NOTHING };
  return {
    title: 'Your grant is approved',
    html: APPROVED,
    fill(main, { applicant }) {
      main.querySelector('[data-confirmation]')!.textContent = number;
      const funding = main.querySelector<HTMLElement>('[data-funding]')!;
      funding.textContent = fundingSentence() ?? '';
      funding.hidden = funding.textContent === '';
      main.querySelector('[data-email]')!.textContent = applicant.email;
    },
  };
}
