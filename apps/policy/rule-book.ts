import { z } from 'zod';

const fact = z.string().min(1);

/** What a rule asks of one fact. Exactly one question a rule, so that a refusal has exactly one reason. */
const test = z.union([
  z.strictObject({ fact, isOneOf: z.array(z.union([z.string(), z.boolean()])).min(1) }),
  z.strictObject({ fact, isAtMost: z.number() }),
  z.strictObject({ fact, isAtLeast: z.number() }),
  z.strictObject({ fact, isPresent: z.literal(true) }),
  z.strictObject({ fact, hasNoneOf: z.array(z.string().min(1)).min(1) }),
]);

const rule = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,4}-\d{3}$/),
  stage: z.string().min(1),
  title: z.string().min(1),
  detail: z.string().min(1),
  status: z.number().int().min(400).max(499),
  /** A draft can be read and binds nobody. */
  draft: z.boolean().optional(),
  test,
});

/** Figures and words of a policy that are no rules, such as how many people work on it. */
const settings = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

/** A rule file, `apps/rules/<policy>.yml`. */
export const ruleBook = z.strictObject({
  policy: z.string(),
  title: z.string(),
  address: z.string().startsWith('/'),
  settings: settings.default({}),
  rules: z.array(rule).min(1),
});

/**
 * A planted defect, `apps/rules/defects/<defect>.yml`: in one policy parts of rules that replace the right ones, by
 * rule id, and settings that replace others; and flags that services and pages ask for.
 */
export const defectFile = z
  .strictObject({
    defect: z.string(),
    summary: z.string(),
    policy: z.string().optional(),
    replace: z.record(z.string(), rule.omit({ id: true }).partial()).default({}),
    settings: settings.default({}),
    flags: z.array(z.string().regex(/^[a-z0-9-]+$/)).default([]),
  })
  .refine(
    ({ policy, replace, settings: figures }) =>
      policy !== undefined || Object.keys({ ...replace, ...figures }).length === 0,
    { message: 'What is replaced belongs to a policy: name it.' },
  );

/** One rule of a policy. */
export type Rule = z.infer<typeof rule>;
/** A policy: its rules in the order in which they are asked. */
export type RuleBook = z.infer<typeof ruleBook>;
/** A planted defect as a patch of a policy. */
export type Defect = z.infer<typeof defectFile>;

/**
 * The policy with a defect in it.
 * @throws Error when the defect names a rule or a setting that the policy does not have.
 */
export function withDefect(book: RuleBook, defect: Defect): RuleBook {
  for (const id of Object.keys(defect.replace)) {
    if (!book.rules.some((each) => each.id === id)) {
      throw new Error(`Defect ${defect.defect} replaces rule ${id}, which ${book.policy} does not have.`);
    }
  }
  for (const name of Object.keys(defect.settings)) {
    if (!(name in book.settings)) {
      throw new Error(`Defect ${defect.defect} sets ${name}, which ${book.policy} does not have.`);
    }
  }
  return {
    ...book,
    settings: { ...book.settings, ...defect.settings },
    rules: book.rules.map((each) => ({ ...each, ...defined(defect.replace[each.id]) })),
  };
}

/**
 * A setting of a policy that is a number.
 * @throws Error when the policy has no such number
 */
export function numberIn({ policy, settings: figures }: RuleBook, name: string): number {
  const value = figures[name];
  if (typeof value !== 'number') throw new Error(`The policy ${policy} has no number called ${name}.`);
  return value;
}

/** Leaves out the keys that a patch does not mention, so that they do not blot out the right ones. */
function defined(patch: object | undefined): Partial<Rule> {
  return Object.fromEntries(Object.entries(patch ?? {}).filter(([, value]) => value !== undefined));
}
