import { metricNames } from '../model/index.ts';
import { checkForms, filterFields, modifiers } from './check-forms.ts';
import { EXPRESSION } from './expression.ts';
import { faultForms, faultWrapper } from './fault-forms.ts';
import { anyOf, shownBy, shownFields, strictGroup } from './json-schema-fields.ts';
import type { JsonSchema } from './json-schema-fields.ts';

/** A check: a word, a word with its target, or an expression. */
export function checkDefinition(): JsonSchema {
  const expression = {
    type: 'string',
    pattern: EXPRESSION.replace('[<>=!≤≥]+', '<=?|>=?|≤|≥'),
    description: `a metric, in braces what of the run, an operator and a figure; metrics are ${metricNames.join(', ')}`,
    examples: ['latency_p95_ms < 2000', 'success_rate > 95%', 'latency_p95_ms{service="grants"} < 800'],
  };
  const forms = Object.entries(checkForms);
  const beside = shownFields(modifiers, {
    abort_on_fail: 'ends the run as soon as this is red',
    grace: 'not in the first time of the run, with abort_on_fail',
    min_sample: 'with fewer values it is not proven',
  });
  const alone = forms.filter(([, { target }]) => !target).map(([type]) => type);
  return {
    anyOf: [
      { enum: alone },
      ...forms.map(([type, { target, filters }]) =>
        strictGroup(
          {
            type: { const: type },
            ...(target
              ? {
                  target: shownBy(target),
                  warn: shownBy(target, 'where it turns yellow'),
                  fail: shownBy(target, 'where it turns red'),
                }
              : {}),
            ...Object.fromEntries(filters.map((key) => [key, shownBy(filterFields[key], 'only of this')])),
            ...beside,
          },
          ['type'],
          target ? anyOf(['target', 'warn', 'fail'].map((word) => ({ required: [word] }))) : {},
        ),
      ),
      expression,
      strictGroup({ warn: { ...expression, description: 'a miss is yellow, not red' }, ...beside }, ['warn']),
      strictGroup({ fail: expression, ...beside }, ['fail']),
    ],
  };
}

/** A fault: what it does and to whom, or the name of a file in fixtures/faults, or one line of text. */
export function faultDefinition(): JsonSchema {
  const wrapper = shownFields(faultWrapper, {
    name: 'what the debrief calls it',
    service: 'a service in the target’s file, or a glob of addresses',
    share: 'of the citizens, drawn by lot; all without',
    at: 'when it begins; at the start without',
    for: 'how long it lasts; to the end without',
    every: 'how often it comes again; once without',
    persona: 'only citizens of this persona',
    step: 'only while a citizen does this step: its title, its kind or its “as”',
    point: 'a point inside the service, such as db, where it acts on the plane “service”',
    plane: 'where it acts; the cheapest that can express it without',
  });
  const kinds = Object.entries(faultForms).map(([word, form]) => {
    const { settings, shortForm, about, example, ofWindow } = form;
    const description = `${about}; for instance ${example}`;
    return strictGroup(
      { [word]: { description, ...anyOf([shownBy(shortForm), shownBy(settings)]) }, ...wrapper },
      ofWindow ? [word] : [word, 'service'],
    );
  });
  const named = {
    type: 'object',
    description: 'a named fault, and what is different about it here',
    properties: wrapper,
    minProperties: 1,
    not: anyOf(Object.keys(faultForms).map((word) => ({ required: [word] }))),
    additionalProperties: { type: ['string', 'number', 'object', 'null'] },
  };
  const line = {
    type: 'string',
    minLength: 1,
    examples: ['db_down@hour12', 'slow_service@15m eligibility share=40%'],
  };
  return { anyOf: [...kinds, line, named] };
}
