import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { amountAsked } from '../../../src/steps/pay-amount.ts';
import { failIf, whatFails } from '../../../src/steps/pay-fail-if.ts';
import { failureOf } from '../../support/failure-of.ts';
import { visitFake, type FakeField } from '../../support/fake-hands.ts';

const card: FakeField[] = [
  { name: 'Card number', autocomplete: 'cc-number' },
  { name: 'Expiration date' },
  { name: 'CVC' },
];
const payButton = { name: 'Pay $130.00', submits: true };

test('a citizen pays with a test card', async () => {
  const visit = visitFake({
    fields: [...card.map((field) => ({ ...field })), { name: 'ZIP', required: true }],
    buttons: [{ name: 'Submit' }, payButton],
  });
  const { cardNumber, cardExpiry, cardCvc, zip } = visit.citizen.identity;
  await visit.does({ pay: 'credit_card' });
  expect(visit.did).toEqual([
    `give Card number ${cardNumber}`,
    `give Expiration date ${cardExpiry}`,
    `give CVC ${cardCvc}`,
    `give ZIP ${zip}`,
    'press Pay $130.00',
  ]);
});

test('the expiry goes into one field or two, as numbers or names', async () => {
  const visit = visitFake({
    fields: [
      { name: 'Card number' },
      {
        name: 'Month',
        widget: 'select',
        options: ['01 - Jan', '08 - Aug', '09 - Sep', '10 - Oct', '11 - Nov', '12 - Dec'],
      },
      { name: 'Year', maxLength: 2 },
    ],
    buttons: [payButton],
  });
  const [month, year] = visit.citizen.identity.cardExpiry.split('/');
  await visit.does({ pay: {} });
  expect(visit.valueOf('Month')?.slice(0, 2)).toBe(month);
  expect(visit.valueOf('Year')).toBe(year);
});

test('a way to pay that is not the one shown is chosen first', async () => {
  const method: FakeField = {
    name: 'Payment method',
    widget: 'radio-group',
    options: ['Credit card', 'Bank account (ACH)'],
  };
  const shown = (): boolean => method.value === 'Bank account (ACH)';
  const visit = visitFake({
    fields: [
      method,
      { name: 'Routing number', when: shown },
      { name: 'Account number', when: shown },
      { name: 'Re-enter account number', when: shown },
    ],
    buttons: [payButton],
  });
  const { routingNumber, accountNumber } = visit.citizen.identity;
  await visit.does({ pay: 'bank_account' });
  expect(visit.did).toEqual([
    'give Payment method Bank account (ACH)',
    `give Routing number ${routingNumber}`,
    `give Account number ${accountNumber}`,
    `give Re-enter account number ${accountNumber}`,
    'press Pay $130.00',
  ]);
});

test('a way to pay behind a tab is opened', async () => {
  let open = false;
  const visit = visitFake({
    fields: card.map((field) => ({ ...field, when: () => open })),
    buttons: [{ name: 'Debit or credit card', press: () => (open = true) }, payButton],
  });
  await visit.does({ pay: {} });
  expect(visit.did[0]).toBe('press Debit or credit card');
  expect(visit.did.at(-1)).toBe('press Pay $130.00');
});

test('a page without fields for a card is complained about', async () => {
  const failure = await failureOf(visitFake({ buttons: [payButton] }).does({ pay: {} }));
  expect(failure.message).toBe('no field for a card number on /apply');
});

test('a citizen looks at the amount first, when the scenario has a bound', async () => {
  const dear = visitFake({
    text: 'Fee: $110.00\nTotal due: $240.00',
    fields: [...card],
    buttons: [payButton],
  });
  expect(await failureOf(dear.does({ pay: { method: 'credit_card', failIf: 'amount>200' } }))).toMatchObject({
    code: 'expectation-unmet',
    message: 'the page asks for $240.00, more than 200',
  });
  expect(dear.did).toEqual([]);
  const cheap = visitFake({ text: 'Total due: $130.00', fields: [...card], buttons: [payButton] });
  await cheap.does({ pay: { failIf: 'amount > 200' } });
  expect(cheap.did.at(-1)).toBe('press Pay $130.00');
  const hidden = visitFake({ text: 'Pay now', fields: [...card], buttons: [payButton] });
  const failure = await failureOf(hidden.does({ pay: { failIf: 'amount > 200' } }));
  expect(failure.message).toBe('could not see on /apply how much is to be paid');
});

/** What pages show, and what is to be paid. */
const prices: { page: string; asked: string | undefined }[] = [
  { page: 'Book fee $130.00\nExpedite $60.00\nTotal $190.00', asked: '$190.00' },
  { page: 'Total\n$1,190.50\nWas $2,000.00', asked: '$1,190.50' },
  { page: 'You save $500\nAmount due: $20', asked: '$20' },
  { page: 'Subtotal $9.00\nTax $1.00\nOrder total: $10.00\nTotal saved $99.00', asked: '$10.00' },
  { page: 'Pay $35.00', asked: '$35.00' },
  { page: 'Importe: 45.00 USD', asked: '45.00 USD' },
  { page: 'A coffee costs €3 here, $4 there', asked: '$4' },
  { page: 'Rate: $50% off', asked: undefined },
  { page: 'No charge today', asked: undefined },
];

for (const { page, asked } of prices) {
  test(`the amount asked for by “${page.replaceAll('\n', ' / ')}” is ${asked ?? 'nowhere to be seen'}`, () => {
    expect(amountAsked(page)?.shown).toBe(asked);
  });
}

test('a bound is read as data, in any of its writings, and nothing else is', () => {
  expect(failIf.parse('amount>200')).toEqual({ operator: '>', amount: 200 });
  expect(failIf.parse(' Amount <= $1,200.50 ')).toEqual({ operator: '<=', amount: 1_200.5 });
  for (const wrong of [
    '',
    'amount',
    'amount > x',
    'amount == 2',
    'total > 2',
    'process.exit(1)',
    'amount > 2; 1',
    5,
  ]) {
    expect(failIf.safeParse(wrong).error?.issues[0]?.message, String(wrong)).toBe(
      'a bound on the amount such as "amount > 200"',
    );
  }
});

test('a bound that is written again is read as the same', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('<', '<=', '>', '>='),
      fc.integer({ min: 0, max: 10 ** 7 }),
      (operator, cents) => {
        const bound = failIf.parse(`amount ${operator} ${cents / 100}`);
        expect(failIf.parse(failIf.encode(bound))).toEqual(bound);
        expect(whatFails(bound, cents / 100) !== undefined).toBe(operator.includes('='));
      },
    ),
  );
});
