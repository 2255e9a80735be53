import type { Scenario } from '../../src/model/index.ts';

/** A scenario of a hundred citizens in ten seconds that does nothing, changed as a test needs it. */
export function scenarioWith(parts: Partial<Scenario> = {}): Scenario {
  return {
    id: 'mine',
    name: 'Mine',
    users: 100,
    rampUpMs: 10_000,
    timeWarp: 1,
    tags: [],
    personas: [],
    script: [],
    steps: [],
    choices: [],
    checks: [],
    faults: [],
    file: '/scenarios/mine.yml',
    text: '',
    ...parts,
  };
}
