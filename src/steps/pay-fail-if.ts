import { operators, readAs, type Operator } from '../model/index.ts';

/** A bound on the amount that the page asks for. */
export interface AmountTest {
  operator: Operator;
  amount: number;
}

const FORM = /^\s*amount\s*(<=|>=|<|>)\s*\$?\s*(\d[\d,]*(?:\.\d+)?)\s*$/i;

/** `amount > 200`; read when the file is, as data: nothing is ever evaluated. */
export const failIf = readAs<AmountTest, string>(
  'a bound on the amount such as "amount > 200"',
  (value) => {
    const [, written, bound] = (typeof value === 'string' ? FORM.exec(value) : null) ?? [];
    const operator = operators.find((one) => one === written);
    return operator && bound !== undefined
      ? { operator, amount: Number(bound.replaceAll(',', '')) }
      : undefined;
  },
  {
    shown: { type: 'string', pattern: String.raw`^\s*amount\s*(<=|>=|<|>)\s*\$?\s*\d[\d,]*(\.\d+)?\s*$` },
    write: ({ operator, amount }) => `amount ${operator} ${amount}`,
  },
);

const WORDS: Readonly<Record<Operator, string>> = {
  '<': 'less than',
  '<=': 'no more than',
  '>': 'more than',
  '>=': 'at least',
};

/** What is wrong with the amount, in words: `more than 200`; undefined when the test does not hold. */
export function whatFails({ operator, amount: bound }: AmountTest, amount: number): string | undefined {
  const holds = {
    '<': amount < bound,
    '<=': amount <= bound,
    '>': amount > bound,
    '>=': amount >= bound,
  }[operator];
  return holds ? `${WORDS[operator]} ${bound}` : undefined;
}
