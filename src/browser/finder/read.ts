import type { Page } from 'playwright';
import type { Button, Field } from '../../model/index.ts';
import { ask, FRAME_ANSWERS_MS } from './ask.ts';
import { foundIn, type Found } from './found.ts';
import { placesOf, type Place } from './frames.ts';
import type { Candidate, FoundButton, FoundField } from './report.ts';

const LOOK = { timeout: FRAME_ANSWERS_MS };
const ALERT_CHARS = 200;

/** What a page offers, for a sentence. */
export interface Offers {
  /** As a person would call them: `button “Submit”`. */
  controls: string[];
  /** The first region asked for that is not there; empty otherwise. */
  missing: string;
  /** What regions there are, when one is missing. */
  regions: string[];
}

/** What the page offers, in all frames that somebody sees. */
export async function offersOf(page: Page, within: readonly string[]): Promise<Offers> {
  const answers = await everywhere<Offers>(page, [], ({ frame }) =>
    ask(frame, { do: 'offers', within }, LOOK),
  );
  return {
    controls: [...new Set(answers.flatMap(({ controls }) => controls))],
    missing: answers.every(({ missing }) => missing !== '') ? (answers[0]?.missing ?? '') : '',
    regions: [...new Set(answers.flatMap(({ regions }) => regions))],
  };
}

/** What the page says is wrong, where it says so in an alert; at most 200 characters. */
export async function alertsOf(page: Page): Promise<string> {
  const texts = await everywhere<string>(page, [], ({ frame }) => ask(frame, { do: 'alerts' }, LOOK));
  return texts.filter(Boolean).join(' ').slice(0, ALERT_CHARS);
}

/** Everything the page shows now, a line for each paragraph, row and box; frames included. */
export async function textOf(page: Page, within: readonly string[] = []): Promise<string> {
  const texts = await everywhere<string>(page, within, (place) =>
    ask(place.frame, { do: 'text', within: place.within }, LOOK),
  );
  return texts.filter(Boolean).join('\n');
}

/** Whether a text is to be seen on the page or in a frame of it, whatever its case. */
export async function reads(page: Page, text: string, within: readonly string[] = []): Promise<boolean> {
  const seen = await everywhere<boolean>(page, within, (place) =>
    ask(place.frame, { do: 'reads', text, within: place.within }, LOOK),
  );
  return seen.includes(true);
}

/** The controls of a form there are now, in the order of the page; all frames that somebody sees. */
export async function fieldsOf(
  page: Page,
  within: readonly string[] = [],
): Promise<{ field: Field; found: Found }[]> {
  const fields = await listed<FoundField>(page, within, 'fields');
  return Promise.all(
    fields.map(async ({ frame, one }) => ({ field: one.field, found: await inHand(frame, one.candidate) })),
  );
}

/** The buttons somebody sees now, in the order of the page; all frames that somebody sees. No links. */
export async function buttonsOf(
  page: Page,
  within: readonly string[] = [],
): Promise<{ button: Button; found: Found }[]> {
  const buttons = await listed<FoundButton>(page, within, 'buttons');
  return Promise.all(
    buttons.map(async ({ frame, one }) => ({
      button: one.button,
      found: await inHand(frame, one.candidate),
    })),
  );
}

/** The first link somebody sees to an address of the service; its query matters only where one is asked for. */
export async function linkTo(page: Page, baseUrl: string, path: string): Promise<Found | undefined> {
  const address = new URL(path, `${baseUrl}/`).href;
  const frame = page.mainFrame();
  const number = await ask<number>(frame, { do: 'link', address }, LOOK);
  return number ? inHand(frame, { ...LINK, number, shown: `link to ${path}` }) : undefined;
}

const LINK: Omit<Candidate, 'number' | 'shown'> = {
  widget: 'link',
  inFrame: false,
  enabled: true,
  place: '',
  context: '',
  selector: '',
};

function inHand(frame: Place['frame'], candidate: Candidate): Promise<Found> {
  return foundIn(frame, candidate);
}

interface Listed<T> {
  frame: Place['frame'];
  one: T;
}

async function listed<T extends FoundField | FoundButton>(
  page: Page,
  within: readonly string[],
  what: 'fields' | 'buttons',
): Promise<Listed<T>[]> {
  const lists = await everywhere<Listed<T>[]>(page, within, async (place) => {
    const list = await ask<T[]>(place.frame, { do: what, within: place.within }, LOOK);
    return (list ?? []).map((one) => ({ frame: place.frame, one }));
  });
  return lists.flat();
}

async function everywhere<T>(
  page: Page,
  within: readonly string[],
  about: (place: Place) => Promise<T | undefined>,
): Promise<T[]> {
  const places = await placesOf(page, within);
  const answers = await Promise.all(places.map(about));
  return answers.flatMap((answer) => (answer === undefined ? [] : [answer]));
}
