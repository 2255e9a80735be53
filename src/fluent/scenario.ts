import type { LaunchOptions } from './launch.ts';
import { controlOf, launch } from './launch.ts';
import type { Probing } from './probe.ts';
import type { ScriptStep } from './step.ts';
import type { Crowd } from './user.ts';
import type { Duration, WrittenCheck, WrittenFault, WrittenScenario, WrittenStaff } from './written.ts';

/** Whom a fault by hand hits, and for how long; everybody for a minute without. */
export interface FaultOptions {
  for?: Duration;
  /** `50%` of the citizens, whom the others are compared with. */
  share?: string;
  /** Name of a service of the target, or a glob of addresses. */
  service?: string;
  /** Id of a persona. */
  persona?: string;
}

/**
 * A scenario in TypeScript: as one object, with the keys of a file, or told step by step.
 *
 * @example
 * const scenario = new Scenario({ name: 'schedule_f_trial' })
 *   .given(User.template({ role: 'farmer' }).multiply(500))
 *   .when(Step('open_form', { path: '/apply-subsidy' }))
 *   .andThen(Step('upload', { file: 'fake_schedule_f.pdf' }))
 *   .andThen(Step('submit'))
 *   .probe(Probe.http({ warn_ms: 400 }))
 *   .duration('10m');
 * const runId = await scenario.start();
 */
export class Scenario {
  readonly #written: WrittenScenario;
  readonly #script: ScriptStep[];
  readonly #checks: WrittenCheck[];
  readonly #faults: WrittenFault[];
  readonly #staff: WrittenStaff[];
  #crowd: Crowd | undefined;
  #duration: Duration | undefined;
  #runId: string | undefined;

  constructor(written: WrittenScenario) {
    this.#written = written;
    this.#script = [...(written.script ?? [])];
    this.#checks = [...(written.checks ?? [])];
    this.#faults = [...(written.faults ?? [])];
    this.#staff = [...(written.staff ?? [])];
  }

  /** Who takes part. @throws Error when somebody was given already. */
  given(crowd: Crowd): this {
    if (this.#crowd) throw new Error('could not add another crowd, because a scenario has one; give it once');
    this.#crowd = crowd;
    return this;
  }

  /** What they do first. */
  when(step: ScriptStep): this {
    this.#script.push(step);
    return this;
  }

  /** What they do next. */
  andThen(step: ScriptStep): this {
    return this.when(step);
  }

  /**
   * Who works on the other side of the counter meanwhile: from before the first citizen until the last one is done.
   *
   * @example
   * .meanwhile(User.template({ role: 'caseworker' }).multiply(4), { visit: '/caseworker' }, { repeat: 'always', steps })
   */
  meanwhile({ persona, count: users }: Crowd, ...script: ScriptStep[]): this {
    this.#staff.push({ persona, users, script });
    return this;
  }

  /** What is watched, or made worse on purpose. */
  probe(probe: Probing): this {
    if ('check' in probe) this.#checks.push(probe.check);
    else this.#faults.push(probe.fault);
    return this;
  }

  /** Over how long they arrive. */
  duration(duration: Duration): this {
    this.#duration = duration;
    return this;
  }

  /** The scenario as a file would have it. */
  toJSON(): WrittenScenario {
    const crowd = this.#crowd;
    return {
      ...this.#written,
      ...(crowd ? { users: crowd.count, personas: [crowd.persona] } : {}),
      ...(this.#duration === undefined ? {} : { duration: this.#duration }),
      ...(this.#script.length > 0 ? { script: this.#script } : {}),
      ...(this.#staff.length > 0 ? { staff: this.#staff } : {}),
      ...(this.#checks.length > 0 ? { checks: this.#checks } : {}),
      ...(this.#faults.length > 0 ? { faults: this.#faults } : {}),
    };
  }

  /**
   * Starts a run of it in this process.
   * @returns the run's id, as soon as the citizens take off.
   * @throws BadInput when the scenario or what it needs will not do; nothing was started then.
   */
  async start(options: LaunchOptions = {}): Promise<string> {
    const accounts = this.#crowd?.accounts;
    this.#runId = await launch(this, { ...(accounts ? { accounts } : {}), ...options });
    return this.#runId;
  }

  /** Holds the run: nobody starts and nobody takes a next step. */
  pause(): void {
    controlOf(this.#started()).pause();
  }

  /** Lets a held run go on; what was planned comes so much later. */
  resume(): void {
    controlOf(this.#started()).resume();
  }

  /**
   * Injects a fault while the run flies, as `esr fault` does: a named one (`slow_db`) or a kind and what it does
   * (`latency 800ms eligibility`).
   * @param options `for` is how long, `60s` unless told otherwise; at most 30 minutes.
   * @returns the name by which it can be cleared.
   */
  async fault(words: string, options: FaultOptions = {}): Promise<string> {
    const { for: length, ...rest } = options;
    const said = [...words.trim().split(/\s+/), ...(length === undefined ? [] : [length])];
    const { faults } = await controlOf(this.#started()).fault({ words: said, ...rest });
    return faults[0]?.name ?? words;
  }

  /**
   * Takes active faults away for good, that of a name or all; harmless when there are none.
   * @returns the names of those that were found.
   */
  async clearFaults(name?: string): Promise<string[]> {
    const { faults } = await controlOf(this.#started()).clear(name);
    return faults.map((fault) => fault.name);
  }

  /** Ends the run early; its debrief is written. */
  stop(): void {
    controlOf(this.#started()).stop();
  }

  #started(): string {
    if (this.#runId === undefined) {
      throw new Error('could not do that, because the scenario has no run; call start() first');
    }
    return this.#runId;
  }
}
