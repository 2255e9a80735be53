import { noticesOf } from '../notices.ts';
import type { Brief } from './brief.ts';
import { gistOf } from './gist.ts';

/**
 * The scorecard with what stands above it in the other formats: notices first, then the four lines, then every figure
 * as in `scorecard.json`.
 */
export function writeJson(brief: Brief): string {
  const { scorecard, browser, shown } = brief.debrief;
  const whole = {
    notices: noticesOf(scorecard).map(({ title, text }) => `${title}. ${text}`),
    inShort: Object.fromEntries(gistOf(brief).map(({ title, text }) => [title, text])),
    ...(brief.trace ? { trace: brief.trace } : {}),
    ...scorecard,
    ...(browser === undefined ? {} : { browser }),
    shown,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
