import type { Field } from '../../model/index.ts';
import { plain, says, spread } from './words.ts';

/** An answer that says nothing, or leads to a further question: taken when nothing else is left. */
const EVASIVE =
  /^(?:other|others|none|none of (?:the above|these)|not applicable|n a|unknown|not sure|no se|otr[oa]s?|ningun[oa]?|i do not know|i dont know|no lo se)\b|\b(?:prefer not|rather not|decline to|prefiero no|none of these apply)\b/;
const PLACEHOLDER = /^(?:$|select\b|choose\b|please\b|pick\b|seleccion|elija|escoja)/;
const YES = /^(?:yes|si|true|i agree|agree|i accept|accept|i do|acepto|de acuerdo)\b/;
const NO = /^(?:no|false|i do not|i disagree|disagree|not|rechazo)\b/;

/** Questions that an ordinary citizen answers with no, unless they are turned round by a “never” or a “not”. */
const ADVERSE =
  /\b(?:convict\w*|felony|crim\w*|arrest\w*|incarcerat\w*|prison|jail|fugitive|warrant|parole|probation|debar\w*|disqualif\w*|suspended|delinquen\w*|default\w*|overdue|owe|bankrupt\w*|fraud\w*|denied|revoked|fired|foreclos\w*|lawsuit|judgments?|terroris\w*|deport\w*|drugs?|condena\w*|delitos?|deudas?|debe|quiebra|negad[oa]s?|suspendid[oa]s?)\b/;
const TURNED = /\b(?:never|not|nunca|no he|jamas)\b/;

/**
 * The options in the order in which a citizen would take them: those that say what they are, for a question of yes or
 * no the answer of an ordinary citizen (no to what counts against one, else yes), then the others as chance has it, and
 * last those that say nothing.
 * @param wanted what the citizen is, in every way it may be written.
 */
export function optionsFor(
  { name, options, group = '' }: Field,
  wanted: readonly string[],
  chance: number,
): string[] {
  const real = options.filter((option) => !PLACEHOLDER.test(plain(option)));
  const own = wanted.flatMap((value) => optionFor(value, real) ?? []);
  const speaking = real.filter((option) => !EVASIVE.test(plain(option)));
  const usual = isYesOrNo(real)
    ? [speaking.find((option) => answers(option, !isAdverse(`${group} ${name}`)))]
    : [];
  const start = Math.floor(spread(chance, name) * speaking.length);
  const others = [...speaking.slice(start), ...speaking.slice(0, start), ...real];
  return [...new Set([...own, ...usual, ...others])].filter((option) => option !== undefined);
}

/** Whether it is an answer that says nothing. */
export function isEvasive(option: string): boolean {
  return EVASIVE.test(plain(option));
}

function answers(option: string, yes: boolean): boolean {
  return (yes ? YES : NO).test(plain(option));
}

function isYesOrNo(options: readonly string[]): boolean {
  return options.some((option) => answers(option, true)) && options.some((option) => answers(option, false));
}

function isAdverse(question: string): boolean {
  const words = plain(question);
  return ADVERSE.test(words) && !TURNED.test(words);
}

/** The option that says a value: the same words; a range it lies in; the shortest that has it among its words. */
function optionFor(value: string, options: readonly string[]): string | undefined {
  const words = plain(value);
  if (words === '') return undefined;
  const number = Number(value);
  return (
    options.find((option) => option.trim() === value) ??
    options.find((option) => plain(option) === words) ??
    (Number.isNaN(number) ? undefined : options.find((option) => isRangeWith(option, number))) ??
    options
      .filter((option) => (words.length > 2 ? says(plain(option), words) : hasCode(option, value)))
      .toSorted((a, b) => a.length - b.length)[0]
  );
}

/** “OH – Ohio” has the code OH, “or” in a sentence is no Oregon. */
function hasCode(option: string, code: string): boolean {
  return option.split(/[^\p{L}\p{N}]+/u).includes(code);
}

/** `18–24`, `$25,000 to $49,999`, `under 18`, `65 or older`, `5+`. */
function isRangeWith(option: string, value: number): boolean {
  const [first, second, third] = (option.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((n) =>
    Number(n.replaceAll(',', '')),
  );
  if (first === undefined || third !== undefined) return false;
  if (second !== undefined) return first <= value && value <= second;
  if (/\b(?:under|less|below|up to|or (?:less|fewer|younger|under)|menos|hasta|menor)\b/i.test(option)) {
    return /\b(?:under|less than|below|menos de|menor)\b/i.test(option) ? value < first : value <= first;
  }
  return /\+|\b(?:over|more|above|older|m[aá]s|mayor)\b/i.test(option) && value >= first;
}
