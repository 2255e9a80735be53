import { nearest, StepFailure, type Hands } from '../../model/index.ts';
import { calledBy, type Listed } from './listing.ts';
import type { FormMemory } from './memory.ts';

/** Why a form could not be filled in, in sentences. */

/** A field that wants what only a person has; undefined for others. */
export function cannotAnswer(hands: Hands, one: Listed): StepFailure | undefined {
  const { asks } = one.asked;
  const where = `“${calledBy(one)}” on ${hands.path()}`;
  if (asks === 'captcha') {
    return new StepFailure(
      'unexpected',
      `${where} is to tell people from programs, and a synthetic citizen is a program`,
      'ask the owner of the service for a switch or a test key that turns it off for rehearsals',
    );
  }
  if (asks !== 'oneTimeCode') return undefined;
  return new StepFailure(
    'unexpected',
    `${where} asks for a code that was sent to somebody, and a synthetic citizen gets no messages`,
    'ask the owner of the service for a fixed code for rehearsals, and give it with “fill”',
  );
}

/** Nobody could tell what to give. */
export function nothingToGive(hands: Hands, one: Listed): StepFailure {
  const { widget, accept } = one.field;
  const takes = accept === undefined || accept === '' ? '' : `; it takes ${accept}`;
  return new StepFailure(
    'unexpected',
    `could not tell what to give the ${widget} “${calledBy(one)}” on ${hands.path()}${takes}`,
    `say it: complete: { with: { "${one.field.name}": "…" } }, or give it with “fill” or “upload” before`,
  );
}

/** The page goes on complaining. */
export function refused(hands: Hands, one: Listed, { given }: FormMemory): StepFailure {
  const values = given.get(one.key) ?? [];
  const tried =
    values.length > 0 ? `was given ${values.map((value) => `“${value}”`).join(', then ')}` : 'is empty';
  return new StepFailure(
    'expectation-unmet',
    `“${calledBy(one)}” on ${hands.path()} ${tried}, and the page says “${one.field.error ?? ''}”`,
    `say what it takes: complete: { with: { "${one.field.name}": "…" } }`,
  );
}

/** Question upon question. */
export function stillAsking(hands: Hands, one: Listed): StepFailure {
  return new StepFailure(
    'unexpected',
    `the form on ${hands.path()} does not end: it still asks for “${calledBy(one)}”`,
    'fill in only a part of it: complete: { form: "a heading or a legend" }',
  );
}

/** An answer for a field that is not there. */
export function withoutField(hands: Hands, name: string, listed: readonly Listed[]): StepFailure {
  const names = listed.map(({ field }) => field.name);
  const [near] = nearest(name, names);
  return new StepFailure(
    'control-not-found',
    `“with” has an answer for “${name}”, but no field of that name is on ${hands.path()}; it has ${names.join(', ') || 'no fields'}`,
    near === undefined ? 'use the label that the page shows' : `did you mean “${near}”?`,
  );
}
