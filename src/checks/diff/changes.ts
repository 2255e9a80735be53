import { revisionInWords } from '../../model/index.ts';
import type { FlownRun } from './side.ts';

/** What is different about two runs themselves, each as `what: A → B`. */
export function changesOf(a: FlownRun, b: FlownRun): string[] {
  const said = (what: string, of: (run: FlownRun) => string | number | undefined): string[] => {
    const [one, two] = [of(a) ?? 'none', of(b) ?? 'none'];
    return one === two ? [] : [`${what}: ${one} → ${two}`];
  };
  return [
    ...said('scenario', ({ scorecard }) => scorecard.scenario),
    // Two copies of one target differ in the port that the system chose: that is no news.
    ...said(
      'target',
      ({ plan, scorecard }) => scorecard.targetOption ?? (plan.revision ? undefined : scorecard.target),
    ),
    ...said('code', ({ plan }) => plan.revision && revisionInWords(plan.revision)),
    ...said('target arguments', ({ scorecard }) => scorecard.targetArgs?.join(' ')),
    ...said('citizens', ({ plan }) => plan.arrivals.length),
    ...said('seed', ({ plan }) => plan.seed),
    ...said('arriving over', ({ plan }) => `${plan.scenario.rampUpMs} ms`),
    ...said('time warp', ({ plan }) => plan.scenario.timeWarp),
    ...said('faults', ({ plan }) => plan.faults.map(({ name }) => name).join(', ') || 'none'),
    ...said('personas', ({ plan }) => plan.personas.map(({ id }) => id).join(', ')),
    ...said('steps', ({ plan }) => plan.scenario.steps.map(({ title }) => title).join(', ')),
    ...said('browser', ({ events }) => {
      const [first] = events;
      return first?.type === 'run.started' ? first.browser : undefined;
    }),
  ];
}
