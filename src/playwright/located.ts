import { compileFunction } from 'node:vm';
import type { SourcePosition } from '../model/index.ts';
import { test, type Needs } from './fixtures.ts';

/**
 * Declares a test so that Playwright takes a line of the scenario for the place where the test is
 * written: it reads that place off the call stack. `--list`, `--ui` and editors then show and open the scenario
 * instead of a line of this package, the same for every test. See docs/decisions/tests-stand-in-the-scenario.md.
 */
export function declareAt(at: SourcePosition, title: string, body: (needs: Needs) => Promise<void>): void {
  const call = compileFunction('test(title, body)', ['test', 'title', 'body'], {
    filename: at.file,
    lineOffset: at.line - 1,
    columnOffset: at.column - 1,
  }) as (declare: typeof test, title: string, body: (needs: Needs) => Promise<void>) => void;
  call(test, title, body);
}
