import { revisionInWords } from '../../model/index.ts';
import type { Debrief } from '../../model/index.ts';
import { citizenResult } from './citizen.ts';
import { lanes } from './lanes.ts';
import { openShelf } from './shelf.ts';
import { answerResult, gateResult } from './summary.ts';

/**
 * Writes the Allure results of a run into a folder that may already hold results of the same run by
 * allure-playwright: the answer, one result per exemplar citizen, the environment, and, unless another face has
 * written them as tests of its own, the gates. Written twice, they replace themselves.
 */
export function writeExemplarResults(
  debrief: Debrief,
  resultsDir: string,
  { gates = true }: { gates?: boolean } = {},
): void {
  const { scorecard, exemplars } = debrief;
  const shelf = openShelf(resultsDir);
  shelf.put(answerResult(debrief, shelf));
  if (gates) scorecard.gates.forEach((gate, index) => shelf.put(gateResult(gate, index, debrief)));
  const rows = lanes(
    exemplars.map(({ startedAt, durationMs }) => ({ start: startedAt, stop: startedAt + durationMs })),
  );
  exemplars.forEach((exemplar, i) => shelf.put(citizenResult(exemplar, rows[i] ?? 1, debrief, shelf)));
  shelf.environment({
    target: scorecard.target,
    ...(scorecard.revision ? { code: revisionInWords(scorecard.revision) } : {}),
    seed: String(scorecard.seed),
    users: String(scorecard.citizens.planned),
    node: process.version,
    run: scorecard.runId,
    ...(debrief.browser === undefined ? {} : { browser: debrief.browser }),
  });
}
