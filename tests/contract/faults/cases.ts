import { expect } from '@playwright/test';
import type { FaultKindName } from '../../../src/model/index.ts';
import type { Answer } from '../../support/site.ts';
import { THING, type Stage } from './stage.ts';

const TEXT = JSON.stringify(THING);
/** A case is as quick as its figures can still be told from what a busy machine adds. */
const MS = 150;
/** As near as a fault has to come to what it declares, ms. */
const within = (declared: number): number => declared + 10 + declared * 0.05;
/** The quickest of them is what the fault does; what is above is the machine's. */
const TRIES = 5;
/** A busy machine gets more of them, until one of them was quick. */
const AT_MOST = 40;

/** How one kind is tried on any layer. */
export interface Case {
  kind: FaultKindName;
  settings: object;
  pages?: Record<string, Answer>;
  /** What somebody sees of it who asks. */
  acts(stage: Stage): Promise<void>;
}

/** The service is so much later than without the fault: never less, and at its best hardly more. */
async function later({ ask, inject }: Stage, least: number, most = least, failed = false): Promise<void> {
  const clean: number[] = [];
  for (let i = 0; i < TRIES; i++) clean.push((await ask()).ms);
  await inject();
  const extra: number[] = [];
  while (extra.length < TRIES || (Math.min(...extra) >= within(most) && extra.length < AT_MOST)) {
    const heard = await ask();
    expect(heard).toMatchObject(failed ? { failed: true } : { status: 200, text: TEXT });
    extra.push(heard.ms - Math.min(...clean));
  }
  // A page tells time in steps of 0.1 ms, and a timer of Node may ring a millisecond early.
  expect(Math.min(...extra)).toBeGreaterThan(least - Math.min(...clean) - 2);
  expect(Math.min(...extra)).toBeLessThan(within(most));
}

let counted = 0;
const counter: Answer = (_request, response) =>
  response.writeHead(200, { 'content-type': 'text/plain' }).end(String(++counted));

/** Every kind that acts on exchanges; a kind without its case does not compile. */
const cases: Readonly<Record<Exclude<FaultKindName, WindowKinds>, Omit<Case, 'kind'>>> = {
  latency: { settings: { delayMs: MS }, acts: (stage) => later(stage, MS) },
  jitter: {
    settings: { fromMs: MS, upToMs: MS + 100 },
    acts: (stage) => later(stage, MS, MS + 100),
  },
  bandwidth: {
    settings: { bytesPerSecond: 40_000 },
    acts: (stage) => later(stage, (TEXT.length / 40_000) * 1_000),
  },
  drip: { settings: { overMs: MS }, acts: (stage) => later(stage, MS) },
  timeout: {
    settings: { afterMs: MS },
    async acts(stage) {
      await later(stage, MS, MS, true);
      expect(stage.asked()).toBe(TRIES);
    },
  },
  connection: {
    settings: { how: 'refused' },
    async acts({ ask, inject, asked }) {
      await inject();
      expect(await ask()).toMatchObject({ failed: true, status: 0 });
      expect(asked()).toBe(0);
    },
  },
  sever: {
    settings: { how: 'empty' },
    async acts({ ask, inject }) {
      await inject();
      expect(await ask()).toMatchObject({ failed: true, status: 0 });
    },
  },
  cut: {
    settings: { after: 0.5 },
    async acts({ ask, inject, asked }) {
      await inject();
      expect(await ask()).toMatchObject({ failed: true, text: '' });
      expect(asked()).toBeGreaterThan(0);
    },
  },
  status: {
    settings: { status: 503, retryAfter: 30, body: 'Not now.' },
    async acts({ ask, inject, asked }) {
      await inject();
      const heard = await ask();
      expect(heard).toMatchObject({ status: 503, text: 'Not now.', headers: { 'retry-after': '30' } });
      expect(asked()).toBe(0);
    },
  },
  rate_limit: {
    settings: { limit: { requests: 2, perMs: 60_000 } },
    async acts({ ask, inject, asked }) {
      await inject();
      expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 200, 429]);
      expect(asked()).toBe(2);
    },
  },
  truncate: {
    settings: { keep: 0.5 },
    async acts({ ask, inject }) {
      await inject();
      expect(await ask()).toMatchObject({ status: 200, text: TEXT.slice(0, TEXT.length / 2) });
    },
  },
  corrupt: {
    settings: { bytes: 0.001 },
    async acts({ ask, inject }) {
      await inject();
      const { status, text } = await ask();
      expect(status).toBe(200);
      // A byte above 127 reads as one strange character.
      expect(text.split('').filter((character, i) => character !== TEXT[i])).toHaveLength(
        Math.round(TEXT.length / 1_000),
      );
    },
  },
  content_type: {
    settings: { type: 'text/html' },
    async acts({ ask, inject }) {
      await inject();
      expect(await ask()).toMatchObject({ text: TEXT, headers: { 'content-type': 'text/html' } });
    },
  },
  empty: {
    settings: { status: 200 },
    async acts({ ask, inject, asked }) {
      await inject();
      expect(await ask('POST')).toMatchObject({ status: 200, text: '' });
      expect(asked()).toBe(1);
    },
  },
  mutate: {
    settings: { set: { 'claim.amount': -1 }, remove: ['pad'] },
    async acts({ ask, inject }) {
      await inject();
      expect((await ask()).text).toBe('{"claim":{"id":7,"amount":-1}}');
    },
  },
  stale: {
    settings: { forMs: 60_000 },
    pages: { '/api/thing': counter },
    async acts({ ask, inject }) {
      await inject();
      const { text } = await ask();
      expect([(await ask()).text, (await ask()).text]).toEqual([text, text]);
    },
  },
  duplicate: {
    settings: { times: 3 },
    async acts({ ask, inject, asked }) {
      await inject();
      expect(await ask('POST')).toMatchObject({ status: 200, text: TEXT });
      expect(asked()).toBe(3);
      await ask();
      expect(asked()).toBe(4);
    },
  },
  reorder: {
    settings: { withinMs: 60_000 },
    async acts({ page, inject }) {
      await inject();
      // Submits, since a cache makes readers of one address wait for each other.
      const order = await page.evaluate(async () => {
        const answered: number[] = [];
        const ask = async (number: number): Promise<void> => {
          const answer = await fetch('/api/thing', { method: 'POST' });
          await answer.text();
          answered.push(number);
        };
        await Promise.all([ask(1), ask(2)]);
        return answered;
      });
      expect(order).toEqual([2, 1]);
    },
  },
};

type WindowKinds = 'offline' | 'expire' | 'drop' | 'clock_skew' | 'cpu';

export const exchangeCases: readonly Case[] = Object.entries(cases).map(([kind, one]) => ({
  ...one,
  kind: kind as FaultKindName,
}));
