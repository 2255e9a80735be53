import { readScorecard } from '../run/index.ts';
import { test } from './fixtures.ts';
import { notedRun, type Setting } from './setting.ts';

/** Holds a gate of the scorecard that this invocation's drill left; red and unproven fail, yellow is noted. */
export async function checkGate(title: string, scenarioId: string, setting: Setting): Promise<void> {
  const place = notedRun(setting, scenarioId);
  const scorecard = place && (await readScorecard(place));
  const gate = scorecard?.gates.find((one) => one.title === title);
  if (!gate)
    throw plain('there is nothing to judge: the drill of this scenario was not flown, or did not end');
  test.info().annotations.push({ type: gate.status, description: `${gate.measured} (${gate.bounds})` });
  if (gate.status === 'red' || gate.status === 'unproven') throw plain(`${gate.status}: ${gate.reason}`);
}

/** An error whose stack is of no use to its reader. */
function plain(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
