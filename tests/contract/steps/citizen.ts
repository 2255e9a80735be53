import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { expect, test as base, type Page } from '@playwright/test';
import { personaContext } from '../../../src/browser/index.ts';
import { sessionIn } from '../../../src/browser/window.ts';
import type { Identity, Persona } from '../../../src/model/index.ts';
import { documentFor } from '../../../src/people/index.ts';
import { citizenNumber, somebody } from '../../support/people.ts';
import { serveSite, type Answer, type Site } from '../../support/site.ts';
import { ready, type Written } from '../../support/steps.ts';

/** A citizen at a site, step after step, as a run would lead them. */
export interface Visit {
  page: Page;
  identity: Identity;
  /** Does steps one after the other. @returns what was given to which control. */
  does(...steps: Written[]): Promise<Record<string, string>>;
}

interface Circumstances {
  timeWarp?: number;
  persona?: Partial<Persona>;
}

const NEVER = new AbortController().signal;
const START = Date.parse('2026-11-20T15:00:00Z');

export const test = base.extend<{
  site: (pages: Record<string, Answer>) => Promise<Site>;
  visit: (site: Pick<Site, 'url'>, circumstances?: Circumstances) => Promise<Visit>;
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
  visit: async ({ browser }, use, info) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async ({ url }, { timeWarp = 1, persona = {} } = {}) => {
      const citizen = citizenNumber(1, { ...somebody, patienceMs: 5_000, ...persona });
      const context = await browser.newContext(personaContext(citizen.persona));
      const session = await sessionIn(context, citizen, () => undefined, {
        baseUrl: url,
        now: () => performance.now(),
        startAt: START - performance.now() * timeWarp,
        timeWarp,
        documents: (who, { path }) =>
          documentFor(who, { name: path }, { dir: info.outputPath('documents'), seed: 1 }),
      });
      closing.push(() => session.close());
      const [page] = context.pages();
      if (!page) throw new Error('a session without a page');
      return {
        page,
        identity: citizen.identity,
        does: async (...steps) => {
          const given: Record<string, string> = {};
          for (const step of steps) {
            const done = await session.perform(ready(step), NEVER);
            for (const { control, value } of done.given ?? []) given[control] = value;
          }
          return given;
        },
      };
    });
    await Promise.all(closing.map((close) => close()));
  },
});

export { expect };

/** The fields of a form that was sent, by name; several of one name between commas. */
export async function formIn(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const form: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(Buffer.concat(chunks).toString())) {
    form[name] = name in form ? `${form[name]},${value}` : value;
  }
  return form;
}

/** A file of an npm package, as a server of static files sends it. */
export function packaged(path: string): Answer {
  const body = readFileSync(join(import.meta.dirname, '..', '..', '..', 'node_modules', path));
  const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
  return (_request, response) => response.writeHead(200, { 'content-type': type }).end(body);
}

/** A page that answers a form: what it shows depends on what was sent. */
export function answering(show: (form: Record<string, string> | undefined) => string): Answer {
  return (request, response) => {
    const form = request.method === 'POST' ? formIn(request) : Promise.resolve(undefined);
    const answered = form.then((sent) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(show(sent)),
    );
    answered.catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}
