import { parseTemplate, templateNames } from '../../model/index.ts';
import type { Deed } from './deed.ts';
import { isTelling, meaningOf, templateOf, type Meaning } from './meaning.ts';
import { personalIn } from './shapes.ts';
import type { Seen } from './snapshot.ts';

/** A field, and what stands in the place of what was typed into it. */
export interface Replaced {
  field: string;
  template: string;
}

/** Shorter ones identify nobody, and stand in everything, characters. */
const SHORTEST = 3;
/** A list that has these has all states. */
const SOME_STATES = ['Alabama', 'Ohio', 'Wyoming'];
const BIRTHDAY = '{{ citizen.birthDate }}';

/** Keeps what was typed out of the scenario: templates stand in its place. */
export class Typed {
  readonly replaced: Replaced[] = [];
  /** Fields whose text stays as it was typed. */
  readonly kept: string[] = [];
  /** What was typed somewhere and tells who somebody is, with its template. */
  readonly #telling = new Map<string, string>();

  /** What is written for something typed into a field. */
  given({ control: { name, group }, value, heard: { facts } }: Deed): string {
    const meaning = meaningOf(name, group, facts);
    if (value.trim() === '') return value;
    if (meaning !== undefined) return this.#replace(name, value, meaning);
    // It may have been a password: nobody could look.
    return facts ? this.#pieces(name, value) : this.#tell(name, '{{ random.word }}');
  }

  /** What is written for an option chosen from a list: a choice is nobody’s, but where one lives and was born is. */
  chosen({ control: { name, group, seen }, value, heard: { facts } }: Deed): string {
    const meaning = meaningOf(name, group, facts);
    return meaning !== undefined && isForAll(meaning, value, seen)
      ? this.#replace(name, value, meaning)
      : value;
  }

  /** The birthday, for a group of fields that asks for its parts. */
  born(group: string): string {
    return this.#tell(group, BIRTHDAY);
  }

  /** What was answered to a question of the browser’s own. */
  answered(message: string, text: string): string {
    const meaning = meaningOf(message, '', undefined);
    if (text.trim() === '') return text;
    return meaning === undefined ? this.#pieces(message, text) : this.#replace(message, text, meaning);
  }

  /** A text with templates in the place of everything that was typed somewhere and tells who somebody is. */
  hidden(text: string): string {
    // The longest first, since a name may be a part of an address.
    const telling = [...this.#telling].toSorted(([one], [other]) => other.length - one.length);
    return telling.reduce(
      (left, [value, template]) => inWords(left, (words) => words.replace(asWhole(value), () => template)),
      withoutBraces(text),
    );
  }

  #replace(field: string, value: string, meaning: Meaning): string {
    const template = templateOf(meaning, value);
    if (isTelling(meaning)) this.#look(value, template);
    const words = value.trim().split(/\s+/);
    if ((meaning === 'fullName' || meaning === 'cardName') && words.length > 1) {
      this.#look(words[0] ?? '', '{{ citizen.givenName }}');
      this.#look(words.at(-1) ?? '', '{{ citizen.familyName }}');
    }
    return this.#tell(field, template);
  }

  /** A text of no known meaning: pieces that look personal are replaced. */
  #pieces(field: string, value: string): string {
    const pieces = personalIn(value);
    if (pieces.length === 0 && !this.kept.includes(field)) this.kept.push(field);
    return pieces.reduce((left, { text, template }) => {
      this.#look(text, template);
      return left.replace(text, () => this.#tell(field, template));
    }, value);
  }

  #look(value: string, template: string): void {
    const known = value.trim();
    if (known.length >= SHORTEST && !this.#telling.has(known)) this.#telling.set(known, template);
  }

  #tell(field: string, template: string): string {
    const isKnown = this.replaced.some((one) => one.field === field && one.template === template);
    if (!isKnown) this.replaced.push({ field, template });
    return template;
  }
}

/** Whether a list has what every citizen would choose. */
function isForAll(meaning: Meaning, value: string, list: Seen | undefined): boolean {
  const options = list?.parts.map(({ name }) => name) ?? [];
  if (meaning === 'state') return SOME_STATES.every((state) => options.includes(state));
  if (meaning === 'birthYear') return true;
  // Citizens’ days and months are numbers without a zero before them.
  return (meaning === 'birthDay' || meaning === 'birthMonth') && /^[1-9]\d?$/.test(value);
}

/** A value where it stands as words of its own, also in capitals. */
function asWhole(value: string): RegExp {
  const forms = [value, value.toUpperCase(), ...(value.includes('@') ? [value.toLowerCase()] : [])];
  const escaped = [...new Set(forms)].map((form) => form.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`, 'gu');
}

/** A text with something done to all of it but its templates. */
function inWords(text: string, change: (words: string) => string): string {
  return parseTemplate(text)
    .map((part) => ('name' in part ? `{{ ${part.name} }}` : change(part.text)))
    .join('');
}

/** A text without braces of the page’s own, which would be taken for a template. */
function withoutBraces(text: string): string {
  const named = text.replace(/\{{2,}\s*([^{}]*?)\s*\}{2,}/g, (all, name: string) =>
    templateNames.includes(name) ? all : `{ ${name} }`,
  );
  return inWords(named, (words) => words.replace(/\{{2,}/g, '{').replace(/\}{2,}/g, '}'));
}
