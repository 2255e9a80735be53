import { checkOutgoing, couldBe, everyFormOf, hide, Ledger, scan, starred } from '../guard/index.ts';
import type { Finding, OutgoingFinding } from '../guard/index.ts';
import {
  StepFailure,
  type Citizen,
  type ControlWords,
  type Gate,
  type GuardStop,
  type Plan,
  type RunEvent,
  type Safe,
  type SentRequest,
} from '../model/index.ts';
import { valuesOf } from '../people/index.ts';
import { isOwnIn, randomValuesIn } from './guard-own.ts';
import { TEST_VALUES } from './test-values.ts';

/** Events in which a page speaks in its own words. */
const FROM_PAGES = new Set<RunEvent['type']>([
  'page.problem',
  'page.dialog',
  'page.download',
  'values.flag',
  'a11y',
]);

/** Where a citizen is; `step` moves along. */
interface Whereabouts {
  citizen: number;
  step: number;
}

/** What was found, if anything, and where. */
interface Caught {
  finding: Finding | undefined;
  /** As a clause after the value: `which citizen 3 was about to type into field “SSN”`. */
  place: string;
}

/**
 * The guard of one run: it knows what was generated for every citizen so far, looks at everything that leaves, and stops
 * the run at the first value that could belong to a real person.
 *
 *     typed, uploaded, visited ── gate ──> page ── request ── gate ──> service
 *                                  └─ stop ────────────────────┘
 *
 * Values of citizens who have landed stay known, since the service goes on showing and sending them: about 1 KB each.
 */
export class Guard {
  readonly #plan: Pick<Plan, 'scenario'>;
  readonly #ledger = new Ledger();
  readonly #declared: Ledger;
  readonly #seen = new Set<string>();
  readonly #stop = new AbortController();
  readonly #steps = new Map<number, Whereabouts>();
  /** Values that were caught, in every form: nothing that is written may have them. */
  readonly #caught: RegExp[] = [];
  /** What stopped the run. */
  stopped: Omit<GuardStop, 't'> | undefined;

  constructor(plan: Pick<Plan, 'scenario' | 'testValues'>) {
    this.#plan = plan;
    this.#declared = new Ledger(plan.testValues ?? []);
  }

  /** Tells once, at the moment of the stop. */
  onStop(tell: (stop: Omit<GuardStop, 't'>) => void): void {
    this.signal.addEventListener('abort', () => this.stopped && tell(this.stopped), { once: true });
  }

  /** Aborted, with what was found as its reason, as soon as something may not leave. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** A citizen starts: what they were made with may leave. */
  knows(citizen: Citizen): Citizen {
    this.#ledger.add(valuesOf(citizen).values());
    return citizen;
  }

  /** Keeps in mind where a citizen is, for whoever reads why the run was stopped. */
  follows(where: Whereabouts): void {
    this.#steps.set(where.citizen, where);
  }

  /** Values that a template draws by chance are generated too. */
  renders(template: string, render: (template: string) => string): string {
    this.#ledger.add(randomValuesIn(template, render));
    return render(template);
  }

  /** The one way by which something of this citizen reaches a page or leaves it. */
  gateFor(citizen: Citizen): Gate {
    const own = [...valuesOf(citizen).values()];
    const who = `citizen ${citizen.number}`;
    return {
      typed: (text, control, isWritten) => {
        const place = `which ${who} was about to type into ${control.shown}`;
        const isOwn = (finding: Finding): boolean => !isWritten && isOwnIn(own, text, finding);
        return this.#pass(text, { finding: this.#inControl(text, control, isOwn), place }, citizen);
      },
      uploaded: (file, control) => {
        const name = file.split(/[\\/]/).at(-1) ?? file;
        const place = `in the name of a file that ${who} was about to upload to ${control.shown}`;
        return this.#pass(file, { finding: this.#inControl(name, control, () => false), place }, citizen);
      },
      visited: (url) => {
        const finding = this.#inRequest({ method: 'GET', url, headers: {}, body: null });
        const place = `in ${finding?.where ?? 'the address'} that ${who} was about to visit`;
        return this.#pass(url, { finding, place }, citizen);
      },
      sent: (request) => this.#sent(request, citizen),
    };
  }

