import { z } from 'zod';
import { anyText, oneOf, text, whole } from '../model/index.ts';
import type { ControlState, Hands } from '../model/index.ts';
import { address } from './fields.ts';
import { stepKind } from './kind.ts';

const states = ['visible', 'hidden', 'enabled', 'disabled', 'checked', 'unchecked'] as const;

const parts = z
  .strictObject({
    text: text.optional(),
    absent: text.optional(),
    page: address.optional(),
    status: whole(100, 599).optional(),
    control: text.optional(),
    state: oneOf(states).optional(),
    value: anyText.optional(),
    response: text.optional(),
  })
  .refine((expected) => Object.values(expected).some((part) => part !== undefined), {
    message: 'what to expect: a text, a page, a status, a control or a response',
  });

/** An expectation of nothing always holds: nobody means that. */
const settings = parts.refine(
  (said) => Object.values(said).some((part) => part !== undefined),
  'something to expect',
);

type Expected = z.output<typeof settings>;

export const expectation = stepKind({
  example: 'expect: { text: "Thank you", status: 200 }',
  about:
    'waits until every named part holds: `text` to read, `absent` text, `page` address, `status` of the last answer, `control` with its `state` or `value`, a `response` with that address',
  settings,
  main: 'text',
  title: (expected) => `expect ${partsOf(expected).join(', ')}`,
  looks: true,
  do: (hands, expected) => hands.until(() => firstUnmet(hands, expected)),
});

async function firstUnmet(hands: Hands, expected: Expected): Promise<string | undefined> {
  const { page, text: seen, absent, control } = expected;
  const path = hands.path();
  if (page !== undefined && !path.startsWith(page)) return `expected to be on ${page}, but is on ${path}`;
  const wrong = unansweredBy(hands, expected);
  if (wrong !== undefined) return wrong;
  if (seen !== undefined && !(await hands.reads(seen))) {
    return `expected to read “${seen}” on ${path}, but it is not there`;
  }
  if (absent !== undefined && (await hands.reads(absent))) {
    return `expected not to read “${absent}” on ${path}, but it is there`;
  }
  return control === undefined ? undefined : controlUnlike(hands, control, expected);
}

/** What is wrong with the service's answers: the last one, or the last one with the address asked for. */
function unansweredBy(hands: Hands, { status, response }: Expected): string | undefined {
  if (status === undefined && response === undefined) return undefined;
  const about = hands.answers().find(({ url }) => response === undefined || url.includes(response));
  const whose = response === undefined ? 'the service’s last answer' : `the last answer of ${response}`;
  if (!about && response !== undefined) {
    return `expected an answer of ${response} on ${hands.path()}, but there was none`;
  }
  if (status === undefined || about?.status === status) return undefined;
  return `expected status ${status} on ${hands.path()}, but ${whose} was ${about?.status ?? 'none'}`;
}

async function controlUnlike(hands: Hands, name: string, expected: Expected): Promise<string | undefined> {
  const { state, value } = expected;
  const now = await hands.look(name);
  if (state === 'hidden')
    return now?.visible ? `expected “${name}” to be hidden, but it is there` : undefined;
  if (!now) return `expected “${name}” on ${hands.path()}, but it is not there`;
  if (value !== undefined && now.value.trim() !== value.trim()) {
    return `expected “${name}” to be “${value}”, but it is “${now.value}”`;
  }
  if (state === undefined || holds(state, now)) return undefined;
  return `expected “${name}” to be ${state}, but it is not`;
}

function holds(state: (typeof states)[number], now: ControlState): boolean {
  if (state === 'enabled') return now.enabled;
  if (state === 'disabled') return !now.enabled;
  if (state === 'checked') return now.checked === true;
  return state === 'unchecked' ? now.checked === false : now.visible;
}

function partsOf({ page, text: seen, absent, status, control, state, value, response }: Expected): string[] {
  return [
    page === undefined ? '' : `page ${page}`,
    seen === undefined ? '' : `“${seen}”`,
    absent === undefined ? '' : `no “${absent}”`,
    response === undefined ? '' : `answer of ${response}`,
    status === undefined ? '' : `status ${status}`,
    control === undefined ? '' : [control, state, value].filter((part) => part !== undefined).join(' '),
  ].filter(Boolean);
}
