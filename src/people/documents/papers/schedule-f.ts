import type { Citizen } from '../../../model/index.ts';
import { pick, within } from '../../draw.ts';
import type { Draw } from '../../draw.ts';
import { dollars } from './paper.ts';
import type { Paper } from './paper.ts';

const CROPS = ['Corn', 'Soybeans', 'Wheat', 'Hay', 'Dairy', 'Apples'] as const;

/** Line, what it is, and the most it is in whole dollars. */
const INCOME = [
  ['2', 'Sales of livestock, produce, grains and other products you raised', 180_000],
  ['4b', 'Agricultural program payments, taxable amount', 20_000],
  ['6b', 'Crop insurance proceeds, taxable amount', 15_000],
  ['8', 'Other income', 5_000],
] as const;
const EXPENSES = [
  ['10', 'Car and truck expenses', 9_000],
  ['11', 'Chemicals', 8_000],
  ['14', 'Depreciation', 25_000],
  ['16', 'Feed', 18_000],
  ['17', 'Fertilizers and lime', 16_000],
  ['19', 'Gasoline, fuel and oil', 12_000],
  ['20', 'Insurance other than health', 7_000],
  ['25', 'Repairs and maintenance', 11_000],
  ['26', 'Seeds and plants', 14_000],
  ['29', 'Taxes', 6_000],
] as const;

/** Schedule F (Form 1040), Profit or Loss From Farming, in short: the lines of the form, and sums that add up. */
export function scheduleF({ identity }: Citizen, draw: Draw): Paper {
  const amounts = (lines: readonly (readonly [string, string, number])[]): number[] =>
    lines.map(([line, , most]) => within(Math.round(most / 10), most, draw(`schedule f ${line}`)) * 100);
  const [income, expenses] = [amounts(INCOME), amounts(EXPENSES)];
  const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
  const [gross, spent] = [sum(income), sum(expenses)];
  const rows = (
    lines: readonly (readonly [string, string, number])[],
    values: readonly number[],
  ): string[][] => lines.map(([line, name], i) => [`${line}  ${name}`, dollars(values[i] ?? 0)]);
  return {
    title: 'Schedule F (Form 1040) 2025',
    from: 'Profit or Loss From Farming',
    rows: [
      ['Name of proprietor', identity.fullName],
      ['Social security number (SSN)', identity.ssn],
      ['A  Principal crop or activity', pick(CROPS, draw('crop'))],
      ['D  Employer ID number (EIN)', identity.ein],
      ['Farm number', identity.farmNumber],
      [''],
      ['Part I  Farm Income, Cash Method'],
      ...rows(INCOME, income),
      ['9  Gross income', dollars(gross)],
      [''],
      ['Part II  Farm Expenses, Cash Method'],
      ...rows(EXPENSES, expenses),
      ['33  Total expenses', dollars(spent)],
      ['34  Net farm profit or (loss)', dollars(gross - spent)],
    ],
  };
}