  /** @throws Error that says what stopped the run, once something has. */
  throwIfStopped(): void {
    if (this.stopped) throw new Error(`the guard stopped the run: ${this.stopped.reason}`);
  }

  /** An event as it may be written: without what was caught, and without what a page says of somebody. */
  written(event: RunEvent): RunEvent {
    if (event.type === 'citizen.finished') this.#steps.delete(event.citizen);
    const isFromPage = FROM_PAGES.has(event.type) || (event.type === 'step' && event.failure !== undefined);
    return isFromPage || this.#caught.length > 0 ? (this.#hidden(event) as RunEvent) : event;
  }

  /** A text as it may be shown. */
  shown(text: string): string {
    const rest = this.#caught.reduce((shorter, value) => shorter.replace(value, starred), text);
    return hide(rest, scan(rest, this.#known));
  }

  get #known(): { ledger: Ledger; declared: Ledger } {
    return { ledger: this.#ledger, declared: this.#declared };
  }

  #inControl(
    text: string,
    { labels }: ControlWords,
    isOwn: (finding: Finding) => boolean,
  ): Finding | undefined {
    for (const label of labels.length > 0 ? labels : ['']) {
      const findings = scan(text, { ...this.#known, label });
      const found = findings.find((finding) => !isOwn(finding));
      const values = findings.map(({ index, length }) => text.slice(index, index + length));
      if (found) {
        this.#keepOut(...values);
        return found;
      }
      // What a form asked for and was made of the citizen's own will be sent, too.
      this.#ledger.add(values);
    }
    return undefined;
  }

  #inRequest(request: SentRequest): OutgoingFinding | undefined {
    const caught = (value: string): void => this.#keepOut(value);
    return checkOutgoing(request, { ...this.#known, seen: this.#seen, caught })[0];
  }

  #keepOut(...values: string[]): void {
    this.#caught.push(...values.map(everyFormOf));
  }

  #pass(text: string, { finding, place }: Caught, citizen: Citizen): Safe {
    if (finding) this.#end(finding, place, citizen);
    // After the first nothing passes: a form that tries another value would go on typing.
    if (this.stopped) throw new StepFailure('interrupted', this.stopped.reason);
    return text as Safe;
  }

  #sent(request: SentRequest, citizen: Citizen): boolean {
    const finding = this.#inRequest(request);
    if (!finding) return true;
    const [address = ''] = request.url.split(/[?#]/, 1);
    const sender = `which the page of citizen ${citizen.number} sent`;
    this.#end(finding, `in ${finding.where} of ${request.method} ${address}, ${sender}`, citizen);
    return false;
  }

  #end(finding: Finding, place: string, { number }: Citizen): void {
    if (this.stopped) return;
    const { kind, value, hint } = finding;
    const step = this.#steps.get(number)?.step ?? 0;
    const title = this.#plan.scenario.steps[step]?.title;
    const where = this.shown(title === undefined ? place : `${place} at ‘${title}’`);
    const todo = `${hint}; a value that is nobody’s goes into ${TEST_VALUES}, with the reason`;
    const reason = `${value}, ${where}, ${couldBe(finding)} → ${todo}`;
    this.stopped = { type: 'guard', citizen: number, step, kind, value, place: where, reason };
    this.#stop.abort(new Error(reason));
  }

  /** The same data with every text as it may be shown. */
  #hidden(data: unknown): unknown {
    if (typeof data === 'string') return this.shown(data);
    if (Array.isArray(data)) return data.map((item) => this.#hidden(item));
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, this.#hidden(value)]));
  }
}
