import type { Page } from './page.ts';

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
    <section class="grid-container usa-section" aria-labelledby="services">
      <h2 id="services">Services</h2>
      <ul class="portal-cards">
        <li class="portal-card">
          <p class="portal-card__agency">Department of Education</p>
          <h3>Same-Day Tuition Grant</h3>
          <p>Money for tuition, decided while you wait. You need your state of residence and your transcript.</p>
          <p><a class="usa-button" href="/apply">Apply for a tuition grant</a></p>
        </li>
      </ul>
    </section>`,
};
