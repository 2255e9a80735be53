import { frontEndPage } from './front-end.ts';

const AGENCY = 'Department of Labor';

/** The unemployment claim, filled in step by step. */
export const claim = frontEndPage({
  title: 'File an unemployment claim',
  agency: AGENCY,
  intro: 'Four short steps. Each is saved as you go on, so that you can come back later.',
  name: 'unemployment-claim',
  aside: {
    heading: 'Before you begin',
    html: `
      <ul class="usa-list">
        <li>Have the name of your last employer and your last day of work ready.</li>
        <li>We ask your employer, and decide within 48 hours.</li>
        <li>No money moves here: accounts and cards are made up.</li>
      </ul>`,
  },
});

/** How far the claim is. */
export const claimStatus = frontEndPage({
  title: 'Your unemployment claim',
  agency: AGENCY,
  intro: 'We decide within 48 hours of the moment at which you filed.',
  name: 'unemployment-claim',
});
