/** An amount of money as the page shows it. */
export interface Amount {
  /** `$240.00` */
  shown: string;
  value: number;
}

const MONEY =
  /(?:US\$|[$€£])\s?(\d[\d,]*(?:\.\d{1,2})?)(?![\d%])|(?<![\d.,])(\d[\d,]*(?:\.\d{1,2})?)\s?(?:USD|dollars|d[oó]lares)\b/gi;

/** What stands beside an amount that is to be paid, the surest first. */
const BESIDE = [
  /\b(?:total due|amount due|balance due|total to pay|amount to pay|grand total|order total|total amount|you (?:will )?pay|pay now|total a pagar|monto a pagar)\b/i,
  /\btotal\b(?! (?:saved|savings))/i,
  /\b(?:amount|due|pay|payment|fee|charge|balance|importe|monto|pagar|pago|cuota)\b/i,
];

/**
 * The amount that a page asks for: the largest one on a line that speaks of a total, else of an amount, a fee or
 * paying; a line of nothing but an amount belongs to the line before it. Where no line speaks of it, the largest one on
 * the page. Undefined when it shows none.
 */
export function amountAsked(page: string): Amount | undefined {
  const lines = page
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const priced = lines.flatMap((line, index) => {
    const amounts = amountsIn(line);
    const alone = line.replace(MONEY, '').trim() === '' ? (lines[index - 1] ?? '') : '';
    return amounts.length > 0 ? [{ amounts, words: `${alone} ${line}` }] : [];
  });
  for (const beside of BESIDE) {
    const near = priced.filter(({ words }) => beside.test(words)).flatMap(({ amounts }) => amounts);
    if (near.length > 0) return largest(near);
  }
  return largest(priced.flatMap(({ amounts }) => amounts));
}

function amountsIn(line: string): Amount[] {
  return [...line.matchAll(MONEY)].map(([shown, before, after]) => ({
    shown: shown.trim(),
    value: Number((before ?? after ?? '').replaceAll(',', '')),
  }));
}

function largest(amounts: readonly Amount[]): Amount | undefined {
  return amounts.toSorted((a, b) => b.value - a.value)[0];
}
