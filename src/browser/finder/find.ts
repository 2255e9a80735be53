import type { Frame, Page } from 'playwright';
import type { Wanted } from '../../model/index.ts';
import type { Patience } from '../patience.ts';
import { ask, countOf, FRAME_ANSWERS_MS, isSelector } from './ask.ts';
import { ambiguous, notFound } from './complain.ts';
import { foundIn, type Found } from './found.ts';
import { placesIn, type Place } from './frames.ts';
import type { Answer, Candidate, Report } from './report.ts';

const POLL_MS = 50;

/**
 * Finds the control a person means, on the page and in the frames they see; an upload without a name is the page's
 * only one. Waits while the page is still busy and the citizen patient.
 * @throws StepFailure `control-not-found` with what the page offers, `control-ambiguous` with the candidates.
 */
export async function findControl(page: Page, wanted: Wanted, patience: Patience): Promise<Found> {
  for (;;) {
    const worthWaiting = patience.worthWaiting();
    const answers = await bestAnswers(page, wanted, patience);
    const one = choose(answers, wanted);
    if (one) return inHand(one);
    // Two views may be on the page for a moment, while one replaces the other.
    if (!worthWaiting) {
      const isThere = answers.length > 0 && wanted.nth === undefined;
      throw isThere ? ambiguous(page, wanted, answers) : await notFound(page, wanted, answers);
    }
    await page.waitForTimeout(POLL_MS);
  }
}

/**
 * The control a person means, when there is one now: as `findControl` without the wait, and without the sentence that
 * says what the page offers instead.
 * @throws StepFailure `control-ambiguous` with the candidates.
 */
export async function glanceAt(page: Page, wanted: Wanted, patience: Patience): Promise<Found | undefined> {
  const answers = await bestAnswers(page, wanted, patience);
  const one = choose(answers, wanted);
  if (one) return inHand(one);
  if (answers.length > 0 && wanted.nth === undefined) throw ambiguous(page, wanted, answers);
  return undefined;
}

/** What the frames say that have the best matches, in the order of the page. */
async function bestAnswers(page: Page, wanted: Wanted, patience: Patience): Promise<Answer[]> {
  const answers: Answer[] = [];
  const look = async (place: Place): Promise<void> => {
    const asked = place.within.length > 0 ? { ...wanted, within: place.within } : outside(wanted);
    const report = await reportOf(place.frame, asked, patience);
    if (!report) return;
    if (report.count > 0) answers.push({ frame: place.frame, wanted: asked, report });
    for (const inner of await placesIn(place, report.frames)) await look(inner);
  };
  await look({ frame: page.mainFrame(), within: wanted.within ?? [] });
  const [best] = answers.map(({ report }) => report.key).toSorted(compare);
  return best ? answers.filter(({ report }) => compare(report.key, best) === 0) : [];
}

/** What is wanted in a frame that lies in all the regions. */
function outside({ within: _met, ...wanted }: Wanted): Wanted {
  return wanted;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** `css=` and `role=` say it to the letter, in Playwright's words, and skip the search. */
async function reportOf(frame: Frame, wanted: Wanted, patience: Patience): Promise<Report | undefined> {
  // The last look, when patience has ended, takes its time too.
  const timeout = Math.max(FRAME_ANSWERS_MS, frame.parentFrame() ? 0 : patience.left());
  if (!isSelector(wanted.name)) return ask<Report>(frame, { do: 'find', wanted }, { timeout });
  const count = await countOf(frame, wanted.name);
  // Nothing to ask about; what it says of the frames in it is needed all the same.
  if (!count) return ask<Report>(frame, { do: 'find', wanted: { ...wanted, name: '' } }, { timeout });
  return ask<Report>(frame, { do: 'find', wanted, pointed: true }, { timeout, before: wanted.name });
}

/** The one that is meant among all frames. */
function choose(answers: readonly Answer[], wanted: Wanted): (Answer & { candidate: Candidate }) | undefined {
  if (wanted.nth !== undefined) {
    // In its own frame it may be another number.
    const all = answers.flatMap(({ frame, report, wanted: asked }) =>
      report.candidates.map((candidate, index) => ({
        frame,
        report,
        candidate,
        wanted: { ...asked, nth: index + 1 },
      })),
    );
    return all[wanted.nth - 1];
  }
  const enabled = answers.filter(({ report }) => report.candidates.some((candidate) => candidate.enabled));
  const able = enabled.length > 0 ? enabled : answers;
  // Several frames have one: the frame that somebody worked in last.
  const latest = Math.max(...able.map(({ report }) => report.lastTime));
  const here = latest > 0 ? able.filter(({ report }) => report.lastTime === latest) : able;
  const [answer, ...others] = here;
  const candidate = answer?.report.candidates[answer.report.chosen];
  return answer && candidate && others.length === 0 ? { ...answer, candidate } : undefined;
}

function inHand({ frame, wanted, candidate }: Answer & { candidate: Candidate }): Promise<Found> {
  return foundIn(frame, candidate, wanted);
}
