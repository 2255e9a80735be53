import { expect } from '@playwright/test';
import type { Scorecard, Verdict } from '../../src/model/index.ts';

/** The whole line that tells the answer, and the exit code of `esr run`. */
const SAID: Record<Verdict, { line: RegExp; code: number }> = {
  PASS: { line: /^✅ LAUNCH \(PASS\)$/m, code: 0 },
  WARN: { line: /^⚠️ LAUNCH, WITH CAUTION \(WARN\)$/m, code: 0 },
  FAIL: { line: /^❌ DO NOT LAUNCH \(FAIL\)$/m, code: 1 },
  INVALID: { line: /^❔ NOT PROVEN \(INVALID\)$/m, code: 3 },
};

/** What the output has to say on a line of its own for this verdict. */
export function answerLine(verdict: Verdict): RegExp {
  return SAID[verdict].line;
}

/**
 * The verdict follows from the gates, and output and exit code tell the same. How fast a service answers depends on
 * how busy the machine is, so a test that means something else does not insist on a green latency gate: every other
 * gate must be green, and latency alone may decide.
 * @param invalidCode exit code of an invalid run; Playwright Test knows no 3.
 */
export function expectNothingButLatencyDecides(
  { scorecard, output, code }: { scorecard: Scorecard; output: string; code: number | null },
  invalidCode = SAID.INVALID.code,
): void {
  const { gates, validity, verdict, reasons } = scorecard;
  const others = gates.filter(({ type }) => type !== 'latency_under_ms');
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 'green'));
  const latency = gates.find(({ type }) => type === 'latency_under_ms')?.status ?? 'green';
  const follows = { green: 'PASS', yellow: 'WARN', red: 'FAIL', unproven: 'INVALID' } as const;
  expect(verdict, reasons.join('; ')).toBe(validity.valid ? follows[latency] : 'INVALID');
  expect(output).toMatch(answerLine(verdict));
  expect(code).toBe(verdict === 'INVALID' ? invalidCode : SAID[verdict].code);
}
