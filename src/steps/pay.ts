import { z } from 'zod';
import { oneOf, StepFailure, type Hands } from '../model/index.ts';
import {
  beginForm,
  fillIn,
  listForm,
  longestSaid,
  phrases,
  plain,
  sendForm,
  wayOn,
  type Asks,
} from './form/index.ts';
import { stepKind } from './kind.ts';
import { amountAsked } from './pay-amount.ts';
import { failIf, whatFails, type AmountTest } from './pay-fail-if.ts';

/** How one pays: the field that makes it out, what else goes with it, and what pages call it. */
const methods = {
  credit_card: {
    field: 'cardNumber',
    wanted: 'card number',
    asks: [
      'cardNumber',
      'cardExpiry',
      'cardExpiryMonth',
      'cardExpiryYear',
      'cardCvc',
      'cardName',
      'cardType',
    ],
    called: phrases('credit card, debit card, credit or debit card, card, tarjeta, tarjeta de credito'),
  },
  bank_account: {
    field: 'routingNumber',
    wanted: 'routing number',
    asks: ['routingNumber', 'accountNumber', 'accountType', 'bankName'],
    called: phrases('bank account, checking account, ach, bank transfer, echeck, e check, cuenta bancaria'),
  },
} as const satisfies Record<string, { field: Asks; wanted: string; asks: readonly Asks[]; called: string[] }>;

type Method = keyof typeof methods;

/** What the button says, before any other. */
const BUTTON = phrases(`
  pay, pay now, submit payment, make payment, make a payment, authorize payment, place order, place your order, buy now,
  complete purchase, complete order, confirm and pay, pagar, realizar pago`);

export const pay = stepKind({
  example: 'pay: { method: "credit_card", failIf: "amount > 200" }',
  about:
    'pays with the citizen’s test card (`credit_card`) or test account (`bank_account`), in whatever frame; `failIf` first looks at the amount that the page asks for',
  settings: z.strictObject({
    method: oneOf(['credit_card', 'bank_account']).default('credit_card'),
    failIf: failIf.optional(),
  }),
  main: 'method',
  async do(hands, { method, failIf: test }) {
    if (test) await lookAtAmount(hands, test);
    await choose(hands, method);
    const own: readonly Asks[] = methods[method].asks;
    await fillIn(hands, beginForm(hands, { also: ({ asks }) => asks !== undefined && own.includes(asks) }));
    await sendForm(hands, () => wayOn(hands, BUTTON));
  },
});

/** @throws StepFailure `expectation-unmet` when it is what the scenario does not want, or there is none. */
async function lookAtAmount(hands: Hands, test: AmountTest): Promise<void> {
  await hands.until(async () =>
    amountAsked(await hands.text()) ? undefined : `could not see on ${hands.path()} how much is to be paid`,
  );
  const amount = amountAsked(await hands.text());
  const wrong = amount && whatFails(test, amount.value);
  if (wrong !== undefined) {
    throw new StepFailure('expectation-unmet', `the page asks for ${amount?.shown}, ${wrong}`);
  }
}

/** Chooses the way to pay, where its fields are not there yet; a frame with them may come late. */
async function choose(hands: Hands, method: Method): Promise<void> {
  const { field, wanted, called } = methods[method];
  const isThere = async (): Promise<boolean> =>
    (await listForm(hands)).some(({ asked }) => asked.asks === field);
  await hands.settle();
  if (await isThere()) return;
  const isWay = (name: string): boolean => longestSaid(plain(name), called) !== undefined;
  const group = (await listForm(hands)).find(({ field: { options } }) => options.some(isWay));
  const option = group?.field.options.find(isWay);
  const tab = (await hands.buttons()).find(({ button }) => isWay(button.name));
  if (group && option !== undefined) {
    hands.note(group.field.name, option);
    await group.control.give(option);
  } else if (tab) {
    await tab.control.press();
  }
  await hands.until(async () =>
    (await isThere()) ? undefined : `no field for a ${wanted} on ${hands.path()}`,
  );
}
