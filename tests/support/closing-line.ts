import type { FullConfig, FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter';

/** How many of what; what `npm test` ends with. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** `12 passed, 0 failed`, with `, 1 skipped` only where there is one. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Ends the output with one plain line. A test counts as failed unless it was meant to be skipped or came out as
 * expected at the first try; a test that never ran because something before it failed counts as failed too. So does
 * an error outside any test, and a run that was cut short is never without a failure.
 *
 * `npm test` runs the checks first and hands the outcome over in ESR_CHECKS, so that one line tells all. If it started us, it is sent the line as well, and so knows that it was printed.
 */
export default class ClosingLine implements Reporter {
  #suite: Suite | undefined;
  #errors = 0;
  #status: FullResult['status'] = 'passed';

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(): void {
    this.#errors += 1;
  }

  onEnd(result: FullResult): void {
    this.#status = result.status;
  }

  /** Called after every other reporter has ended. */
  onExit(): Promise<void> {
    const tests = this.#suite?.allTests() ?? [];
    // `--list`: nothing was meant to run.
    if (this.#status === 'passed' && tests.every(({ results }) => results.length === 0))
      return Promise.resolve();
    const tally = countTests(tests);
    tally.failed += this.#errors;
    if (tally.failed === 0 && this.#status !== 'passed') tally.failed = 1;
    const { passed, failed } = checksBefore();
    tally.passed += passed;
    tally.failed += failed.length;
    const line = closingLine(tally);
    const reminder = failed.length > 0 ? `\nFailed before the tests, see above: ${failed.join(', ')}.\n` : '';
    return new Promise((done) => {
      process.stdout.write(`${reminder}\n${line}\n`, () => {
        if (process.send) process.send({ closingLine: line }, () => done());
        else done();
      });
    });
  }

  printsToStdio(): boolean {
    return false;
  }
}

/** What `npm test` did before: how many checks passed, and the names of those that failed. */
function checksBefore(): { passed: number; failed: string[] } {
  const [passed = '0', ...failed] = (process.env['ESR_CHECKS'] ?? '').split(',');
  return { passed: Number(passed), failed };
}

/** Counts tests by how they came out; see the class. */
export function countTests(
  tests: readonly Pick<TestCase, 'outcome' | 'results' | 'expectedStatus'>[],
): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const test of tests) {
    const meantToBeSkipped = test.expectedStatus === 'skipped' || test.results.at(-1)?.status === 'skipped';
    const outcome = test.outcome();
    if (outcome === 'expected') tally.passed += 1;
    else if (outcome === 'skipped' && meantToBeSkipped) tally.skipped += 1;
    else tally.failed += 1;
  }
  return tally;
}
