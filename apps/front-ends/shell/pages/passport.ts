import { frontEndPage } from './front-end.ts';
import type { Page } from './page.ts';
import { received } from './received.ts';

/** The renewal of a passport; the form is a micro-frontend, the payment a frame of the payments origin. */
export const passport = frontEndPage({
  title: 'Renew your passport',
  agency: 'Department of State',
  intro: 'You renew on this page and pay at its end. It takes about five minutes.',
  name: 'passport-renewal',
  aside: {
    heading: 'Before you start',
    html: `
      <ul class="usa-list">
        <li>Only passport books are renewed online: one letter and eight digits.</li>
        <li>Have a square photo of yourself ready, 600 to 1200 pixels wide.</li>
        <li>The fee depends on nothing but the book; you see it before you pay.</li>
      </ul>`,
  },
});

/** What somebody sees whose renewal is paid. */
export function passportConfirmation(): Page {
  return received({
    title: 'Your passport is being renewed',
    heading: 'We have your application and your fee',
    next: [
      'Write down the confirmation number, or print this page.',
      'We look at your photo today.',
      'Your new passport book is on its way in two to three weeks.',
    ],
    begin: { href: '/start', words: 'Renew a passport' },
  });
}
