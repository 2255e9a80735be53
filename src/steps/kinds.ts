import { abandon } from './abandon.ts';
import { awaiting } from './await.ts';
import { back } from './back.ts';
import { chat } from './chat.ts';
import { check } from './check.ts';
import { click } from './click.ts';
import { complete } from './complete.ts';
import { expectation } from './expect.ts';
import { fill } from './fill.ts';
import type { StepKind } from './kind.ts';
import { login } from './login.ts';
import { pay } from './pay.ts';
import { press } from './press.ts';
import { refresh } from './refresh.ts';
import { screenshot } from './screenshot.ts';
import { select } from './select.ts';
import { submit } from './submit.ts';
import { think } from './think.ts';
import { uncheck } from './uncheck.ts';
import { upload } from './upload.ts';
import { visit } from './visit.ts';
import { wait } from './wait.ts';

/** Every kind of step by its word: one file, one line. The order is that of the guide. */
export const stepKinds = {
  visit,
  click,
  fill,
  complete,
  select,
  check,
  uncheck,
  press,
  upload,
  pay,
  login,
  submit,
  expect: expectation,
  wait,
  think,
  chat,
  await: awaiting,
  refresh,
  back,
  screenshot,
  abandon,
} as const;

export type StepWord = keyof typeof stepKinds;

export const stepWords = Object.keys(stepKinds) as StepWord[];

/** The kind of a word; for settings of unknown shape, which its schema has read. */
export function stepKindOf(word: string): StepKind | undefined {
  return Object.hasOwn(stepKinds, word) ? (stepKinds[word as StepWord] as unknown as StepKind) : undefined;
}

/** What a report calls a step, without numbers for repetitions. */
export function titleOf(word: string, settings: Readonly<Record<string, unknown>>): string {
  const kind = stepKindOf(word);
  if (kind?.title) return oneLine(kind.title(settings));
  const main = kind?.main === undefined ? undefined : settings[kind.main];
  if (main === undefined) return word;
  return `${word} ${oneLine(typeof main === 'string' ? main : JSON.stringify(main))}`;
}

function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
