import type { BrowserContext, Page } from 'playwright';
import type { Citizen, Persona, Session, Signal } from '../model/index.ts';
import { PageSession, type SessionOptions } from './session.ts';

/** What a persona's traits mean for a browser context, in Playwright's words. */
export interface PersonaContext {
  viewport: { width: number; height: number };
  locale: string;
  timezoneId: string;
  isMobile: boolean;
  hasTouch: boolean;
  reducedMotion: 'reduce';
}

/** Context options of a persona; the crowd flies with reduced motion: a spinner on a headless page never pauses. */
export function personaContext({ viewport, locale, timeZone, device }: Persona): PersonaContext {
  return {
    viewport,
    locale,
    timezoneId: timeZone,
    isMobile: device === 'phone',
    hasTouch: device !== 'desktop',
    reducedMotion: 'reduce',
  };
}

/** A citizen's session in a new page of a context that goes with it. */
export async function sessionIn(
  context: BrowserContext,
  citizen: Citizen,
  signals: (signal: Signal) => void,
  options: SessionOptions,
): Promise<Session> {
  const page = await context.newPage();
  return new PageSession(page, { citizen, signals, owned: context }, options);
}

/** A citizen's session in a page that somebody else opened and will close, such as Playwright Test's own. */
export function sessionOnPage(page: Page, citizen: Citizen, options: SessionOptions): Session {
  return new PageSession(page, { citizen, signals: () => undefined }, options);
}
