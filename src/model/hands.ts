import type { Citizen } from './persona.ts';

/**
 * A citizen's hands and eyes: what steps are written in. `browser/` implements them on a real page; tests on none.
 * Every method waits as long as the citizen is patient and throws a StepFailure otherwise.
 */

/** What the citizen wants to do with a control; it decides which controls come into question. */
export type Intent = 'press' | 'fill' | 'check' | 'upload' | 'see';

/** A control as a person would say it: the name it shows, where on the page, which of several. */
export interface Wanted {
  intent: Intent;
  /** `Submit`, `State of residence`; or `css=…`, `role=…` to the letter. An upload without a name is the only one. */
  name?: string;
  /** Regions it lies in, the outermost first: a heading, a legend, a landmark, a dialog, a row; or `css=…`. */
  within?: readonly string[];
  /** The n-th of several, from 1 in the order of the page. */
  nth?: number;
}

/** What kind of control it is, native and ARIA widgets alike; it decides how a value is given. */
export type Widget =
  | 'text'
  | 'number'
  | 'date'
  | 'time'
  | 'date-parts'
  | 'slider'
  | 'editor'
  | 'select'
  | 'listbox'
  | 'combobox'
  | 'radio'
  | 'radio-group'
  | 'checkbox'
  | 'switch'
  | 'file'
  | 'drop-zone'
  | 'button'
  | 'link'
  | 'tab'
  | 'menu-item'
  | 'option'
  | 'other';

/** How a control stands now. */
export interface ControlState {
  visible: boolean;
  enabled: boolean;
  /** Of checkboxes, radio buttons and switches. */
  checked?: boolean;
  /** The text in it, or the label of what is chosen. */
  value: string;
}

/** One control that was found, in the citizen's hands. */
export interface Control {
  readonly widget: Widget;
  /** For a sentence: `button “Send”`. */
  readonly shown: string;
  /** Presses it, as a person would: a drawn checkbox by its label, a covered one when it is free. */
  press(): Promise<void>;
  /** Gives it a value as a person would: types, chooses the option of that label or value, sets the date. */
  give(value: string): Promise<void>;
  /** Checks or unchecks it; does nothing where it stands so already. */
  set(on: boolean): Promise<void>;
  /** Chooses a file, by the input, its button or by dropping it. */
  attach(file: string): Promise<void>;
  /** Presses a key while it has the focus: `Enter`, `Control+A`. */
  key(key: string): Promise<void>;
  state(): Promise<ControlState>;
}

/** A control of a form as somebody sees who is to fill it in. */
export interface Field {
  /** What it is called: label, legend, placeholder, name. */
  name: string;
  widget: Widget;
  /** `type` of a native input, `email`; empty for others. */
  type: string;
  /** Last token of `autocomplete`, such as `postal-code`; empty without. */
  autocomplete: string;
  /** The legend or label of the group it stands in, `Date of birth` of the field `Month`; absent without. */
  group?: string;
  /** Words that say how to fill it in: its description and placeholder, such as `MM/DD/YYYY`; absent without. */
  help?: string;
  /** Its author's words for it, `name` and `id`; a last resort to know what is meant. */
  hints: string;
  required: boolean;
  /** Nothing was given yet. */
  empty: boolean;
  /** Labels of what one can choose, without the placeholder option. */
  options: readonly string[];
  /** As the page states them; absent where it does not. */
  pattern?: string;
  min?: string;
  max?: string;
  step?: string;
  minLength?: number;
  maxLength?: number;
  /** Kinds of files it takes, as `accept` says. */
  accept?: string;
  /** What the page says is wrong with it, when it does. */
  error?: string;
}

/** A button as somebody sees who looks for the way on. */
export interface Button {
  /** What it shows: `Save and continue`. */
  name: string;
  /** It sends the form it belongs to, as `type=submit` does. */
  submits: boolean;
  /** It belongs to the form, dialog or frame in which something was given last. */
  here: boolean;
  /** It can be pressed now; one that waits for a valid form cannot yet. */
  enabled: boolean;
}

/** A document a citizen carries: an absolute path is that very file; a bare name is made for the citizen. */
export interface DocumentRequest {
  path: string;
  /** Exact size, in units of 1,000 bytes. */
  sizeKB?: number;
  /** How good it is, such as `good`, `corrupt`, `password`; as good as the citizen's persona makes it without. */
  quality?: string;
}

/** An answer of the service that the page got. */
export interface ServiceAnswer {
  /** Without query. */
  url: string;
  method: string;
  status: number;
  /** The body as text; empty where it could not be had. */
  body(): Promise<string>;
}

export interface Hands {
  readonly citizen: Citizen;
  /** Of the staff, who wait for work until they are let go. */
  readonly isStaff?: boolean;
  /** Goes to an address of the service, `/apply`. */
  visit(path: string): Promise<void>;
  /** The visible link to an address of the service, when there is one now. */
  linkTo(path: string): Promise<Control | undefined>;
  /** Finds a control. @throws StepFailure `control-not-found` or `control-ambiguous`, with what the page offers. */
  find(wanted: Wanted): Promise<Control>;
  /** How a control stands now; undefined where there is none of that name. Does not wait. */
  look(name: string): Promise<ControlState | undefined>;
  /** The controls of a form there are now, in the order of the page, each with its hands; all frames. */
  fields(within?: readonly string[]): Promise<readonly { field: Field; control: Control }[]>;
  /** The buttons there are to be seen now, in the order of the page, each with its hands; all frames. No links. */
  buttons(within?: readonly string[]): Promise<readonly { button: Button; control: Control }[]>;
  /** Presses a key wherever the focus is. */
  key(key: string): Promise<void>;
  refresh(): Promise<void>;
  back(): Promise<void>;
  /** Path of the page's address now, `/apply`. */
  path(): string;
  /** Whether the text is to be seen on the page or in a frame of it now. */
  reads(text: string, within?: readonly string[]): Promise<boolean>;
  /** Everything the page shows now, as text; frames included. */
  text(): Promise<string>;
  /** What the page says is wrong, where it says so in an alert; empty otherwise. */
  alerts(): Promise<string>;
  /** Answers to what the last steps caused, the latest first. */
  answers(): readonly ServiceAnswer[];
  /**
   * Waits until `unmet` gives undefined, while the page is busy and the citizen patient.
   * @param unmet what is not as it should be, in words.
   * @throws StepFailure `expectation-unmet` with the last of these words.
   */
  until(unmet: () => Promise<string | undefined>, options?: { patienceMs?: number }): Promise<void>;
  /** Waits until what was done so far has had its consequences: answers are in, the page is quiet. */
  settle(): Promise<void>;
  /** A number from 0 to below 1 that is always the same for this citizen and step. */
  chance(): number;
  /** Lets time pass, ms of real time. */
  sleep(ms: number): Promise<void>;
  /** What time it is for the citizen: simulated, ms since 1970. */
  now(): number;
  /** How long a simulated time takes in reality, ms. */
  realMs(simulatedMs: number): number;
  /** The file to upload: the one of the project, or one made for this citizen; gives its absolute path. */
  file(request: DocumentRequest): Promise<string>;
  /** Takes a picture for the record. */
  photograph(name: string): Promise<void>;
  /** What this citizen's steps remember for later ones; gone with the citizen. */
  readonly memory: Map<string, unknown>;
  /** Writes down what was given to which control, for the record. */
  note(control: string, value: string): void;
}
