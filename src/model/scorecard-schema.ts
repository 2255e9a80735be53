import { z } from 'zod';
import { causeKinds } from './cause.ts';
import { checkTypes, planes } from './scenario.ts';

/** Fields that are not described here may come at any time: readers take what they know and leave the rest. */
const group = z.looseObject;
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const figure = z.number().nullable();

const percentiles = group({
  n: count,
  p50: z.number(),
  p90: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});
const interval = group({ low: figure, high: figure, n: count });
const difference = group({
  control: z.number(),
  exposed: z.number(),
  difference: z.number(),
  low: z.number(),
  high: z.number(),
});

const first = {
  latency_p95_ms: figure.describe(
    '95 % of documents and api calls were answered within so many ms, as citizens felt it',
  ),
  payment_success: figure.describe(
    'percent of the citizens who came to pay that could: 97.8; null where nobody did',
  ),
  compliance_hits: count.describe('how often something was seen that a rule of the scenario forbids'),
  esq_rule_violations: z.array(z.string()).describe('names of the rules that were broken'),
  notes: z.string().describe('the answer in a sentence'),
};

const gate = group({
  type: z.enum(checkTypes),
  title: z.string(),
  status: z.enum(['green', 'yellow', 'red', 'unproven']),
  measured: z.string(),
  bounds: z.string(),
  reason: z.string(),
  value: z.number().optional().describe('the figure, in the unit of its metric'),
  interval: interval.optional().describe('of 95 %; null is an end that nobody knows'),
});

const finding = group({
  cause: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  count,
  citizens: z.array(count),
  why: group({ kind: z.enum(causeKinds), summary: z.string() }).optional(),
});

const card = group({
  ...first,
  runId: z.string(),
  scenario: z.string(),
  seed: z.number(),
  target: z.string(),
  revision: group({
    ref: z.string().optional(),
    commit: z.string(),
    changed: z.boolean().optional().describe('the working copy had changes that no commit has'),
  })
    .optional()
    .describe('which code of the service; only of a side of a comparison of branches'),
  rerunOf: group({
    run: z.string(),
    step: z.string().optional(),
    citizen: z.number().optional(),
    all: z.boolean().optional(),
    toEnd: z.boolean().optional(),
    target: z.string().optional(),
    noFaults: z.boolean().optional(),
    watched: z.array(z.string()).optional(),
  })
    .optional()
    .describe('some citizens of another run flew again: it says nothing about a launch'),
  startedAt: z.string(),
  durationMs: z.number().min(0),
  interrupted: z.boolean(),
  abortedBy: group({ gate: z.string(), afterMs: z.number() }).optional(),
  verdict: z.enum(['PASS', 'WARN', 'FAIL', 'INVALID']),
  answer: z.enum(['launch', 'launch, with caution', 'do not launch', 'not proven']),
  reasons: z.array(z.string()).describe('the most important first'),
  citizens: group({
    planned: count,
    started: count,
    finished: count,
    failed: count,
    abandoned: count,
    left: count,
    lost: count,
    interrupted: count,
    'not-started': count,
  }),
  latency: percentiles.describe('ms, as citizens felt it'),
  serviceLatency: percentiles.describe('ms, from the actual start'),
  errors: count,
  exchanges: count,
  foreign: group({ exchanges: count, errors: count }),
  policyRejections: z.record(z.string(), count),
  gates: z.array(gate),
  metrics: z
    .record(z.string(), figure)
    .describe('by the names of docs/metrics.md; null where there was no data'),
  groups: z.array(
    group({
      by: z.string(),
      group: z.string(),
      ended: count,
      finished: count,
      success: share.nullable(),
      interval,
      journeyP50Ms: figure,
      journeyP95Ms: figure,
      ratio: figure.describe('its share divided by that of the best group of its kind'),
    }),
  ),
  ruleViolations: z.array(group({ rule: z.string(), about: z.string(), hits: count, first: z.string() })),
  funnel: z.array(
    group({
      title: z.string(),
      started: count,
      passed: count,
      failed: count,
      abandoned: count.optional().describe('of those who failed: whose patience ended'),
      cutOff: count,
      durations: percentiles,
    }),
  ),
  timeline: group({
    bucketMs: z.number(),
    buckets: z.array(
      group({
        arrivals: count,
        active: z.number().min(0).describe('citizens on the way, on average'),
        answers: count,
        p50: figure.describe('ms, to 1 %'),
        p95: figure.describe('ms, to 1 %'),
        errors: count,
        faulted: count.describe('errors of exchanges that a fault touched'),
      }),
    ),
    faults: z.array(group({ fault: z.string(), from: z.number(), to: z.number() })),
    saturated: z.array(group({ from: z.number(), to: z.number() })),
    gauges: z.array(
      group({
        name: z.string(),
        unit: z.enum(['share', 'ms', 'count']),
        values: z.array(figure).describe('mean of each stretch'),
        low: z.number(),
        mean: z.number(),
        high: z.number(),
      }),
    ),
  }).optional(),
  services: z.array(
    group({ service: z.string(), touch: z.string(), latency: percentiles, errors: count, dbMs: percentiles }),
  ),
  personas: z.array(group({ persona: z.string(), citizens: count, finished: count })),
  staff: z
    .array(
      group({
        persona: z.string(),
        planned: count,
        started: count,
        finished: count.describe('worked until they were let go'),
        failed: count,
        abandoned: count,
        lost: count,
        rounds: count.describe('of all of them together'),
      }),
    )
    .optional()
    .describe('who worked on the other side of the counter: no citizens in any count'),
  findings: z.array(finding),
  faults: z.array(
    group({
      fault: z.string(),
      service: z.string(),
      plane: z.enum(planes).optional(),
      exposed: count,
      control: count,
      fired: count,
      success: difference.nullable(),
      journeyMs: difference.nullable(),
      withdrawn: z.boolean(),
      summary: z.string(),
    }),
  ),
  validity: group({
    valid: z.boolean(),
    reasons: z.array(z.string()),
    cautions: z.array(z.string()),
    lateness: percentiles,
  }),
});

/** The JSON Schema of `scorecard.json`, for programs that read it. Fractions are 0 to 1, times ms, where nothing else is said. */
export function scorecardSchema(): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(card, { target: 'draft-7' });
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'A scorecard of HMS-ESR', ...schema };
}
