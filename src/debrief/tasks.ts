import type { FailureCode, Finding, GateResult, Scorecard } from '../model/index.ts';
import { formatMs } from './words.ts';

/** Something to do after a run. */
interface Task {
  /** A clause: `mend what threw`. */
  what: string;
  /** `the service’s developers`. */
  who: string;
}

const DEVELOPERS = 'the service’s developers';
const REHEARSER = 'whoever flies the rehearsal';
const OWNER = 'the product’s owner';

const FEWER: Task = {
  what: 'fly fewer citizens at once: ‘npx esr calibrate’ says how many this machine carries',
  who: REHEARSER,
};
const TO_THE_END: Task = { what: 'let the run fly to its end before you judge by it', who: REHEARSER };
const THE_WHOLE: Task = {
  what: 'rehearse the whole scenario again: those who failed before get through now',
  who: REHEARSER,
};

/** What to do about a finding that has neither a cause nor a hint of its own, by the first word of its cause. */
const FIXES: Record<FailureCode, Task> = {
  'control-not-found': {
    what: 'let the script name what the page offers, or bring the missing control back',
    who: REHEARSER,
  },
  'control-ambiguous': {
    what: 'let the script say which of the controls of that name it means',
    who: REHEARSER,
  },
  unreachable: { what: 'let the keyboard get to the control and work it', who: DEVELOPERS },
  'expectation-unmet': {
    what: 'look at what the page said at that step, and at the answers it had got',
    who: DEVELOPERS,
  },
  'target-down': {
    what: 'see whether the service was up at that time, and what its log says',
    who: DEVELOPERS,
  },
  'error-page': { what: 'see in the log of the service why that page came as an error', who: DEVELOPERS },
  'gave-up': {
    what: 'make that step answer sooner, or give citizens a way to come back to it',
    who: DEVELOPERS,
  },
  'browser-lost': FEWER,
  left: { what: 'nothing: they left as the script says', who: OWNER },
  interrupted: TO_THE_END,
  unexpected: { what: 'look at the steps of that citizen in the evidence', who: DEVELOPERS },
};

/**
 * What to do next, the most urgent first and each once: about the run itself where it proves nothing, then about its
 * findings, else about gates that are open; never empty. The one source of every page and format that says it.
 */
export function tasksOf(scorecard: Scorecard): [Task, ...Task[]] {
  const { findings, gates, rerunOf } = scorecard;
  const open = (['red', 'unproven', 'yellow'] as const).flatMap((wanted) =>
    gates.filter(({ status }) => status === wanted),
  );
  const tasks = [...aboutTheRun(scorecard), ...findings.map(aboutFinding)];
  const all = tasks.length > 0 ? tasks : open.map((gate) => aboutGate(gate, scorecard));
  const [first, ...rest] = new Map(all.map((task) => [`${task.what}\n${task.who}`, task])).values();
  return first
    ? [first, ...rest]
    : [
        rerunOf
          ? THE_WHOLE
          : { what: 'launch, and rehearse again before the next change goes live', who: OWNER },
      ];
}

function aboutTheRun({ guard, interrupted, validity }: Scorecard): Task[] {
  if (guard) return [{ what: guard.reason, who: REHEARSER }];
  if (interrupted) return [TO_THE_END];
  return validity.valid ? [] : [FEWER];
}

function aboutFinding({ why, hint, cause }: Finding): Task {
  if (why) return { what: why.fix, who: why.who };
  const usual = FIXES[codeOf(cause)];
  return hint === undefined ? usual : { what: hint, who: usual.who };
}

/** The code that a cause begins with; `unexpected` for one that is none of ours. */
function codeOf(cause: string): FailureCode {
  const word = cause.replace(/^accessibility barrier: /, '').split(' ', 1)[0] ?? '';
  return word in FIXES ? (word as FailureCode) : 'unexpected';
}

function aboutGate({ title, type, status, value }: GateResult, { services }: Scorecard): Task {
  if (status === 'unproven') {
    const what =
      value === undefined
        ? `give ‘${title}’ something to judge: nothing was measured for it`
        : `rehearse again so that ‘${title}’ can be proven: its reason says what it lacks`;
    return { what, who: REHEARSER };
  }
  const [slowest] = services
    .filter(({ latency }) => latency.n > 0)
    .toSorted((a, b) => b.latency.p95 - a.latency.p95);
  const what =
    type !== 'latency_under_ms' || !slowest
      ? `bring ‘${title}’ back into its bounds`
      : `make ${slowest.service} faster (p95 ${formatMs(slowest.latency.p95)}): it is the slowest of what ‘${title}’ judges`;
  return { what, who: DEVELOPERS };
}
