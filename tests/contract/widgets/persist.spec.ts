import { expect, test } from '@playwright/test';
import { persist } from '../../../src/browser/widgets/persist.ts';
import type { Grip } from '../../../src/browser/widgets/tools.ts';

const grip = { patience: { left: () => 5_000, worthWaiting: () => true, patienceMs: 5_000 } } as Grip;

/** An action of the browser that hangs until it is called off, with what its log says then; the next ones succeed. */
function hanging(log: string): {
  acted: () => number;
  act: (bounds: { signal: AbortSignal }) => Promise<void>;
} {
  let times = 0;
  const act = async ({ signal }: { signal: AbortSignal }): Promise<void> => {
    times += 1;
    if (times > 1) return;
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(Object.assign(new Error(`aborted\nCall log:\n${log}`), { name: 'AbortError' }));
      });
    });
  };
  return { act, acted: () => times };
}

test('what covers a control is taken away, and the action is done again', async () => {
  const { act, acted } = hanging('- <div> intercepts pointer events\n- retrying click action');
  let remedies = 0;
  await persist(grip, act, async () => Promise.resolve(async () => void (remedies += 1)));
  expect([acted(), remedies]).toEqual([2, 1]);
});

test('a press that happened just before it was called off is not done twice', async () => {
  const { act, acted } = hanging(
    '- <div> intercepts pointer events\n- retrying click action\n- performing click action',
  );
  let remedies = 0;
  await persist(grip, act, async () => Promise.resolve(async () => void (remedies += 1)));
  expect([acted(), remedies]).toEqual([1, 0]);
});

test('a remedy that does it all ends the action', async () => {
  const { act, acted } = hanging('- element is not editable');
  await persist(grip, act, async () => Promise.resolve(async () => Promise.resolve('done' as const)));
  expect(acted()).toBe(1);
});

test('an action that succeeds at once is not looked after', async () => {
  let looks = 0;
  await persist(
    grip,
    async () => Promise.resolve(),
    async () => Promise.resolve(void (looks += 1)),
  );
  expect(looks).toBe(0);
});

test('a look that fails, since the page is on its way elsewhere, harms nothing', async () => {
  let finish: (() => void) | undefined;
  const going = persist(
    grip,
    async () => new Promise<void>((resolve) => (finish = resolve)),
    async () => {
      finish?.();
      return Promise.reject(new Error('Execution context was destroyed'));
    },
  );
  await expect(going).resolves.toBeUndefined();
});
