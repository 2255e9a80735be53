import type { Recording } from '../browser/index.ts';
import { describeFinding, scan } from '../guard/index.ts';
import { readScenario, writeScenario } from '../language/index.ts';
import { BadInput, describeProblem, flatten, scenarioIdOf, type Scenario } from '../model/index.ts';

/** How many fly at first: few, and not all at once. */
const USERS = 10;
const RAMP_UP_MS = 10_000;

/** Where a scenario is going to be, and where it was recorded. */
interface Place {
  /** Absolute. */
  file: string;
  projectDir: string;
  /** As a person says it: `http://localhost:3000`, `portal`. */
  where: string;
}

/**
 * A recording as the text of a scenario, in canonical form, with a comment above each step that a reader should know
 * something about; and sentences about what a person should look at.
 */
export async function recordedText(
  recording: Recording,
  place: Place,
): Promise<{ text: string; remarks: string[] }> {
  const { file, projectDir } = place;
  const bare = writeScenario(scenarioOf(recording, place), { projectDir });
  const head = `# Recorded at ${place.where}. What was typed and looked personal is a template now.\n`;
  try {
    // What a person has to put into fixtures/ is not there yet.
    const world = { projectDir, documents: () => true };
    const { script } = await readScenario({ file, text: bare }, world);
    const lines = script.map((item) => (item.item === 'step' ? item.at?.line : undefined));
    const text = head + withComments(bare, lines, recording);
    return { text, remarks: leaksIn(text) };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { text: head + bare, remarks: [...error.problems.map(describeProblem), ...leaksIn(bare)] };
  }
}

function scenarioOf({ steps }: Recording, { file }: Place): Scenario {
  const script = steps.map(({ step }) => step);
  const id = scenarioIdOf(file);
  return {
    id,
    name: id,
    users: USERS,
    rampUpMs: RAMP_UP_MS,
    timeWarp: 1,
    tags: [],
    personas: [],
    script,
    ...flatten(script),
    checks: [],
    faults: [],
    file,
    text: '',
  };
}

function withComments(text: string, lines: readonly (number | undefined)[], { steps }: Recording): string {
  const above = new Map(lines.map((line, index) => [line, steps[index]?.remarks ?? []]));
  return text
    .split('\n')
    .flatMap((line, index) => {
      const indent = /^\s*/.exec(line)?.[0] ?? '';
      return [...(above.get(index + 1) ?? []).map((remark) => `${indent}# ${remark}`), line];
    })
    .join('\n');
}

/** What in a text could belong to a real person all the same, such as words of the page. */
function leaksIn(text: string): string[] {
  return scan(text).map((finding) => {
    const line = text.slice(0, finding.index).split('\n').length;
    return `line ${line}: ${describeFinding(finding)}`;
  });
}
