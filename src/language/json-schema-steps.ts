import { faultWrapper } from './fault-forms.ts';
import { share, text, whole } from '../model/index.ts';
import { stepKindOf, stepWords } from '../steps/index.ts';
import { anyOf, shownBy, shownFields, strictGroup } from './json-schema-fields.ts';
import type { JsonSchema } from './json-schema-fields.ts';
import { MAX_STEPS } from './lengths.ts';
import { optionForms, optionsAbout } from './step-options.ts';
import { ALWAYS, canonicalSetting, otherStepWords, settingWords, stepOf } from './step-words.ts';

export const STEPS = { $ref: '#/definitions/steps' };
const STEP = { $ref: '#/definitions/step' };

const RATIO = shownBy(
  share,
  'how many of the citizens do it, an exact share of them; neighbours exclude each other',
);
const options = { ...shownFields(optionForms, optionsAbout), ratio: RATIO };
const optionRefs = Object.fromEntries(
  Object.keys(options).map((word) => [word, { $ref: `#/definitions/${word}` }]),
);
const { within, ratio } = optionRefs;

/** Lists of steps, and one step in all its forms. */
export function stepDefinitions(): Record<string, JsonSchema> {
  const words = [...stepWords, ...otherStepWords];
  const alone = stepWords.filter((word) => stepKindOf(word)?.settings.safeParse({}).success);
  return {
    ...options,
    steps: { type: 'array', minItems: 1, maxItems: MAX_STEPS, items: STEP },
    step: {
      anyOf: [
        { enum: alone, description: 'a step whose word says everything' },
        ...words.flatMap(formsOf),
        ...structures(),
      ],
    },
  };
}

/** A step with its word: with its main setting, or with all of them in a group; other settings may stand beside. */
function formsOf(word: string): JsonSchema[] {
  const kind = stepKindOf(stepOf(word) ?? '');
  if (!kind) return [];
  const description = `${kind.about}; for instance ${kind.example}`;
  const keys = settingWords(stepOf(word) ?? '');
  const shown = (shownBy(kind.settings)['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const settings = Object.fromEntries(keys.map((key) => [key, shown[canonicalSetting(word, key)] ?? {}]));
  const isEnough = kind.settings.safeParse({});
  const needed = (isEnough.error?.issues ?? []).flatMap(({ path: [key] }) =>
    typeof key === 'string' ? [key] : [],
  );
  const needs = (but?: string): JsonSchema => {
    const ways = needed
      .filter((key) => key !== but)
      .map((key) =>
        keys.filter((one) => canonicalSetting(word, one) === key).map((one) => ({ required: [one] })),
      );
    return ways.length === 0 ? {} : { allOf: ways.map(anyOf) };
  };
  const long = strictGroup(settings, [], needs());
  const group = anyOf([long, ...(isEnough.success ? [{ type: 'null' }] : [])]);
  const forms = [strictGroup({ [word]: { description, ...group }, ...optionRefs }, [word])];
  if (kind.main === undefined) return forms;
  const { [kind.main]: main, ...others } = settings;
  return [
    strictGroup({ ...others, ...optionRefs, [word]: { description, ...main } }, [word], needs(kind.main)),
    ...forms,
  ];
}

function structures(): JsonSchema[] {
  const times = {
    description: `how often the steps below are done; \`${ALWAYS}\`, last in a script of the staff: until they are let go`,
    ...anyOf([shownBy(whole(1, MAX_STEPS)), { const: ALWAYS }]),
  };
  const alternatives = { type: 'array', minItems: 1, items: { allOf: [STEP, { required: ['ratio'] }] } };
  const name = shownBy(text, 'a named action: one below “actions”, or a file in fixtures/actions/');
  return [
    strictGroup(
      { steps: STEPS, within, ratio },
      ['steps'],
      anyOf([{ required: ['within'] }, { required: ['ratio'] }]),
    ),
    strictGroup(
      { choose: { description: 'alternatives, each with its ratio', ...alternatives }, within, ratio },
      ['choose'],
    ),
    strictGroup({ repeat: times, steps: STEPS, within, ratio }, ['repeat', 'steps']),
    strictGroup({ repeat: strictGroup({ times, steps: STEPS }, ['times', 'steps']), within, ratio }, [
      'repeat',
    ]),
    strictGroup({ use: name, within, ratio, ...shownFields(faultWrapper) }, ['use']),
    // What stands beside it is the business of what it names.
    {
      type: 'object',
      properties: { action: name, within, ratio, ...shownFields(faultWrapper) },
      required: ['action'],
    },
  ];
}
