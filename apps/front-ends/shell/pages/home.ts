import type { Page } from './page.ts';

/** A service as the start page offers it. */
interface Offer {
  readonly agency: string;
  readonly title: string;
  readonly text: string;
  /** Where it begins, and the words of the button that leads there. */
  readonly href: string;
  readonly action: string;
}

/** What the portal offers; a new service adds its card here. */
const SERVICES: readonly Offer[] = [
  {
    agency: 'Department of Education',
    title: 'Same-Day Tuition Grant',
    text: 'Money for tuition, decided while you wait. You need your state of residence and your transcript.',
    href: '/apply',
    action: 'Apply for a tuition grant',
  },
  {
    agency: 'Department of Labor',
    title: 'Unemployment Insurance',
    text: 'Weekly payments while you look for work, decided within 48 hours. You need your last day of work.',
    href: '/claim',
    action: 'File a claim',
  },
  {
    agency: 'National Flood Insurance Program',
    title: 'Instant Flood-Zone Re-rating',
    text: 'Every property was rated anew. See what your flood insurance costs now, and pay for this year.',
    href: '/premium',
    action: 'See your premium',
  },
  {
    agency: 'Department of State',
    title: 'Passport renewal',
    text: 'Renew your passport book online. You need its number, a square photo, and a card.',
    href: '/start',
    action: 'Renew a passport',
  },
  {
    agency: 'Department of Agriculture',
    title: 'Farm Subsidy',
    text: 'Support for farms of every size. You need the Schedule F of last year.',
    href: '/apply-subsidy',
    action: 'Apply for a farm subsidy',
  },
];

/** What goes with every service. */
const BESIDES: readonly Offer[] = [
  {
    agency: 'All agencies',
    title: 'Help chat',
    text: 'Ask what you need for a service. A machine answers, and what it may say is checked first.',
    href: '/help',
    action: 'Ask a question',
  },
  {
    agency: 'A mock social feed',
    title: 'What people say',
    text: 'Where citizens of a rehearsal complain in their own words when they do not get through.',
    href: '/feed',
    action: 'Read the complaints',
  },
  {
    agency: 'Caseworkers',
    title: 'Cases for review',
    text: 'What a rule has put before a person: agree with the advice, or override it.',
    href: '/caseworker',
    action: 'Open the queue',
  },
];

const card = ({ agency, title, text, href, action }: Offer) => `
  <li class="portal-card">
    <p class="portal-card__agency">${agency}</p>
    <h3>${title}</h3>
    <p>${text}</p>
    <p><a class="usa-button" href="${href}">${action}</a></p>
  </li>`;

const cards = (id: string, heading: string, offers: readonly Offer[]) => `
  <section class="grid-container usa-section" aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    <ul class="portal-cards">${offers.map(card).join('')}</ul>
  </section>`;

/** The start page: what the portal is, and a card for each service. */
export const home: Page = {
  title: 'Home',
  html: `
    <section class="portal-hero">
      <div class="grid-container">
        <h1>Public services, rehearsed before they open</h1>
        <p>Walk through a service the way a member of the public will on its first day.</p>
      </div>
    </section>
    ${cards('services', 'Services', SERVICES)}
    ${cards('besides', 'Help, complaints and caseworkers', BESIDES)}`,
};
