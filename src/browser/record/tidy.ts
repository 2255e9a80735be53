import type { Deed } from './deed.ts';
import { CHECKED, FIELDS, PRESSED } from './roles.ts';
import { around } from './snapshot.ts';
import { spoken } from './words.ts';

/** Keys that move the focus or the caret, edit, or belong to the browser: what they did shows in what follows. */
const NOISE =
  /^(?:Shift\+)?Tab$|^(?:Control|Meta)(?:\+Shift)?\+(?:[acxzyrlwtnfp+-]|Arrow\w+|Home|End)$|^Alt\+(?:ArrowLeft|ArrowRight|Home)$|^F(?:5|11|12)$|^(?:CapsLock|NumLock|ContextMenu|Dead|Unidentified)$/i;
/** The same in a field of text. */
const IN_TEXT =
  /^(?:Shift\+|Control\+)*(?:Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown|Insert|Delete|Backspace)$/;

/** What is left of what a person did, without the movements that only led to it. */
export function tidy(deeds: readonly Deed[]): Deed[] {
  const passes = [
    withoutNoise,
    withoutLabels,
    withoutEchoes,
    withChoices,
    withoutOperating,
    withoutFocusing,
    withoutOpening,
    lastOfRuns,
  ];
  return passes.reduce<Deed[]>((left, pass) => pass(left), [...deeds]);
}

function withoutNoise(deeds: Deed[]): Deed[] {
  return deeds.filter(({ verb, value, control }) => {
    if (verb !== 'key') return true;
    return !NOISE.test(value) && !(IN_TEXT.test(value) && /^(?:textbox|searchbox)$/.test(control.role));
  });
}

/** Who presses a label presses what it belongs to, which is heard as well. */
function withoutLabels(deeds: Deed[]): Deed[] {
  return deeds.filter((deed, at) => {
    const next = deeds[at + 1];
    if (deed.verb !== 'press' || isControl(deed) || !next || !isControl(next)) return true;
    const words = spoken(deed.control.name).toLowerCase();
    return (
      next.heard.window !== deed.heard.window || !spoken(next.control.name).toLowerCase().includes(words)
    );
  });
}

/** A key that presses something is heard as a press too: of that control, or of the button that sends the form. */
function withoutEchoes(deeds: Deed[]): Deed[] {
  return deeds.flatMap((deed, at) => {
    const [before, next] = [deeds[at - 1], deeds[at + 1]];
    if (isPressingKey(deed) && next && isEcho(next)) {
      return isSame(deed, next)
        ? []
        : [{ ...deed, heard: { ...deed.heard, effects: next.heard.effects.concat('navigation') } }];
    }
    return isEcho(deed) && before && isPressingKey(before) && !isSame(deed, before) ? [] : [deed];
  });
}

function isPressingKey({ verb, value }: Deed): boolean {
  return verb === 'key' && /^(?:Enter|Space)$/.test(value);
}

function isEcho({ verb, heard }: Deed): boolean {
  return verb === 'press' && heard.act.clickCount === 0;
}

/** A list that was opened, filtered and pressed in is a choice. */
function withChoices(deeds: Deed[]): Deed[] {
  const left: Deed[] = [];
  for (const deed of deeds) {
    const isOption = deed.verb === 'press' && deed.control.role === 'option';
    const last = left.at(-1);
    let from = left.length;
    while (isOption && last && isOpening(left[from - 1], last)) from -= 1;
    const [opener] = left.splice(from);
    left.push(opener ? chosenFrom(opener, deed) : deed);
  }
  return left;
}

/** The choice of an option; what there was to choose is seen now. */
function chosenFrom({ control }: Deed, option: Deed): Deed {
  const { name, seen } = option.control;
  const list = seen?.inside;
  return { ...option, verb: 'choose', control: { ...control, ...(list ? { seen: list } : {}) }, value: name };
}

/** Whether it is a part of what opened the same list. */
function isOpening(deed: Deed | undefined, last: Deed): boolean {
  return deed?.control.role === 'combobox' && /^(?:press|fill|key)$/.test(deed.verb) && isSame(deed, last);
}

/** Keys that worked a control, such as arrows on a list, show in what it was given. */
function withoutOperating(deeds: Deed[]): Deed[] {
  return deeds.filter((deed, at) => {
    if (deed.verb !== 'key' || deed.heard.effects.length > 0) return true;
    const { role } = deed.control;
    if (role === 'combobox') return deeds[at - 1]?.verb !== 'fill' && !gives(nextOther(deeds, at));
    if (/^(?:radio|slider|spinbutton|listbox)$/.test(role)) return !gives(nextOther(deeds, at));
    return true;
  });
}

/** The next deed that is no key. */
function nextOther(deeds: readonly Deed[], at: number): Deed | undefined {
  return deeds.slice(at + 1).find(({ verb }) => verb !== 'key');
}

function gives(deed: Deed | undefined): boolean {
  return deed !== undefined && /^(?:fill|choose|check|uncheck)$/.test(deed.verb);
}

/** A press on a field that is given something next, or that somebody only passes on the way to another. */
function withoutFocusing(deeds: Deed[]): Deed[] {
  return deeds.filter((deed, at) => {
    const next = deeds[at + 1];
    if (deed.verb !== 'press' || !FIELDS.has(deed.control.role) || !next) return true;
    return !(isSame(deed, next) && next.verb !== 'press') && !isField(next);
  });
}

/** A press that brought up the browser's own window to choose a file. */
function withoutOpening(deeds: Deed[]): Deed[] {
  return deeds.filter((deed, at) => {
    const next = deeds[at + 1];
    return deed.verb !== 'press' || next?.verb !== 'upload' || deed.heard.effects.length > 0;
  });
}

/** Of several times in a row the last counts. */
function lastOfRuns(deeds: Deed[]): Deed[] {
  return deeds.filter((deed, at) => {
    const next = deeds[at + 1];
    return !next || !isSame(deed, next) || manner(deed) === undefined || manner(deed) !== manner(next);
  });
}

/** What it does to a control, where doing it again undoes that. */
function manner({ verb, heard }: Deed): string | undefined {
  if (verb === 'check' || verb === 'uncheck') return 'check';
  if (verb === 'choose') return heard.act.name === 'select' ? 'choose' : undefined;
  return verb === 'fill' || verb === 'upload' ? verb : undefined;
}

function isSame(one: Deed, other: Deed): boolean {
  return one.control.id === other.control.id && one.heard.window === other.heard.window;
}

function isField({ control, verb }: Deed): boolean {
  return FIELDS.has(control.role) || CHECKED.has(control.role) || verb === 'upload';
}

function isControl({ control: { role }, verb }: Deed): boolean {
  return PRESSED.has(role) || FIELDS.has(role) || verb === 'upload';
}

/** Whether a press met something that looks as if it could be pressed. */
export function isPressable({ control: { role, seen }, heard }: Deed): boolean {
  if (heard.effects.length > 0 || PRESSED.has(role) || FIELDS.has(role)) return true;
  if (!seen) return heard.act.selector !== 'html' && heard.act.selector !== 'body';
  return [seen, ...around(seen)].some(({ marks }) => marks.get('cursor') === 'pointer');
}
