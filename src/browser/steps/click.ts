import type { Locator } from 'playwright';
import { StepFailure } from '../../model/index.ts';
import { findControl, GOING_AWAY, type Found } from '../finder/index.ts';
import { withoutQuery } from '../traffic.ts';
import type { Hands } from './hands.ts';
import { visit } from './visit.ts';

/** Presses what a person would press. `/path` is a link with that address, else a visit. */
export async function click(hands: Hands, step: { control: string }): Promise<void> {
  const { page, patience } = hands;
  if (step.control.startsWith('/')) {
    const link = await linkTo(hands, step.control).catch((error: unknown) => {
      // On its way somewhere else: its links are gone anyway.
      if (error instanceof Error && GOING_AWAY.test(error.message)) return undefined;
      throw error;
    });
    if (link) await link.click({ timeout: patience.left() });
    else await visit(hands, { path: step.control });
    return;
  }
  const found = await findControl(page, 'press', step.control, patience);
  await press(found, patience.left()).catch((error: unknown) => {
    const blocked = whatBlocks(error);
    if (!blocked) throw error;
    const waited = `gave up after ${patience.patienceMs / 1_000} s on ${withoutQuery(page.url())}`;
    throw new StepFailure('gave-up', `${waited}, because “${step.control}” ${blocked}`);
  });
}

/** The first visible link to an address of the service; its query matters only where one is asked for. */
async function linkTo({ page, baseUrl }: Hands, path: string): Promise<Locator | undefined> {
  const visible = page.locator('a[href]').filter({ visible: true });
  if (page.url() === 'about:blank' || (await visible.count()) === 0) return undefined;
  const wanted = new URL(path, `${baseUrl}/`);
  const links = await visible.evaluateAll((elements) =>
    elements.map((link) => ({
      href: link.getAttribute('href') ?? '',
      url: (link as HTMLAnchorElement).href,
    })),
  );
  const found = links.find(({ url }) => {
    if (!URL.canParse(url)) return false;
    const { origin, pathname, search } = new URL(url);
    const samePlace = origin === wanted.origin && bare(pathname) === bare(wanted.pathname);
    return samePlace && (wanted.search === '' || search === wanted.search);
  });
  if (!found) return undefined;
  return page
    .locator(`a[href=${JSON.stringify(found.href)}]`)
    .filter({ visible: true })
    .first();
}

function bare(pathname: string): string {
  return pathname.replace(/\/+$/, '');
}

/**
 * A drawn checkbox or radio button has its real one moved off the page (USWDS: `left: -999em`): then the label is
 * what a person presses.
 */
async function press({ control, is }: Found, timeout: number): Promise<void> {
  if (!(await is('input[type=checkbox], input[type=radio]'))) return control.click({ timeout });
  const label = await control.evaluateHandle(
    (element) => {
      if (!(element instanceof HTMLInputElement) || !/^(checkbox|radio)$/.test(element.type)) return null;
      const { right, bottom, width, height } = element.getBoundingClientRect();
      const drawn = right + scrollX <= 0 || bottom + scrollY <= 0 || width * height <= 1;
      return drawn || getComputedStyle(element).opacity === '0' ? (element.labels?.[0] ?? null) : null;
    },
    undefined,
    { timeout },
  );
  await (label.asElement() ?? control).click({ timeout });
  await label.dispose();
}

/** Why a control could not be pressed, from Playwright's log of its attempts. */
function whatBlocks(error: unknown): string | undefined {
  const log = error instanceof Error ? error.message : '';
  if (/element is not enabled/.test(log)) return 'stayed disabled';
  const cover = /<(\S+?)[ >].*intercepts pointer events/.exec(log)?.[1];
  if (cover) return `stayed covered by a ${cover}`;
  return undefined;
}
