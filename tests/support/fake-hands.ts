import {
  StepFailure,
  type Button,
  type Citizen,
  type Control,
  type Field,
  type Hands,
  type ServiceAnswer,
} from '../../src/model/index.ts';
import { stepKindOf } from '../../src/steps/index.ts';
import { citizenNumber } from './people.ts';
import { ready, type Written } from './steps.ts';

/** A field of a form in memory. */
export interface FakeField extends Partial<Omit<Field, 'empty' | 'error'>> {
  name: string;
  /** What is in it; a label of its options where it has some. */
  value?: string;
  /** What the page says to a value, undefined where it takes it. */
  refuses?: (value: string) => string | undefined;
  /** Whether it is there now. */
  when?: () => boolean;
  /** What happens when it is pressed. */
  press?: () => void;
  /** What the page says at first. */
  error?: string;
}

export interface FakeButton extends Partial<Button> {
  name: string;
  press?: () => void;
}

/** A page in memory: everything may change while a citizen is at it. */
export interface FakePage {
  path: string;
  text: string;
  alert: string;
  fields: FakeField[];
  buttons: FakeButton[];
  answers: ServiceAnswer[];
  /** Whether the page complains as soon as something was given; else when `complain` is called. */
  live: boolean;
  /** Called each time a citizen waits: what happens meanwhile. */
  meanwhile: (time: number) => void;
  onRefresh: () => void;
}

/** A citizen at a page in memory, with everything they did. */
export interface FakeVisit {
  page: FakePage;
  hands: Hands;
  citizen: Citizen;
  /** What was done, in order: `give Name Ada Example`, `press Send`. */
  did: string[];
  noted: Record<string, string>;
  does(written: Written): Promise<void>;
  /** The page says what it has against what stands in its fields, also in required ones that are empty. */
  complain(): void;
  valueOf(name: string): string | undefined;
}

const TIMES = 5;

