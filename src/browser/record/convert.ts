import { deedOf, type Deed } from './deed.ts';
import type { Heard } from './heard.ts';
import { meaningOf } from './meaning.ts';
import { Order } from './order.ts';
import { personalIn } from './shapes.ts';
import { bareStep, stepOf, type RecordedStep } from './steps.ts';
import { isPressable, tidy } from './tidy.ts';
import { Typed, type Replaced } from './typed.ts';

/** What a person did, as a scenario says it. */
export interface Recording {
  steps: RecordedStep[];
  /** What was typed and is not in the steps. */
  replaced: readonly Replaced[];
  /** Fields whose text is in the steps as it was typed. */
  kept: readonly string[];
}

/** Day, month and year. */
const PARTS_OF_A_DATE = 3;

/**
 * What was heard, as steps: controls by the names that the page shows, templates in the place of what was typed and
 * looks personal, nothing that only led to something else.
 * @param start where the recording began.
 */
export function convert(heard: readonly Heard[], start: string): Recording {
  const typed = new Typed();
  const order = new Order();
  const steps: RecordedStep[] = [];
  let run: Deed[] = [];
  /** What a reader of the next step should know. */
  let ahead: string[] = [];
  const add = (more: readonly RecordedStep[]): void => {
    const [first, ...others] = more;
    if (!first) return;
    steps.push({ ...first, remarks: [...ahead, ...first.remarks] }, ...others);
    ahead = [];
  };
  const endRun = (): void => {
    add(stepsOf(tidy(run), typed));
    run = [];
  };
  const move = (how: string, url: string): void => {
    endRun();
    if (how !== 'visit') return add([bareStep(how, {})]);
    const { step, remarks } = visit(url, start);
    ahead.push(...remarks);
    if (step) add([{ step, remarks: [] }]);
  };
  move('visit', start);
  for (const one of heard) {
    const remarks = order.remarksOn(one);
    if (remarks.length > 0) endRun();
    ahead.push(...remarks);
    if (one.kind === 'move') move(one.how, one.url);
    const deed = one.kind === 'act' ? deedOf(one) : undefined;
    if (deed) run.push(deed);
  }
  endRun();
  return {
    steps: steps.map((step) => hidden(step, typed)),
    replaced: typed.replaced.map(({ field, template }) => ({ field: typed.hidden(field), template })),
    kept: typed.kept.map((field) => typed.hidden(field)),
  };
}

/** An address on the service; what stands behind it and looks personal is left out. */
function visit(url: string, start: string): { step?: RecordedStep['step']; remarks: readonly string[] } {
  const { origin, pathname, search, hash } = new URL(url);
  if (origin !== new URL(start).origin) {
    return { remarks: [`The person went to ${origin} here; a citizen stays with the service.`] };
  }
  const isPersonal = personalIn(readable(search + hash)).length > 0;
  return {
    ...bareStep('visit', { path: isPersonal ? pathname : pathname + search + hash }),
    remarks: isPersonal ? ['What stood behind the address looked personal and was left out.'] : [],
  };
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function stepsOf(deeds: readonly Deed[], typed: Typed): RecordedStep[] {
  const steps: RecordedStep[] = [];
  let missed: string[] = [];
  for (let at = 0; at < deeds.length; at += 1) {
    const deed = deeds[at];
    if (!deed) continue;
    const parts = deeds.slice(at, at + PARTS_OF_A_DATE);
    const { group } = deed.control;
    if (deed.verb === 'press' && !isPressable(deed)) {
      missed.push(...missedPress(deed));
      continue;
    }
    const isBirthday =
      parts.length === PARTS_OF_A_DATE && parts.every((part) => isPartOfBirthday(part, group));
    const { step, remarks } = isBirthday
      ? bareStep('fill', { field: group, value: typed.born(group) })
      : stepOf(deed, typed);
    if (isBirthday) at += PARTS_OF_A_DATE - 1;
    steps.push({ step, remarks: [...missed, ...remarks] });
    missed = [];
  }
  const last = steps.pop();
  return last ? [...steps, { ...last, remarks: [...last.remarks, ...missed] }] : [];
}

function isPartOfBirthday({ verb, control, heard }: Deed, group: string): boolean {
  const meaning = meaningOf(control.name, control.group, heard.facts);
  return (
    group !== '' &&
    control.group === group &&
    (verb === 'fill' || verb === 'choose') &&
    /^birth(?:Day|Month|Year)$/.test(meaning ?? '')
  );
}

/** A press on plain words or on nothing is left out; a reader may know better. */
function missedPress({ control: { name } }: Deed): string[] {
  if (/^(?:css|role)=/.test(name)) return [];
  return [`Left out: a press on “${name}”, which does not look like something to press.`];
}

/** A step without anything that was typed and tells who somebody is, wherever the page repeats it. */
function hidden({ step, remarks }: RecordedStep, typed: Typed): RecordedStep {
  const hide = (text: string): string => typed.hidden(text);
  const settings = Object.fromEntries(
    Object.entries(step.settings).map(([key, value]) => [
      key,
      typeof value === 'string' ? hide(value) : value,
    ]),
  );
  const { title } = bareStep(step.kind, settings).step;
  return {
    step: { ...step, settings, title, ...(step.within ? { within: step.within.map(hide) } : {}) },
    remarks: remarks.map(hide),
  };
}
