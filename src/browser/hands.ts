import type { Page } from 'playwright';
import {
  chances,
  StepFailure,
  type Album,
  type Button,
  type Citizen,
  type Control,
  type ControlState,
  type DocumentRequest,
  type Field,
  type Gate,
  type Hands,
  type ReadyStep,
  type ServiceAnswer,
  type Wanted,
} from '../model/index.ts';
import {
  alertsOf,
  buttonsOf,
  fieldsOf,
  findControl,
  glanceAt,
  linkTo,
  reads,
  textOf,
  type Found,
} from './finder/index.ts';
import { guarded } from './guarded.ts';
import { goAndSettle } from './fault-proxy/index.ts';
import { throwIfStopped, type Patience } from './patience.ts';
import { withoutQuery } from './traffic.ts';
import { mannerOf } from './traits/index.ts';
import { controlOf } from './widgets/index.ts';

const POLL_MS = 50;

/** What one step of one citizen has to work with. */
export interface HandsOptions {
  step: ReadyStep;
  citizen: Citizen;
  /** What is given to a control, and which address is visited, goes through it. */
  gate: Gate;
  /** The window the citizen looks at now. */
  page: () => Page;
  /** Whether that window is as the browser opened it: empty. */
  untouched: () => boolean;
  /** Address of the service, without a slash at the end. */
  baseUrl: string;
  patience: Patience;
  signal: AbortSignal;
  answers: () => readonly ServiceAnswer[];
  memory: Map<string, unknown>;
  given: { control: string; value: string }[];
  file: (request: DocumentRequest) => Promise<string>;
  timeWarp: number;
  /** Simulated time, ms since 1970. */
  simulatedNow: () => number;
  /** Waits until what was done so far has had its consequences. */
  settle: () => Promise<void>;
  album?: Album | undefined;
}

/** A citizen's hands on a real page, for one step. */
export class PageHands implements Hands {
  readonly #options: HandsOptions;
  readonly #chance: () => number;

  constructor(options: HandsOptions) {
    this.#options = options;
    this.#chance = chances(options.step.luck ?? 0);
  }

  get citizen(): Citizen {
    return this.#options.citizen;
  }

  get isStaff(): boolean {
    return this.#options.step.staff !== undefined;
  }

  get memory(): Map<string, unknown> {
    return this.#options.memory;
  }

  async visit(path: string): Promise<void> {
    const { baseUrl, gate, patience } = this.#options;
    const url = gate.visited(/^https?:/.test(path) ? path : new URL(path, `${baseUrl}/`).href);
    const page = this.#page;
    const go = () => page.goto(url, { timeout: patience.left(), waitUntil: 'load' });
    const response = await goAndSettle(page, go);
    patience.renew();
    if (!response || response.status() < 400) return;
    throw new StepFailure(
      'error-page',
      `${withoutQuery(url)} answered with status ${response.status()}`,
      'check the address in the scenario, or what the service’s log says about it',
    );
  }