export function visitFake(
  parts: Partial<FakePage>,
  {
    chance = 0.4,
    timeWarp = 1,
    citizen = citizenNumber(1),
    isStaff = false,
  }: { chance?: number; timeWarp?: number; citizen?: Citizen; isStaff?: boolean } = {},
): FakeVisit {
  const page: FakePage = {
    path: '/apply',
    text: '',
    alert: '',
    fields: [],
    buttons: [],
    answers: [],
    live: false,
    meanwhile: () => undefined,
    onRefresh: () => undefined,
    ...parts,
  };
  const did: string[] = [];
  const noted: Record<string, string> = {};
  let now = Date.parse('2026-11-20T15:00:00Z');
  let waited = 0;

  const complaintOf = ({ value = '', required, refuses }: FakeField): string | undefined =>
    value === '' ? (required ? 'is required' : undefined) : refuses?.(value);
  const put = (field: FakeField, verb: string, value: string): void => {
    did.push(`${verb} ${field.name} ${value}`);
    field.value = value;
    if (!page.live) return;
    const complaint = complaintOf(field);
    if (complaint === undefined) delete field.error;
    else field.error = complaint;
  };
  const handOf = (name: string, widget: Control['widget'], own: Partial<Control>): Control => ({
    widget,
    shown: `${widget} “${name}”`,
    press: () => Promise.reject(new Error(`${name} is not to be pressed`)),
    give: () => Promise.reject(new Error(`${name} takes nothing`)),
    set: () => Promise.reject(new Error(`${name} has no tick`)),
    attach: () => Promise.reject(new Error(`${name} takes no file`)),
    key: (key) => done(did.push(`key ${name} ${key}`)),
    state: () => Promise.resolve({ visible: true, enabled: true, value: '' }),
    ...own,
  });
  const controlOf = (field: FakeField): Control =>
    handOf(field.name, field.widget ?? 'text', {
      press: () => {
        did.push(`press ${field.name}`);
        return done(field.press?.());
      },
      give: (value) => done(put(field, 'give', value)),
      set: (on) => done(put(field, 'set', on ? 'on' : '')),
      attach: (file) => done(put(field, 'attach', file)),
      state: () => Promise.resolve({ visible: true, enabled: true, value: field.value ?? '' }),
    });
  const buttonOf = (button: FakeButton): Control =>
    handOf(button.name, 'button', {
      press: () => {
        did.push(`press ${button.name}`);
        return done(button.press?.());
      },
    });
  const shown = (): FakeField[] => page.fields.filter(({ when }) => when?.() ?? true);
  const inRegions = (regions: readonly string[], group?: string): boolean =>
    regions.every((region) => region === group);

  const hands: Hands = {
    citizen,
    isStaff,
    memory: new Map(),
    visit: (path) => {
      did.push(`visit ${path}`);
      page.path = path;
      return Promise.resolve();
    },
    linkTo: () => Promise.resolve(undefined),
    find: async ({ name = '', nth }) => {
      const fields = shown()
        .filter((one) => one.name === name)
        .map(controlOf);
      const found = [...fields, ...page.buttons.filter((one) => one.name === name).map(buttonOf)];
      const [control] = nth === undefined ? found : found.slice(nth - 1);
      if (!control) throw new StepFailure('control-not-found', `no control called “${name}”`);
      if (nth === undefined && found.length > 1)
        throw new StepFailure('control-ambiguous', `several “${name}”`);
      return control;
    },
    look: async (name) => {
      const some = [...shown(), ...page.buttons].filter((one) => one.name === name);
      if (some.length > 1) throw new StepFailure('control-ambiguous', `several “${name}”`);
      return some[0] && { visible: true, enabled: true, value: '' };
    },
    fields: (within = []) =>
      Promise.resolve(
        shown()
          .filter(({ group }) => inRegions(within, group))
          .map((field) => ({ field: fieldOf(field), control: controlOf(field) })),
      ),
    buttons: () =>
      Promise.resolve(
        page.buttons.map((button) => ({
          button: { submits: false, here: false, enabled: true, ...button },
          control: buttonOf(button),
        })),
      ),
    key: (key) => done(did.push(`key ${key}`)),
    refresh: () => {
      did.push('refresh');
      return new Promise((resolve) => resolve(page.onRefresh()));
    },
    back: () => done(did.push('back')),
    path: () => page.path,
    reads: (text) => Promise.resolve(page.text.includes(text)),
    text: () => Promise.resolve(page.text),
    alerts: () => Promise.resolve(page.alert),
    answers: () => page.answers,
    until: async (unmet) => {
      let sentence = await unmet();
      for (let time = 1; sentence !== undefined; time++) {
        if (time > TIMES) throw new StepFailure('expectation-unmet', sentence);
        page.meanwhile((waited += 1));
        sentence = await unmet();
      }
    },
    settle: () => done(page.meanwhile((waited += 1))),
    chance: () => chance,
    sleep: (ms) => {
      did.push(`sleep ${ms}`);
      now += ms * timeWarp;
      return done(page.meanwhile((waited += 1)));
    },
    now: () => now,
    realMs: (simulatedMs) => simulatedMs / timeWarp,
    file: ({ path }) => Promise.resolve(`/made/${path}`),
    photograph: () => Promise.resolve(),
    note: (control, value) => void (noted[control] = value),
  };
  return {
    page,
    hands,
    citizen,
    did,
    noted,
    does: async (written) => {
      const { kind, settings } = ready(written);
      await stepKindOf(kind)?.do(hands, settings);
    },
    complain: () => {
      for (const field of shown()) {
        const complaint = complaintOf(field);
        if (complaint === undefined) delete field.error;
        else field.error = complaint;
      }
    },
    valueOf: (name) => page.fields.find((field) => field.name === name)?.value,
  };
}

/** As the citizen sees it. */
function fieldOf({ value = '', refuses: _refuses, when: _when, press: _press, ...stated }: FakeField): Field {
  return {
    widget: 'text',
    type: '',
    autocomplete: '',
    hints: '',
    required: false,
    options: [],
    ...stated,
    empty: value === '',
  };
}

/** A field for tests that need no page. */
export function aField(stated: Omit<FakeField, 'refuses' | 'when'>): Field {
  return fieldOf(stated);
}

function done(_result: unknown): Promise<void> {
  return Promise.resolve();
}
