import { expect, test } from '@playwright/test';
import type { Request, Response } from 'playwright';
import { addTiming } from '../../../src/browser/sensing/timing.ts';

const request = (url: string): Request =>
  ({ url: () => url, method: () => 'GET', timing: () => ({ responseStart: -1 }) }) as unknown as Request;

const response = (version: string, asked: () => void): Response =>
  ({
    status: () => 200,
    httpVersion: () => {
      asked();
      return Promise.resolve(version);
    },
  }) as unknown as Response;

/** How an answer of this address is said to have come. */
async function spoken(url: string, version = 'HTTP/2.0', asked = (): void => undefined): Promise<unknown> {
  const to: { protocol?: string } = {};
  addTiming(to, request(url), response(version, asked), { held: true, headers: {} });
  await Promise.resolve();
  return to.protocol;
}

test('how a host speaks is asked once, also of a host that comes after hundreds of others', async () => {
  for (let n = 0; n < 500; n++) await spoken(`https://host-${n}.test/`);
  let asked = 0;
  const ask = (): number => asked++;
  expect(await spoken('https://last.test/', 'HTTP/2.0', ask)).toBeUndefined();
  expect(await spoken('https://last.test/again', 'HTTP/2.0', ask)).toBe('h2');
  expect(await spoken('https://last.test', 'HTTP/2.0', ask)).toBe('h2');
  expect(asked).toBe(1);
});
