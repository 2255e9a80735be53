import { frontEndPage } from './front-end.ts';

/** The flood premium after the re-rating; what it costs and the payment are a micro-frontend. */
export const premium = frontEndPage({
  title: 'Your flood insurance premium',
  agency: 'National Flood Insurance Program',
  intro:
    'Every property was rated anew. See what your policy costs now, and pay for this year when you like.',
  name: 'flood-premium',
  aside: {
    heading: 'Instant Flood-Zone Re-rating',
    html: `
      <ul class="usa-list">
        <li>Your premium follows the flood zone that your property is in today.</li>
        <li>Have your policyholder name and password ready.</li>
        <li>Your cover goes on for 30 days, whether you pay now or later.</li>
      </ul>`,
  },
});
