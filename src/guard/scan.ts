import { advice } from './advice.ts';
import { decoded, type Decoded } from './decode.ts';
import { detectors } from './detectors/index.ts';
import type { Candidate, Finding } from './finding.ts';
import { masked } from './finding.ts';
import type { Ledger } from './ledger.ts';
import { plainTypography } from './typography.ts';

/** What is known besides the text. */
export interface ScanOptions {
  /** Values that were generated for citizens: they pass. */
  ledger?: Ledger;
  /** Values that somebody declared as nobody's: they pass too. */
  declared?: Ledger;
  /** What the text was typed or sent as: the name of a field, a key, a column. Digits alone mean little without. */
  label?: string;
}

/** A text without digits and without `@` has nothing that any detector looks for. */
const WORTH_A_LOOK = /[\d@\uff10-\uff20]/;

/**
 * Finds values that could belong to a real person: outside the ranges that are never issued or kept for fiction, not
 * generated and not declared. What each form is, and what is safe, is said by its detector.
 *
 *     scan('SSN 219-09-9999')                       []  (published as nobody's)
 *     scan('202-456-1…')                            [{ kind: 'phone', value: '***-***-**11', … }]
 *     scan('487953…')                               []  (a number of anything)
 *     scan('487953…', { label: 'ssn' })             [{ kind: 'ssn', … }]
 *
 * @returns in the order of the text; of several forms that the same characters have, the likeliest.
 */
export function scan(text: string, options: ScanOptions = {}): Finding[] {
  if (!WORTH_A_LOOK.test(text)) return [];
  const plain = decoded(text);
  const searched = { text: plainTypography(plain.text), label: options.label ?? '' };
  const found: Candidate[] = [];
  const taken = new Set<number>();
  for (const detector of detectors) {
    for (const candidate of detector(searched)) if (take(candidate, taken)) found.push(candidate);
  }
  // A generated value is one as a whole: its pieces are no findings in a field of another name.
  if (found.length > 0 && isKnown({ text: searched.text }, options)) return [];
  return found
    .filter((one) => !isKnown(one, options))
    .toSorted((a, b) => a.index - b.index)
    .map((one) => ({
      kind: one.kind,
      value: masked(one),
      ...spanOf(plain, one),
      why: advice[one.kind].why,
      hint: advice[one.kind].hint,
    }));
}

/** Whether it was generated or declared. */
function isKnown(one: Pick<Candidate, 'text' | 'aliases'>, { ledger, declared }: ScanOptions): boolean {
  return ledger?.has(one) === true || declared?.has(one) === true;
}

/** Where it stands in the text as it was before decoding. */
function spanOf(plain: Decoded, { index, text }: Candidate): Pick<Finding, 'index' | 'length'> {
  const begin = plain.origin(index);
  return { index: begin, length: plain.origin(index + text.length) - begin };
}

/** Takes the characters of a candidate, unless one of them is another's already. */
function take({ index, text }: Candidate, taken: Set<number>): boolean {
  const places = Array.from({ length: text.length }, (_, i) => index + i);
  if (places.some((place) => taken.has(place))) return false;
  for (const place of places) taken.add(place);
  return true;
}
