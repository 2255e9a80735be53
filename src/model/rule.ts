/** Where a rule looks for its words: each is one kind of thing that a run sees. */
export const rulePlaces = [
  'address',
  'refusal',
  'console',
  'error',
  'dialog',
  'flag',
  'download',
  'failure',
] as const;
export type RulePlace = (typeof rulePlaces)[number];

/** What must never be seen in a run: a rule of the law, or of the house. */
export interface Rule {
  /** Name of its file without ending. */
  name: string;
  /** What it protects, one sentence. */
  about: string;
  /** Where it looks; everywhere without. */
  places?: readonly RulePlace[];
  /** Words of which none may be seen there, in whatever case. */
  never: readonly string[];
}
