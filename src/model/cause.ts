/** What a failure or a red check comes from; one of nine, see docs/why.md. */
export const causeKinds = [
  'fault',
  'policy',
  'defect',
  'slow',
  'network',
  'script',
  'gave-up',
  'accessibility',
  'generator',
] as const;
export type CauseKind = (typeof causeKinds)[number];

/** What each kind is called where a person reads it. */
export const causeTitles: Record<CauseKind, string> = {
  fault: 'injected fault',
  policy: 'policy rejection',
  defect: 'application defect',
  slow: 'slow service',
  network: 'network',
  script: 'script no longer fits the page',
  'gave-up': 'citizen gave up',
  accessibility: 'accessibility barrier',
  generator: 'generator',
};

/** One link of the chain that leads to a cause. */
export interface Evidence {
  /** Of the event, ms since the start of the run. */
  t: number;
  /** Its line in `events.ndjson`, from 1; absent where it is a figure of many. */
  line?: number;
  citizen?: number;
  /** What it says, one clause: `POST /api/grants/applications answered 500 after 12 ms`. */
  what: string;
}

/** Why something failed. */
export interface Cause {
  kind: CauseKind;
  /** What it is about: the rule, the fault, the service, the control; findings are grouped by kind and subject. */
  subject: string;
  /** One sentence for a person. */
  summary: string;
  confidence: 'certain' | 'likely' | 'possible';
  /** First what decided. */
  evidence: Evidence[];
  /** What to do, as a clause in the imperative. */
  fix: string;
  /** Who should: `the service’s developers`, `the policy’s owner`, `whoever writes the scenario`… */
  who: string;
}
