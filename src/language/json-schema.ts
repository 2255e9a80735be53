import type { z } from 'zod';
import { text } from '../model/index.ts';
import { anyOf, shownBy, strictGroup } from './json-schema-fields.ts';
import type { JsonSchema } from './json-schema-fields.ts';
import { checkDefinition, faultDefinition } from './json-schema-gates.ts';
import { stepDefinitions, STEPS } from './json-schema-steps.ts';
import { MOST_GROUPS, staffCount } from './read-staff.ts';
import { topKeys, topWords } from './top-keys.ts';
import type { TopName } from './top-keys.ts';

/** Keys that are lists with readers of their own. */
const LISTS: Partial<Record<TopName, JsonSchema>> = {
  script: STEPS,
  staff: {
    type: 'array',
    minItems: 1,
    maxItems: MOST_GROUPS,
    items: strictGroup(
      {
        persona: shownBy(text, 'who they are: a file in `personas/`, or a role'),
        users: shownBy(staffCount, 'how many of them there are'),
        script: STEPS,
      },
      ['persona', 'script'],
    ),
  },
  actions: { type: 'object', additionalProperties: STEPS, minProperties: 1 },
  checks: { type: 'array', items: { $ref: '#/definitions/check' } },
  faults: { type: 'array', items: { $ref: '#/definitions/fault' } },
};

/**
 * The JSON Schema of a scenario, for editors: made from the schemas that the reader uses, so that both say the same. It
 * knows every form of the language but one-line items, which are no YAML. Where a name may be that of a file, it takes
 * any name.
 */
export function scenarioSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A scenario of HMS-ESR',
    ...strictGroup(Object.fromEntries(topWords.map((word) => [word, shownKey(word)])), []),
    // How many citizens come must be said somehow.
    ...anyOf([...waysToSay('users'), ...waysToSay('profile'), ...waysToSay('rate')]),
    definitions: { ...stepDefinitions(), check: checkDefinition(), fault: faultDefinition() },
  };
}

/** A key by one of its words; several rows of the table are several things that it may say. */
function shownKey(word: string): JsonSchema {
  const rows = names.flatMap((name) => rowsOf(name).map((row) => ({ name, ...row })));
  const said = rows.filter(({ words }) => words.includes(word));
  return {
    description: [...new Set(said.map(({ about }) => about))].join('; or '),
    ...anyOf(said.map(({ name, form }) => (form ? shownBy(form) : (LISTS[name] ?? {})))),
  };
}

function waysToSay(name: TopName): JsonSchema[] {
  return rowsOf(name).flatMap(({ words, form }) =>
    words.map((word) => ({ required: [word], ...(form ? { properties: { [word]: shownBy(form) } } : {}) })),
  );
}

const names = Object.keys(topKeys) as TopName[];

function rowsOf(name: TopName): readonly { words: readonly string[]; form?: z.ZodType; about: string }[] {
  return topKeys[name];
}
