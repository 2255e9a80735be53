import type { BrowserContext, Page } from 'playwright';
import type { Citizen, Persona, Session, Signal } from '../model/index.ts';
import { PageSession } from './session.ts';
import { readyEngines } from './engines.ts';
import type { SessionOptions } from './session-options.ts';
import { followTime } from './time/index.ts';
import { traitContext, type TraitContext } from './traits/index.ts';

/** What a persona's traits mean for a browser context, in Playwright's words. */
export interface PersonaContext extends TraitContext {
  locale: string;
  timezoneId: string;
  isMobile: boolean;
  reducedMotion: 'reduce';
}

/** Context options of a persona; the crowd flies with reduced motion: a spinner on a headless page never pauses. */
export function personaContext(persona: Persona): PersonaContext {
  const { locale, timeZone, device } = persona;
  return {
    ...traitContext(persona),
    locale,
    timezoneId: timeZone,
    isMobile: device === 'phone',
    reducedMotion: 'reduce',
  };
}

/**
 * A citizen's session in a new page of a context that goes with it.
 * @param owned what is closed with the session: the context, unless it is somebody else's to close.
 */
export async function sessionIn(
  context: BrowserContext,
  citizen: Citizen,
  signals: (signal: Signal) => void,
  options: SessionOptions,
  owned: Pick<BrowserContext, 'close'> = context,
): Promise<Session> {
  await readyEngines();
  const time = options.time?.();
  if (time) await followTime(context, time);
  const page = await context.newPage();
  return new PageSession(page, { citizen, signals, owned }, options);
}

/** A citizen's session in a page that somebody else opened and will close, such as Playwright Test's own. */
export function sessionOnPage(page: Page, citizen: Citizen, options: SessionOptions): Session {
  return new PageSession(page, { citizen, signals: () => undefined }, options);
}