  async linkTo(path: string): Promise<Control | undefined> {
    // Nobody put anything there yet, and a look into it would cost as much CPU as one into the page that comes.
    if (this.#options.untouched()) return undefined;
    const found = await linkTo(this.#page, this.#options.baseUrl, path);
    return found && this.#inHand(found);
  }

  async find(wanted: Wanted): Promise<Control> {
    const found = await findControl(this.#page, this.#aimed(wanted), this.#options.patience);
    return this.#inHand(found, wanted.name === undefined ? [] : [wanted.name]);
  }

  async look(name: string): Promise<ControlState | undefined> {
    try {
      const wanted = this.#aimed({ intent: 'see', name });
      const found = await glanceAt(this.#page, wanted, this.#options.patience);
      return found && (await this.#inHand(found).state());
    } catch (error) {
      // A selector that cannot be read is no control either.
      if (error instanceof StepFailure && error.code === 'control-not-found') return undefined;
      throw error;
    }
  }

  async fields(within: readonly string[] = []): Promise<{ field: Field; control: Control }[]> {
    const all = await fieldsOf(this.#page, [...(this.#options.step.within ?? []), ...within]);
    return all.map(({ field, found }) => ({ field, control: this.#inHand(found, labelsOf(field)) }));
  }

  async key(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async refresh(): Promise<void> {
    await this.#page.reload({ timeout: this.#options.patience.left(), waitUntil: 'load' });
    this.#options.patience.renew();
  }

  async back(): Promise<void> {
    await this.#page.goBack({ timeout: this.#options.patience.left(), waitUntil: 'load' });
    this.#options.patience.renew();
  }

  path(): string {
    const url = this.#page.url();
    return URL.canParse(url) && url.startsWith('http') ? new URL(url).pathname : url;
  }

  reads(text: string, within: readonly string[] = []): Promise<boolean> {
    return reads(this.#page, text, [...(this.#options.step.within ?? []), ...within]);
  }

  text(): Promise<string> {
    return textOf(this.#page);
  }

  alerts(): Promise<string> {
    return alertsOf(this.#page);
  }

  answers(): readonly ServiceAnswer[] {
    return this.#options.answers();
  }

  async until(
    unmet: () => Promise<string | undefined>,
    { patienceMs }: { patienceMs?: number } = {},
  ): Promise<void> {
    const { patience } = this.#options;
    if (patienceMs !== undefined) patience.grant(patienceMs - patience.patienceMs);
    for (;;) {
      const worthWaiting = patience.worthWaiting();
      const sentence = await unmet();
      if (sentence === undefined) return;
      if (!worthWaiting) {
        const alerts = await alertsOf(this.#page);
        throw new StepFailure(
          'expectation-unmet',
          alerts ? `${sentence}; the page says “${alerts}”` : sentence,
        );
      }
      await this.#page.waitForTimeout(POLL_MS);
    }
  }

  async settle(): Promise<void> {
    await this.#options.settle();
    this.#options.patience.renew();
  }

  now(): number {
    return this.#options.simulatedNow();
  }

  async buttons(within: readonly string[] = []): Promise<{ button: Button; control: Control }[]> {
    const all = await buttonsOf(this.#page, [...(this.#options.step.within ?? []), ...within]);
    return all.map(({ button, found }) => ({ button, control: this.#inHand(found) }));
  }

  chance(): number {
    return this.#chance();
  }

  async sleep(ms: number): Promise<void> {
    const { patience, signal } = this.#options;
    patience.grant(ms);
    throwIfStopped(signal);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
    throwIfStopped(signal);
  }

  realMs(simulatedMs: number): number {
    return simulatedMs / this.#options.timeWarp;
  }

  file(request: DocumentRequest): Promise<string> {
    return this.#options.file(request);
  }

  async photograph(name: string): Promise<void> {
    const place = this.#options.album?.(name);
    if (!place) return;
    await this.#page.screenshot({ path: place.file, timeout: this.#options.patience.left() });
    this.note('picture', place.shown);
  }

  note(control: string, value: string): void {
    this.#options.given.push({ control, value });
  }

  get #page(): Page {
    return this.#options.page();
  }

  /** What the step itself says about where: it holds for everything that the step looks for. */
  #aimed(wanted: Wanted): Wanted {
    const { within = [], nth } = this.#options.step;
    const regions = [...within, ...(wanted.within ?? [])];
    return {
      ...wanted,
      ...(regions.length > 0 ? { within: regions } : {}),
      ...(wanted.nth === undefined && nth !== undefined ? { nth } : {}),
    };
  }

  #inHand(found: Found, labels: readonly string[] = []): Control {
    const { patience, gate, step, citizen } = this.#options;
    const place = { page: this.#page, patience, shownPath: () => withoutQuery(this.#page.url()) };
    const ungated = controlOf(found, {
      ...place,
      ...mannerOf({ ...place, persona: citizen.persona, step: step.kind }),
      note: (what, value) => this.note(what, value),
    });
    const control = guarded(ungated, { gate, labels, step });
    const renewing =
      <A extends unknown[]>(act: (...args: A) => Promise<void>) =>
      async (...args: A): Promise<void> => {
        await act(...args);
        patience.renew();
      };
    return {
      widget: control.widget,
      shown: control.shown,
      press: renewing(() => control.press()),
      give: renewing((value: string) => control.give(value)),
      set: renewing((on: boolean) => control.set(on)),
      attach: renewing((file: string) => control.attach(file)),
      key: renewing((key: string) => control.key(key)),
      state: () => control.state(),
    };
  }
}

/** Everything that says what a field is for. */
function labelsOf({ name, group = '', hints, autocomplete }: Field): string[] {
  return [`${group} ${name}`.trim(), hints, autocomplete].filter(Boolean);
}
