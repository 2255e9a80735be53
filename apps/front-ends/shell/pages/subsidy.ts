import { frontEndPage } from './front-end.ts';
import type { Page } from './page.ts';
import { received } from './received.ts';

/** The application for a farm subsidy; the form is a micro-frontend. */
export const subsidy = frontEndPage({
  title: 'Apply for a farm subsidy',
  agency: 'Department of Agriculture',
  intro: 'You need one document, and a minute.',
  name: 'farm-subsidy',
  aside: {
    heading: 'New this year',
    html: `
      <ul class="usa-list">
        <li>Upload last year's IRS Schedule F with your application.</li>
        <li>A scan or a photo will do, as a PDF, JPEG or PNG of at most 5 MB.</li>
      </ul>`,
  },
});

/** What a farmer sees after submitting. */
export function subsidyConfirmation(): Page {
  return received({
    title: 'We have your application',
    heading: 'Your application for a farm subsidy is received',
    next: [
      'Write down the confirmation number, or print this page.',
      'We ask the Internal Revenue Service to match your Schedule F.',
      'You hear from your county office within a week.',
    ],
    begin: { href: '/apply-subsidy', words: 'Apply for a farm subsidy' },
  });
}
