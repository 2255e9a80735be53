import type { Context, PortalContext } from '../contract.ts';
import { createBus } from './bus.ts';
import { Composition } from './composition.ts';
import { apply } from './pages/apply.ts';
import { claim, claimStatus } from './pages/claim.ts';
import { confirmation } from './pages/confirmation.ts';
import { home } from './pages/home.ts';
import { notFound } from './pages/not-found.ts';
import type { Page } from './pages/page.ts';
import { passport, passportConfirmation } from './pages/passport.ts';
import { premium } from './pages/premium.ts';
import { signIn } from './pages/sign-in.ts';
import { caseworker } from './pages/staff.ts';
import { subsidy, subsidyConfirmation } from './pages/subsidy.ts';
import { feed, help } from './pages/voices.ts';

/** Address to page. A new service adds its pages here. */
const PAGES: Readonly<Record<string, () => Page>> = {
  '/': () => home,
  '/apply': () => apply,
  '/apply/confirmation': confirmation,
  '/premium': () => premium,
  '/sign-in': signIn,
  '/start': () => passport,
  '/confirmation': passportConfirmation,
  '/apply-subsidy': () => subsidy,
  '/apply-subsidy/confirmation': subsidyConfirmation,
  '/claim': () => claim,
  '/claim/status': () => claimStatus,
  '/caseworker': () => caseworker,
  '/help': () => help,
  '/feed': () => feed,
};

/** Shows the page of the current address and, from then on, the page of every link that is followed. */
export function startRouter(main: HTMLElement, { applicant, frontEnds, flags }: PortalContext): void {
  let composition = new Composition(frontEnds);

  function show(): void {
    composition.leave();
    composition = new Composition(frontEnds);
    const onThisPage = composition;
    const context: Context = {
      api: '/api',
      applicant,
      flags,
      bus: createBus(),
      navigate,
      place: (name, element) => void onThisPage.place(name, element, context),
    };
    const page = (PAGES[location.pathname.replace(/(?<=.)\/$/, '')] ?? (() => notFound))();
    document.title = `${page.title} | Benefits Portal (rehearsal)`;
    main.innerHTML = page.html;
    page.fill?.(main, context);
  }

  /** A screen reader starts at the heading of the new page, as it would after a full load. */
  function arrive(): void {
    show();
    scrollTo(0, 0);
    const heading = main.querySelector<HTMLElement>('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }

  function navigate(path: string, state: unknown = null): void {
    history.pushState(state, '', path);
    arrive();
  }

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.origin !== location.origin || link.target !== '' || link.hash !== '') return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
  addEventListener('popstate', arrive);

  show();
}
