import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestResult,
  TestStep,
} from '@playwright/test/reporter';
import { AllureReporter } from 'allure-playwright';
import { reportFromDisk, readScorecard } from '../run/index.ts';
import { readSetting } from './setting.ts';

/**
 * Collects Allure results per scenario and, when all is over, makes one debrief a scenario of Playwright's tests
 * and the drill's citizens, and prints the answer.
 */
export default class DebriefReporter implements Reporter {
  readonly #setting = readSetting();
  readonly #written: Promise<void>[] = [];
  readonly #flown = new Set<string>();
  readonly #allure = new Map<string, AllureReporter>();

  onBegin(config: FullConfig, suite: Suite): void {
    for (const project of suite.suites) {
      const allure = new AllureReporter({ resultsDir: this.#resultsDir(project.title), detail: false });
      allure.onConfigure(config);
      allure.onBegin(project);
      this.#allure.set(project.title, allure);
    }
  }

  onTestBegin(test: TestCase): void {
    this.#flown.add(test.parent.project()?.name ?? '');
    this.#of(test)?.onTestBegin(test);
  }

  onStepBegin(test: TestCase, result: TestResult, step: TestStep): void {
    this.#of(test)?.onStepBegin(test, result, step);
  }

  onStepEnd(test: TestCase, result: TestResult, step: TestStep): void {
    this.#of(test)?.onStepEnd(test, result, step);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const written = this.#of(test)?.onTestEnd(test, result);
    if (written) this.#written.push(written);
  }

  async onEnd(_result: FullResult): Promise<void> {
    await Promise.all(this.#written);
    const { projectDir, runId } = this.#setting;
    for (const [scenarioId, allure] of this.#allure) {
      if (!this.#flown.has(scenarioId)) continue;
      await allure.onEnd();
      const place = { reportsDir: join(projectDir, 'reports'), scenarioId, runId };
      const testResults = this.#resultsDir(scenarioId);
      if (await readScorecard(place)) {
        const command = `npx playwright test --project=${scenarioId}`;
        const lines = await reportFromDisk({ place, testResults, command });
        console.log(`\n${lines.join('\n')}`);
      } else {
        console.log(`\n${scenarioId}: no drill was flown to its end, so there is no verdict.`);
      }
      await rm(testResults, { recursive: true, force: true });
    }
  }

  printsToStdio(): boolean {
    return false;
  }

  #of(test: TestCase): AllureReporter | undefined {
    return this.#allure.get(test.parent.project()?.name ?? '');
  }

  #resultsDir(scenarioId: string): string {
    const { projectDir, runId } = this.#setting;
    return join(projectDir, '.esr', 'allure-results', runId, scenarioId);
  }
}
