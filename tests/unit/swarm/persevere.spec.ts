import { expect, test } from '@playwright/test';
import { StepFailure, type FailureCode, type OnError } from '../../../src/model/index.ts';
import { complaintAbout } from '../../../src/swarm/complaint.ts';
import { persevere, reactionTo } from '../../../src/swarm/persevere.ts';

const NEVER = new AbortController().signal;

/** Does a step that fails so many times with a code, as somebody who reacts so; what happened, in order. */
async function story(onError: OnError, code: FailureCode, failures: number): Promise<string[]> {
  const heard: string[] = [];
  const attempt = async (number: number): Promise<void> => {
    heard.push(`attempt ${number}`);
    if (number <= failures) throw new StepFailure(code, 'it failed');
    return Promise.resolve();
  };
  await persevere(attempt, {
    onError,
    signal: NEVER,
    session: { rageRefresh: async (times) => Promise.resolve(void heard.push(`reloads ${times} times`)) },
    pause: async () => Promise.resolve(void heard.push('thinks')),
    failed: (failure, number) => void heard.push(`${failure.code} ${number}`),
  }).then(
    () => heard.push('done'),
    (error: unknown) => heard.push(error instanceof StepFailure ? `ends: ${error.code}` : 'crashes'),
  );
  return heard;
}

test('who gives up does a step once', async () => {
  expect(await story({ kind: 'give up' }, 'error-page', 1)).toEqual(['attempt 1', 'ends: error-page']);
});

test('who tries again thinks before each further attempt, and gives up after the last', async () => {
  const retry = { kind: 'retry', times: 2 } as const;
  const twice = ['attempt 1', 'target-down 1', 'thinks', 'attempt 2', 'target-down 2', 'thinks', 'attempt 3'];
  expect(await story(retry, 'target-down', 2)).toEqual([...twice, 'done']);
  expect(await story(retry, 'target-down', 9)).toEqual([...twice, 'ends: target-down']);
});

test('who rages reloads in place of thinking, and does the step once more only', async () => {
  const rage = { kind: 'rage-refresh', times: 5 } as const;
  const once = ['attempt 1', 'gave-up 1', 'reloads 5 times', 'attempt 2'];
  expect(await story(rage, 'gave-up', 1)).toEqual([...once, 'done']);
  expect(await story(rage, 'gave-up', 2)).toEqual([...once, 'ends: gave-up']);
});

const NOBODYS: FailureCode[] = ['interrupted', 'browser-lost', 'left', 'control-ambiguous', 'unexpected'];

for (const code of NOBODYS) {
  test(`what is “${code}” is no error of the service: nobody tries again or complains`, () => {
    const all: OnError[] = [
      { kind: 'give up' },
      { kind: 'retry', times: 3 },
      { kind: 'rage-refresh', times: 3 },
      { kind: 'complain' },
    ];
    for (const onError of all) expect(reactionTo(code, onError, 1)).toEqual({ kind: 'give up' });
  });
}

test('what only a mouse can use is not tried again, and is something to complain about', () => {
  expect(reactionTo('unreachable', { kind: 'retry', times: 3 }, 1)).toEqual({ kind: 'give up' });
  expect(reactionTo('unreachable', { kind: 'complain' }, 1)).toEqual({ kind: 'complain' });
  expect(complaintAbout('click Send', new StepFailure('unreachable', 'x'))).toBe(
    'I tried to “click Send”, but it cannot be done without a mouse. I give up.',
  );
});

test('what is no failure of a step is nobody’s to repeat', async () => {
  const onError = { kind: 'retry', times: 3 } as const;
  let attempts = 0;
  const broken = persevere(
    () => {
      attempts += 1;
      return Promise.reject(new Error('a fault of ours'));
    },
    { onError, signal: NEVER, session: {}, pause: async () => Promise.resolve(), failed: () => undefined },
  );
  await expect(broken).rejects.toThrow('a fault of ours');
  expect(attempts).toBe(1);
});
