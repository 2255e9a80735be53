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
import { shelveResults } from './shelve.ts';
import { notedRun, readSetting, scratchDir } from './setting.ts';

/**
 * Collects Allure results per scenario and, when all is over, makes one debrief a scenario of Playwright's tests
 * and the drill's citizens, and prints the answer.
 */
export default class DebriefReporter implements Reporter {
  readonly #setting = readSetting();
  #outputDir = scratchDir(this.#setting);
  readonly #written: Promise<void>[] = [];
  readonly #flown = new Set<string>();
  readonly #allure = new Map<string, AllureReporter>();

  onBegin(config: FullConfig, suite: Suite): void {
    this.#outputDir = config.projects[0]?.outputDir ?? this.#outputDir;
    // In --ui the same reporter sees many runs.
    this.#flown.clear();
    this.#allure.clear();
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

  async onEnd({ status }: FullResult): Promise<void> {
    await Promise.all(this.#written);
    for (const [scenarioId, allure] of this.#allure) {
      if (!this.#flown.has(scenarioId)) continue;
      await allure.onEnd();
      const place = notedRun(this.#setting, scenarioId);
      if (place && (await readScorecard(place))) {
        const command = commandFor(scenarioId);
        const testResults = this.#resultsDir(scenarioId);
        await shelveResults(testResults);
        const lines = await reportFromDisk({ place, testResults, command, log: console.error });
        console.log(`\n${lines.join('\n')}`);
      } else {
        console.log(`\n${scenarioId}: no drill was flown to its end, so there is no verdict.`);
      }
    }
    await rm(scratchDir(this.#setting), { recursive: true, force: true });
    // Traces of failed tests stay for whoever looks at them.
    if (status === 'passed') await rm(this.#outputDir, { recursive: true, force: true });
  }

  printsToStdio(): boolean {
    return false;
  }

  #of(test: TestCase): AllureReporter | undefined {
    return this.#allure.get(test.parent.project()?.name ?? '');
  }

  #resultsDir(scenarioId: string): string {
    return join(scratchDir(this.#setting), 'allure-results', scenarioId);
  }
}

/** What a person types to fly the same citizens again. */
function commandFor(scenarioId: string): string {
  const said = ['ESR_SCALE', 'ESR_TARGET'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [`${name}=${value} `];
  });
  return `${said.join('')}npx playwright test --project=${scenarioId}`;
}
