import type { Frame, Page } from 'playwright';
import { nearest, StepFailure, type Intent, type Wanted } from '../../model/index.ts';
import { withoutQuery } from '../traffic.ts';
import { alertsOf, offersOf } from './read.ts';
import type { Answer, Candidate } from './report.ts';

const WANTED: Record<Intent, string> = {
  press: 'control',
  fill: 'field',
  check: 'checkbox',
  upload: 'upload',
  see: 'control',
};
/** So many are listed; the rest is counted. */
const LISTED = 6;
const OFFERED = 24;

/** Several controls could be meant: which, and how to say it. */
export function ambiguous(page: Page, wanted: Wanted, answers: readonly Answer[]): StepFailure {
  const count = answers.reduce((sum, { report }) => sum + report.count, 0);
  const all = answers.flatMap(({ frame, report }) =>
    report.candidates.map((candidate) => ({ ...candidate, where: whereIs(candidate, frame) })),
  );
  const shown = all
    .slice(0, LISTED)
    .map(({ shown: name, where, selector }) =>
      [name, where, selector && `(${selector})`].filter(Boolean).join(' '),
    );
  const rest = count > shown.length ? ` and ${count - shown.length} more` : '';
  const place = withoutQuery(page.url());
  const what = WANTED[wanted.intent];
  const many =
    wanted.name === undefined
      ? `there are ${count} ${what}s on ${place}`
      : `“${wanted.name}” could be ${count} ${what}s on ${place} (by ${answers[0]?.report.how})`;
  const regions = new Set(all.map(({ context }) => context));
  const [first] = all;
  const ways = [
    wanted.name === undefined ? 'by its name' : '',
    first && first.context !== '' && regions.size === all.length ? `within: "${first.context}"` : '',
    'nth: 1',
    first?.selector || 'css=…',
  ].filter(Boolean);
  return new StepFailure(
    'control-ambiguous',
    `${many}: ${shown.join(', ')}${rest}`,
    `say which one, for instance ${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`,
  );
}

/** What tells a candidate from others: the part of the page it is in, where it leads, the frame. */
function whereIs({ context, place }: Candidate, frame: Frame): string {
  if (context) return `in “${context}”`;
  if (place) return `to ${URL.canParse(place) ? new URL(place).pathname : place}`;
  return frame.parentFrame() ? `in the frame ${withoutQuery(frame.url())}` : '';
}

/** There is no such control: what there is, and what was probably meant. */
export async function notFound(page: Page, wanted: Wanted, answers: readonly Answer[]): Promise<StepFailure> {
  const { name, within = [], nth, intent } = wanted;
  const what = WANTED[intent];
  const called = name === undefined ? '' : ` called “${name}”`;
  const place = withoutQuery(page.url());
  const count = answers.reduce((sum, { report }) => sum + report.count, 0);
  if (nth !== undefined && count > 0) {
    const there = count === 1 ? `is only one ${what}` : `are only ${count} ${what}s`;
    return new StepFailure(
      'control-not-found',
      `there ${there}${called} on ${place}, no number ${nth}`,
      `use a number from 1 to ${count}`,
    );
  }
  const [{ controls, missing, regions }, alerts] = await Promise.all([
    offersOf(page, within),
    alertsOf(page),
  ]);
  const said = alerts ? `; the page says “${alerts}”` : '';
  if (missing !== '') {
    const [near] = nearest(missing, regions);
    const has = listed(regions.map((region) => `“${region}”`)) || 'no headings and no regions with a name';
    return new StepFailure(
      'control-not-found',
      `nothing on ${place} is called “${missing}”, to look for ${name === undefined ? `an ${what}` : `“${name}”`} in it${said}. The page has: ${has}`,
      near
        ? `did you mean “${near}”?`
        : 'use a heading, a legend, the title of a dialog, a text in the row or card, or css=…',
    );
  }
  const names = controls.map((offer) => /“(.*)”/.exec(offer)?.[1] ?? offer);
  const [near] = name === undefined ? [] : nearest(name, names);
  const where = within.length > 0 ? ` in “${within.join('” in “')}”` : '';
  return new StepFailure(
    'control-not-found',
    `no ${what}${called}${where} on ${place}${said}. The page offers: ${listed(controls) || 'no controls at all'}`,
    near === undefined
      ? 'use a name that the page shows: a label, a button’s text, a placeholder'
      : `did you mean “${near}”?`,
  );
}

function listed(all: readonly string[]): string {
  const rest = all.length > OFFERED ? ` and ${all.length - OFFERED} more` : '';
  return `${all.slice(0, OFFERED).join(', ')}${rest}`;
}
