/**
 * What the configuration tells the workers. Playwright evaluates the configuration again in every worker process,
 * which inherits the environment of the first: so the first one's word is kept there.
 */
export interface Setting {
  projectDir: string;
  /** One id for all scenarios of this invocation of `playwright test`. */
  runId: string;
  /** Rehearsal size; absent when the scenario is flown as written. */
  size?: { users: number; rampUpMs: number };
  target?: string;
}

const KEY = 'ESR_PLAYWRIGHT_SETTING';

/** Keeps the setting for the workers; the first one wins. */
export function keepSetting(make: () => Setting): Setting {
  process.env[KEY] ??= JSON.stringify(make());
  return readSetting();
}

/** @throws when the tests are run without the configuration of this package. */
export function readSetting(): Setting {
  const kept = process.env[KEY];
  if (kept === undefined) {
    throw new Error('these tests need a playwright.config.ts that uses rehearsals() of hms-esr/playwright');
  }
  return JSON.parse(kept) as Setting;
}
