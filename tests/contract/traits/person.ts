import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { personaContext } from '../../../src/browser/index.ts';
import { sessionIn } from '../../../src/browser/window.ts';
import {
  plainTraits,
  type Arrival,
  type Citizen,
  type Persona,
  type RunEvent,
  type Session,
  type Signal,
  type Step,
  type Traits,
} from '../../../src/model/index.ts';
import { pageSensors } from '../../../src/sensors/index.ts';
import { flyCitizen } from '../../../src/swarm/index.ts';
import { realClock } from '../../../src/run/clock.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { serveSite, type Answer, type Site } from '../../support/site.ts';
import { ready, type Written } from '../../support/steps.ts';

const NEVER = new AbortController().signal;

/** Somebody with these traits, otherwise plain. */
export function personaWith(traits: Partial<Traits>, change: Partial<Persona> = {}): Persona {
  const think = { distribution: 'uniform', ...somebody.think } as const;
  return { ...somebody, ...change, traits: { ...plainTraits, think, ...traits } };
}

/** Somebody of a persona at a site, as the pool would open them. */
export interface Person {
  session: Session;
  page: Page;
  signals: Signal[];
  /** Does steps one after the other. */
  does(...steps: Written[]): Promise<void>;
}

async function open(browser: Browser, site: Pick<Site, 'url'>, persona: Persona): Promise<Person> {
  const context = await browser.newContext({ ...personaContext(persona), baseURL: site.url });
  const signals: Signal[] = [];
  const session = await sessionIn(context, citizenNumber(1, persona), (signal) => signals.push(signal), {
    baseUrl: site.url,
    now: () => performance.now(),
  });
  const [page] = context.pages();
  if (!page) throw new Error('a session without a page');
  return {
    session,
    page,
    signals,
    async does(...steps) {
      for (const step of steps) await session.perform(ready(step), NEVER);
    },
  };
}

/** Flies a citizen of a persona through a script, as a run does; what is in the record afterwards. */
async function fly(
  browser: Browser,
  site: Pick<Site, 'url'>,
  { persona, steps }: { persona: Persona; steps: readonly Step[] },
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const observe = (event: RunEvent): void => void events.push(event);
  const clock = realClock();
  const now = (): number => clock.now();
  const arrival: Arrival = { number: 1, atMs: 0, persona: persona.id, arms: [] };
  await flyCitizen(arrival, () => Promise.resolve(0), {
    sessions: {
      async open(citizen: Citizen, tell) {
        const context = await browser.newContext({ ...personaContext(persona), baseURL: site.url });
        return sessionIn(context, citizen, tell, { baseUrl: site.url, now });
      },
      close: async () => Promise.resolve(),
    },
    clock,
    signal: NEVER,
    observe,
    steps,
    citizenOf: ({ number }) => citizenNumber(number, persona),
    render: (_citizen, template) => template,
    thinkMs: () => 10,
    luckOf: () => 0,
    pictureFor: () => undefined,
    sense: pageSensors({ services: [{ name: 'portal', glob: '**' }], observe, now }),
    arm: () => Promise.resolve(() => Promise.resolve()),
    screenshotFor: () => undefined,
  });
  return events;
}

/** Sites and persons that end with the test. */
export const test = base.extend<{
  site: (pages: Record<string, Answer>) => Promise<Site>;
  person: (site: Pick<Site, 'url'>, traits: Partial<Traits>, change?: Partial<Persona>) => Promise<Person>;
  flight: (site: Pick<Site, 'url'>, persona: Persona, steps: readonly Step[]) => Promise<RunEvent[]>;
}>({
  site: async ({}, use) => {
    const sites: Site[] = [];
    await use(async (pages) => {
      const site = await serveSite(pages);
      sites.push(site);
      return site;
    });
    await Promise.all(sites.map((site) => site.close()));
  },
  person: async ({ browser }, use) => {
    const persons: Person[] = [];
    await use(async (site, traits, change) => {
      const person = await open(browser, site, personaWith(traits, change));
      persons.push(person);
      return person;
    });
    await Promise.all(persons.map(({ session }) => session.close()));
  },
  flight: async ({ browser }, use) => {
    await use((site, persona, steps) => fly(browser, site, { persona, steps }));
  },
});

/** A page that counts what happens to it in `heard`, by the type of the event. */
export function listening(body: string): string {
  return `<!doctype html><html lang=en><title>Page</title><script>
    heard = {};
    for (const type of ['pointerdown', 'mousedown', 'touchstart', 'keydown', 'click'])
      addEventListener(type, () => (heard[type] = (heard[type] ?? 0) + 1), true);
  </script>${body}`;
}

/** How often an event came, on a page that listens. */
export function heard(page: Page, type: string): Promise<number> {
  return page.evaluate(
    (its) => (globalThis as unknown as { heard: Record<string, number> }).heard[its] ?? 0,
    type,
  );
}

/** Steps of the record, as `click Go failed`, with attempt and whether the citizen went on. */
export function stepsIn(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === 'step'
      ? [[event.title, event.attempt ?? 1, event.outcome, ...(event.retried ? ['retried'] : [])].join(' ')]
      : [],
  );
}

/** How the citizen ended. */
export function endOf(events: readonly RunEvent[]): string | undefined {
  return events.find((event) => event.type === 'citizen.finished')?.outcome;
}

export { expect };
