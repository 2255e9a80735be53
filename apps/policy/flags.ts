import type { Defect } from './rule-book.ts';

/** What planted defects switch on in services and pages, by names that the code asks for. */
export type Flags = ReadonlySet<string>;

/** The flags of these defects together. */
export function flagsOf(defects: readonly Defect[]): Flags {
  return new Set(defects.flatMap(({ flags }) => flags));
}
