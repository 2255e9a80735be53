import { formatMs } from '../words.ts';
import type { Debrief, FailureCode, GateResult, Scorecard } from '../../model/index.ts';

/** What to do about a finding that has neither a cause nor a hint of its own, by the first word of its cause. */
const FIXES: Record<FailureCode, string> = {
  'control-not-found': 'let the script name what the page offers, or bring the missing control back',
  'control-ambiguous': 'let the script say which of the controls of that name it means',
  unreachable: 'let the keyboard get to the control and work it',
  'expectation-unmet': 'look at what the page said at that step, and at the answers it had got',
  'target-down': 'see whether the service was up at that time, and what its log says',
  'error-page': 'see in the log of the service why that page came as an error',
  'gave-up': 'make that step answer sooner, or give citizens a way to come back to it',
  'browser-lost': 'fly fewer citizens at once: `npx esr calibrate` says how many this machine carries',
  left: 'nothing: they left as the script says',
  interrupted: 'let the run fly to its end',
  unexpected: 'look at the steps of that citizen in the evidence',
};

/** What to do next, as one sentence: about the run itself where it proves nothing, else about its first finding. */
export function fixOf({ scorecard }: Debrief): string {
  const { interrupted, guard, validity, findings, gates } = scorecard;
  if (guard) return guard.reason;
  if (interrupted) return 'let the run fly to its end before you judge by it';
  if (!validity.valid) return FIXES['browser-lost'];
  const [first] = findings;
  if (first) return first.why?.fix ?? first.hint ?? FIXES[codeOf(first.cause)];
  const open = (['red', 'unproven', 'yellow'] as const)
    .map((status) => gates.find((gate) => gate.status === status))
    .find((gate) => gate !== undefined);
  return open ? aboutGate(open, scorecard) : 'nothing: every gate is green';
}

/** The code that a cause begins with; `unexpected` for one that is none of ours. */
function codeOf(cause: string): FailureCode {
  const word = cause.replace(/^accessibility barrier: /, '').split(' ', 1)[0] ?? '';
  return word in FIXES ? (word as FailureCode) : 'unexpected';
}

function aboutGate({ title, type, status, value }: GateResult, { services }: Scorecard): string {
  if (status === 'unproven' && value !== undefined)
    return `rehearse again so that ‘${title}’ can be proven: its reason says what it lacks`;
  if (status === 'unproven') return `give ‘${title}’ something to judge: nothing was measured for it`;
  const [slowest] = services
    .filter(({ latency }) => latency.n > 0)
    .toSorted((a, b) => b.latency.p95 - a.latency.p95);
  if (type !== 'latency_under_ms' || !slowest) return `bring ‘${title}’ back into its bounds`;
  return `make ${slowest.service} faster (p95 ${formatMs(slowest.latency.p95)}): it is the slowest of what ‘${title}’ judges`;
}
