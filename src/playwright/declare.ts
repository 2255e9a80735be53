import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BadInput,
  formatCount,
  formatDuration,
  type Persona,
  type Scenario,
  type SourcePosition,
} from '../model/index.ts';
import { loadRehearsal, personaContext, prepareRun, walkthrough, type PreparedRun } from '../run/index.ts';
import { drill } from './drill.ts';
import { test, type Needs } from './fixtures.ts';
import { checkGate } from './gate.ts';
import { declareAt } from './located.ts';
import { readSetting, type Setting } from './setting.ts';

/**
 * Declares the tests of a scenario: a walkthrough per persona, the drill, a gate per check.
 * Called by the spec files that `rehearsals()` makes; `--list` reads like the scenario.
 * @throws an error with every fault of the scenario file in words, before any test is declared.
 */
export async function declareRehearsal(scenarioUrl: URL): Promise<void> {
  const file = fileURLToPath(scenarioUrl);
  const setting = readSetting();
  const { scenario, personas } = await loadRehearsal(options(file, setting)).catch(readable);
  const { users, rampUpMs } = sizeOf(scenario, setting);
  test.use({ scenarioFile: file });
  const top = { file, line: 1, column: 1 };
  test.describe(scenario.name, () => {
    for (const persona of chosen(personas, scenario)) {
      declareWalkthrough(persona, { file, setting, at: absolute(scenario.steps[0]?.at ?? top) });
    }
    const title = `drill: ${formatCount(users)} citizens arrive over ${formatDuration(rampUpMs)}`;
    declareAt(top, title, async ({ service, landing }: Needs) => {
      await drill(await prepared(file, setting, service.url), landing);
    });
    for (const check of scenario.checks) {
      declareAt(absolute(check.at ?? top), `gate: ${check.title}`, () =>
        checkGate(check.title, file, setting),
      );
    }
  });
}

function declareWalkthrough(
  persona: Persona,
  { file, setting, at }: { file: string; setting: Setting; at: SourcePosition },
): void {
  test.describe('walkthrough', () => {
    const { reducedMotion: _crowdOnly, ...context } = personaContext(persona);
    test.use(context);
    declareAt(at, persona.name, async ({ page, service, landing }: Needs) => {
      const { plan } = await prepared(file, setting, service.url);
      await walkthrough({
        page,
        plan,
        persona,
        baseUrl: service.url,
        signal: landing.signal,
        step: (title, place, body) => test.step(title, body, place ? { location: absolute(place) } : {}),
      });
    });
  });
}

async function prepared(file: string, setting: Setting, url: string): Promise<PreparedRun> {
  const { scenario } = await loadRehearsal(options(file, setting)).catch(readable);
  return prepareRun({ ...options(file, setting), ...sizeOf(scenario, setting), runId: setting.runId })
    .then((run) => ({ ...run, target: { name: run.target.name, url, services: run.target.services } }))
    .catch(readable);
}

/** Places are told relative to the folder one works in; Playwright wants them whole. */
function absolute(at: SourcePosition): SourcePosition {
  return { ...at, file: resolve(at.file) };
}

/** The rehearsal size, never larger than the scenario's own. */
function sizeOf({ users, rampUpMs }: Scenario, { size }: Setting): { users: number; rampUpMs: number } {
  if (!size) return { users, rampUpMs };
  return { users: Math.min(users, size.users), rampUpMs: Math.min(rampUpMs, size.rampUpMs) };
}

function options(scenario: string, { projectDir, target }: Setting) {
  return { scenario, projectDir, ...(target === undefined ? {} : { target }) };
}

function chosen(personas: readonly Persona[], { personas: ids }: Scenario): readonly Persona[] {
  return ids.length === 0 ? personas : personas.filter(({ id }) => ids.includes(id));
}

/** Bad input is for the scenario's author: the sentences without a stack. */
function readable(error: unknown): never {
  if (error instanceof BadInput) {
    const plain = new Error(error.message);
    plain.stack = error.message;
    throw plain;
  }
  throw error;
}
