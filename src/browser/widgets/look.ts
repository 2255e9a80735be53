/** A control as it stands, and what the page says about how to fill it in. */
export interface Look {
  /** Local name of the element. */
  tag: string;
  /** `type` of the input that it is or holds; empty for others. */
  type: string;
  visible: boolean;
  enabled: boolean;
  readOnly: boolean;
  checked?: boolean;
  /** The text in it, or the label of what is chosen. */
  value: string;
  /** The text in its field alone. */
  typed: string;
  /** Whether text can be typed into it. */
  canType: boolean;
  /** Whether it has a native list of suggestions (`datalist`). */
  suggests: boolean;
  /** Whether it says that it opens something. */
  opens: boolean;
  expanded: boolean;
  placeholder: string;
  /** Placeholder, title, description and labels, where a format may be told. */
  hints: string[];
  pattern: string;
  /** Those of the candidates asked about that its pattern allows. */
  fits: string[];
  min: number | null;
  max: number | null;
  /** `aria-valuenow` and `aria-valuetext`. */
  now: number | null;
  nowText: string;
  /** Number of parts of one field that are set one by one (`role=spinbutton`). */
  segments: number;
  /** Language of the page there, `es-US`; empty when it does not say. */
  language: string;
}

/** One of several fields that make a date. */
export interface DatePart {
  part: 'year' | 'month' | 'day';
  kind: 'select' | 'text' | 'segment';
  /** Characters it has room for; 0 when unknown. */
  places: number;
}

/** Something that can be chosen and was asked for. */
export interface Match {
  label: string;
  value: string;
  disabled: boolean;
  selected: boolean;
  /** Whether the words are its whole label or value, not a part. */
  whole: boolean;
}

/** What there is to choose from. */
export interface Choices {
  labels: string[];
  /** For each of the wanted the one that is meant, null where there is none. */
  matches: (Match | null)[];
  selected: { label: string; value: string }[];
  /** Whether more than one may be chosen. */
  several: boolean;
  /** Whether it has a field of its own to search it, and that has the focus. */
  search: boolean;
}

/** A calendar that is open. */
export interface Calendar {
  /** On show now; months count from 1. */
  months: { year: number; month: number }[];
  /** What it has a list or a field of its own for: `year`, `month`. */
  asks: string[];
}
