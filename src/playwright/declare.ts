import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  citizensPersonasOf,
  formatCount,
  formatDuration,
  type Persona,
  type SourcePosition,
} from '../model/index.ts';
import { personaContext, planRehearsal, prepareRun, walkthrough, type PlanOptions } from '../run/index.ts';
import { drill } from './drill.ts';
import { planOptions, readable, test, type Needs } from './fixtures.ts';
import { checkGate } from './gate.ts';
import { declareAt } from './located.ts';
import { noteRun, readSetting, sizeFor } from './setting.ts';

/**
 * Declares the tests of a scenario: a walkthrough per persona, or of as many as the size says, the drill, a gate per check.
 * Called by the spec files that `rehearsals()` makes; `--list` reads like the scenario.
 * @throws an error with every fault of the scenario file in words, before any test is declared.
 */
export async function declareRehearsal(scenarioUrl: URL): Promise<void> {
  const file = fileURLToPath(scenarioUrl);
  const setting = readSetting();
  const options = planOptions(file, setting);
  const { plan } = await planRehearsal(options).catch(readable);
  const { scenario } = plan;
  const personas = citizensPersonasOf(plan);
  const top = { file, line: 1, column: 1 };
  test.use({ scenarioFile: file });
  test.describe(scenario.name, () => {
    const { walkthroughs = personas.length } = sizeFor(setting, scenario.id) ?? {};
    for (const persona of personas.slice(0, walkthroughs)) {
      declareWalkthrough(persona, { options, at: absolute(scenario.steps[0]?.at ?? top) });
    }
    const size = `${formatCount(scenario.users)} citizens arrive over ${formatDuration(scenario.rampUpMs)}`;
    declareAt(top, `drill: ${size}`, async ({ service, landing }: Needs) => {
      const { reportsDir } = setting;
      const { target: _asked, ...flown } = options;
      const run = await prepareRun({ ...options, reportsDir }).catch(readable);
      noteRun(setting, run);
      await drill({ ...run, options: flown, target: service.at(run.target) }, landing);
    });
    for (const { title, at } of scenario.checks) {
      declareAt(absolute(at ?? top), `gate: ${title}`, () => checkGate(title, scenario.id, setting));
    }
  });
}

function declareWalkthrough(
  persona: Persona,
  { options, at }: { options: PlanOptions; at: SourcePosition },
): void {
  test.describe('walkthrough', () => {
    const { reducedMotion: _crowdOnly, ...context } = personaContext(persona);
    test.use({ ...context, walks: true });
    declareAt(at, persona.name, async ({ page, service, landing, simulation }: Needs) => {
      const { plan, target } = await planRehearsal(options).catch(readable);
      await walkthrough({
        page,
        plan,
        persona,
        target,
        projectDir: options.projectDir,
        baseUrl: service.url,
        signal: landing.signal,
        simulation,
        step: (title, place, body) =>
          place
            ? test.step(title, () => body().catch(standingAt(absolute(place))), { location: absolute(place) })
            : test.step(title, body),
      });
    });
  });
}

/** Lets an error point at the line of the scenario whose step failed, and not into this package. */
function standingAt({ file, line, column }: SourcePosition): (error: unknown) => never {
  return (error) => {
    if (error instanceof Error)
      error.stack = `${error.name}: ${error.message}\n    at ${file}:${line}:${column}`;
    throw error;
  };
}

/** Places are told relative to the folder one works in; Playwright wants them whole. */
function absolute(at: SourcePosition): SourcePosition {
  return { ...at, file: resolve(at.file) };
}
