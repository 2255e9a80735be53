import { expect, test } from '@playwright/test';
import { BadInput, type InterceptedExchange } from '../../../src/model/index.ts';
import { heldExchange } from '../../support/fake-sessions.ts';
import { exchangeFault } from './fake-port.ts';

type Reply = Parameters<InterceptedExchange['answer']>[0];

async function answered(settings: Record<string, unknown>): Promise<Reply> {
  const replies: Reply[] = [];
  const exchange = heldExchange();
  const answer = (reply: Reply): Promise<void> => exchange.answer(reply).then(() => void replies.push(reply));
  await exchangeFault('status', settings).apply({ ...exchange, answer }, new AbortController().signal);
  expect(exchange.done).toEqual([`answer ${String(settings['status'])}`]);
  return replies[0] ?? { status: 0 };
}

test('the error comes in the service’s place and says that it is simulated', async () => {
  const reply = await answered({ status: 503 });
  expect(reply.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
  expect(reply.headers).not.toHaveProperty('retry-after');
  const problem = JSON.parse(String(reply.body)) as Record<string, unknown>;
  expect(problem).toMatchObject({ status: 503, title: 'Service Unavailable' });
  expect(problem['detail']).toMatch(/^Simulated: /);
});

test('a simulated error is never taken for a refusal by a rule of the service', async () => {
  expect(JSON.parse(String((await answered({ status: 403 })).body))).not.toHaveProperty('rule');
});

test('a body is sent as it is written, and the service asks to be tried again when it is told to', async () => {
  expect(await answered({ status: 429, body: 'Not now.', retryAfter: 30 })).toMatchObject({
    status: 429,
    body: 'Not now.',
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': '30',
      'x-simulated-fault': 'status',
    },
  });
});

test('a status without a name of its own is an error all the same', async () => {
  expect(JSON.parse(String((await answered({ status: 499 })).body))).toMatchObject({
    status: 499,
    title: 'Error',
  });
});

test('withdrawn before it answers, the request goes to the service', async () => {
  const exchange = heldExchange();
  await exchangeFault('status', { status: 500 }).apply(exchange, AbortSignal.abort());
  expect(exchange.done).toEqual(['pass']);
});

for (const settings of [
  { status: 200 },
  { status: 399 },
  { status: 600 },
  { status: '503' },
  {},
  { status: 503, retryAfter: -1 },
  { status: 503, retryAfter: 1.5 },
  { status: 503, boddy: 'x' },
]) {
  test(`${JSON.stringify(settings)} is no error to answer with and is refused`, () => {
    expect(() => exchangeFault('status', settings)).toThrow(BadInput);
  });
}
