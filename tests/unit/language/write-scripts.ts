import fc from 'fast-check';
import type { Capture, ScriptItem, StepOptions } from '../../../src/model/index.ts';
import { stepWords, titleOf } from '../../../src/steps/index.ts';
import { anyName, anyWords, settingsOf } from './write-fields.ts';

type Items = readonly ScriptItem[];

/** Named actions of a scenario's own. */
type Actions = readonly (readonly [name: string, items: Items])[];

const shares = fc.oneof(
  fc.constantFrom([1], [0.98, 0.02], [0.5, 0.5], [0.3], [0.7, 0.2], [1 / 3, 1 / 3, 1 / 3], [0.999, 0.001]),
  fc
    .array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.map((part) => part / parts.reduce((sum, one) => sum + one, 0))),
);

const captureOf: fc.Arbitrary<Capture[]> = fc
  .uniqueArray(
    fc.tuple(
      anyName,
      fc.oneof(
        anyWords.filter((text) => !text.includes('*')).map((text) => ({ text: `${text} *` })),
        fc.record({ response: anyWords, field: anyWords }),
      ),
    ),
    { minLength: 1, maxLength: 2, selector: ([name]) => name },
  )
  .map((all) => all.map(([name, source]) => ({ name, ...source })));

const optionsOf: fc.Arbitrary<StepOptions> = fc.record(
  {
    within: fc.array(anyWords, { minLength: 1, maxLength: 2 }),
    nth: fc.integer({ min: 1, max: 1_000 }),
    as: anyName,
    capture: captureOf,
    dialog: fc.oneof(fc.constantFrom('accept' as const, 'dismiss' as const), fc.record({ text: anyWords })),
  },
  { requiredKeys: [] },
);

/** A step as the reader makes it, without its place. */
function anyStep(files: readonly string[]): fc.Arbitrary<ScriptItem> {
  return fc.constantFrom(...stepWords).chain((kind) =>
    fc
      .tuple(settingsOf(kind, files), fc.oneof(fc.constant<StepOptions>({}), optionsOf))
      .map(([settings, { as, ...options }]): ScriptItem => {
        // What captures something has a name: that of its word, unless it says otherwise.
        const called = as ?? (options.capture ? kind : undefined);
        const title = titleOf(kind, settings);
        return {
          item: 'step',
          kind,
          settings,
          title,
          ...options,
          ...(called === undefined ? {} : { as: called }),
        };
      }),
  );
}

/** Lists of steps in all structures there are. */
function anyItems(files: readonly string[], actions: Actions, depth: number): fc.Arbitrary<ScriptItem[]> {
  const step = anyStep(files);
  const inner = depth > 0 ? anyItems(files, actions, depth - 1) : step.map((one) => [one]);
  const option = fc.oneof(
    step.map((one) => [one]),
    inner,
  );
  const choose = shares.chain((all) =>
    fc.tuple(...all.map(() => option)).map((lists): ScriptItem => ({
      item: 'choose',
      options: lists.map((items, index) => ({ share: all[index] ?? 1, items })),
    })),
  );
  const repeat = fc.record({
    item: fc.constant('repeat' as const),
    times: fc.integer({ min: 1, max: 3 }),
    items: inner,
  });
  const within = fc.record({ item: fc.constant('within' as const), region: anyWords, items: inner });
  const uses = actions.map(([action, items]): ScriptItem => ({ item: 'use', action, items }));
  const items: fc.Arbitrary<ScriptItem>[] = [
    choose,
    repeat,
    within,
    ...(uses.length > 0 ? [fc.constantFrom(...uses)] : []),
  ];
  const item = fc.oneof(
    { weight: 4, arbitrary: step },
    { weight: depth > 0 ? 3 : 0, arbitrary: fc.oneof(...items) },
  );
  return fc.array(item, { minLength: 1, maxLength: 4 });
}

/** A script with named actions of its own, one of which may use the other. */
export function anyScript(files: readonly string[]): fc.Arbitrary<ScriptItem[]> {
  return anyItems(files, [], 1).chain((first) =>
    anyItems(files, [['sign in', first]], 1).chain((second) =>
      anyItems(
        files,
        [
          ['sign in', first],
          ['FETCH_PREMIUM', second],
        ],
        2,
      ),
    ),
  );
}

/** A short script without named actions. */
export function anySteps(files: readonly string[]): fc.Arbitrary<ScriptItem[]> {
  return anyItems(files, [], 1);
}
