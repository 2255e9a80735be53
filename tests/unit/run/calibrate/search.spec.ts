import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { findKnee, type Stage } from '../../../../src/run/calibrate/search.ts';

function stage(perMinute: number, change: Partial<Stage> = {}): Stage {
  const well = { latencyP95Ms: 30, latenessP95Ms: 3, saturatedShare: 0, failed: 0, isValid: true };
  return { perMinute, atOnce: Math.ceil(perMinute / 12), ...well, ...change };
}

/** A machine that is on time up to a rate and bends in one way above it. */
const machine =
  (carries: number, bent: Partial<Stage>) =>
  (perMinute: number): Promise<Stage> =>
    Promise.resolve(stage(perMinute, perMinute > carries ? bent : {}));

const BENDS: Record<string, [Partial<Stage>, RegExp]> = {
  'late starts': [{ latenessP95Ms: 400 }, /^citizens began 400 ms late/],
  saturation: [{ saturatedShare: 0.4 }, /^the generator was saturated in 40 % of the seconds$/],
  latency: [{ latencyP95Ms: 200 }, /^latency p95 was 200 ms, of the easy flight 30 ms$/],
  failures: [{ failed: 2, failure: 'gave-up at pay' }, /^2 citizens did not get through \(gave-up at pay\)$/],
};

for (const [what, [bent, because]] of Object.entries(BENDS)) {
  test(`the knee of a machine that shows it by ${what} is found, and said`, async () => {
    const knee = await findKnee(machine(200, bent));
    expect(knee.perMinute).toBeLessThanOrEqual(200);
    expect(knee.perMinute).toBeGreaterThan(200 / 1.11);
    expect(knee.because).toMatch(because);
    expect(knee.atOnce).toBe(Math.ceil(knee.perMinute / 12));
  });
}

test('whatever a machine carries, the knee is within a tenth below it, in a dozen flights or two', async () => {
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 31, max: 30_000, noNaN: true }), async (carries) => {
      const { perMinute, stages } = await findKnee(machine(carries, { latenessP95Ms: 1_000 }));
      return perMinute <= carries && perMinute * 1.12 >= carries - 1 && stages.length <= 18;
    }),
    { seed: 5 },
  );
});

test('a machine that never bends ends the search too', async () => {
  const knee = await findKnee(machine(Infinity, {}));
  expect(knee).toMatchObject({ because: 'nothing bent' });
});

test('where even the easy flight bends there is nothing to find, and the reason is told', async () => {
  await expect(findKnee(machine(1, { saturatedShare: 1 }))).rejects.toThrow(
    'could not calibrate, because even 30 citizens a minute are too many: the generator was saturated in 100 % of the seconds',
  );
});
