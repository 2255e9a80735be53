import { createTestResult } from 'allure-js-commons/sdk/reporter';
import type { Label, Severity, Status, StatusDetails, TestResult } from 'allure-js-commons';
import { resultUuid } from './identity.ts';

/** What every result of ours needs: who it is, where it is filed, how it ended. Times are ms since the epoch. */
export interface ResultFacts {
  runId: string;
  /** Unique in the run: `citizen 37`, `gate latency p95 under 300 ms`. */
  subject: string;
  /** The same from run to run, unique in one run: Allure's history hangs on it. */
  history: string;
  name: string;
  suites: [parent: string, suite: string, sub?: string];
  severity: `${Severity}`;
  status: `${Status}`;
  details?: StatusDetails;
  start: number;
  stop: number;
}

/** A finished Allure result without steps. */
export function finishedResult(facts: ResultFacts): TestResult {
  const [parentSuite, suite, subSuite] = facts.suites;
  const result = createTestResult(resultUuid(facts.runId, facts.subject));
  const labels: Label[] = [
    { name: 'parentSuite', value: parentSuite },
    { name: 'suite', value: suite },
    ...(subSuite === undefined ? [] : [{ name: 'subSuite', value: subSuite }]),
    { name: 'severity', value: facts.severity },
    { name: 'framework', value: 'hms-esr' },
  ];
  return {
    ...result,
    name: facts.name,
    fullName: facts.history,
    // Allure 3 takes history from the test case and the parameters that are not excluded; Allure 2 from historyId.
    testCaseId: facts.history,
    historyId: facts.history,
    status: facts.status as Status,
    statusDetails: facts.details ?? {},
    start: Math.round(facts.start),
    stop: Math.round(facts.stop),
    labels,
  };
}
