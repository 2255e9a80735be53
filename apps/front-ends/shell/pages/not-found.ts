import type { Page } from './page.ts';

/** For every address that is no page. */
export const notFound: Page = {
  title: 'Page not found',
  html: `
    <div class="grid-container usa-section portal-prose">
      <h1 tabindex="-1">Page not found</h1>
      <p class="usa-intro">There is nothing at this address. The page may have moved, or the address has a typing error.</p>
      <p>Check the address, or find the service you want on the home page.</p>
      <p><a class="usa-button" href="/">Go to the home page</a></p>
      <p class="usa-hint">Error 404</p>
    </div>`,
};
