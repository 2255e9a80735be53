import { expect, test } from '@playwright/test';
import { answersSince } from '../../../src/steps/chat-answer.ts';
import { failureOf } from '../../support/failure-of.ts';
import { visitFake, type FakeButton, type FakePage } from '../../support/fake-hands.ts';

const GREETING = 'Benefits bot\nHello, how can I help?';

/** A chat that echoes and answers after a while. */
function aChat(
  answer: string,
  { after = 2, ...parts }: Partial<FakePage> & { after?: number } = {},
): ReturnType<typeof visitFake> {
  const send: FakeButton = {
    name: 'Send',
    here: true,
    press: () => void (visit.page.text += `\nYou\n${visit.valueOf('Type your message') ?? ''}\n10:02 AM`),
  };
  const visit = visitFake({
    path: '/help',
    text: GREETING,
    fields: [{ name: 'Type your message' }, { name: 'Message', required: true }],
    buttons: [{ name: 'Send', submits: true }, send],
    meanwhile: (time) => void (time === after && (visit.page.text += `\nBenefits bot\n${answer}`)),
    ...parts,
  });
  return visit;
}

test('a citizen asks and gets an answer', async () => {
  const visit = aChat('Bring a proof of address.');
  await visit.does({ chat: 'What do I need?' });
  expect(visit.did).toEqual(['give Type your message What do I need?', 'press Send']);
});

test('the answer is what the scenario expects', async () => {
  await aChat('Bring a Proof of Address.').does({ chat: { message: 'What?', expect: 'proof of address' } });
  const failure = await failureOf(
    aChat('I do not know.').does({ chat: { message: 'What?', expect: 'proof' } }),
  );
  expect(failure.message).toBe('expected an answer with “proof” on /help, but it was “I do not know.”');
});

test('no answer is a failure, also when somebody starts to type', async () => {
  const failure = await failureOf(aChat('Assistant is typing…').does({ chat: 'Hello?' }));
  expect(failure).toMatchObject({ code: 'expectation-unmet', message: 'nobody answered “Hello?” on /help' });
});

test('a chat that is closed is opened; without a button Enter sends', async () => {
  const visit = visitFake({ path: '/help', meanwhile: () => void (visit.page.text = 'Good morning!') });
  visit.page.buttons = [
    { name: 'Chat with us', press: () => visit.page.fields.push({ name: '', hints: 'chat-input' }) },
  ];
  await visit.does({ chat: 'Hello' });
  expect(visit.did).toEqual(['press Chat with us', 'give  Hello', 'key  Enter']);
});

test('the message of a form is no chat where there is one to open, and is one where there is nothing else', async () => {
  const form = { name: 'Message to the office', required: true };
  const closed = visitFake({ fields: [form], meanwhile: () => void (closed.page.text = 'Good morning!') });
  closed.page.buttons = [{ name: 'Live chat', press: () => closed.page.fields.push({ name: 'Message' }) }];
  await closed.does({ chat: 'Hello' });
  expect(closed.did).toEqual(['press Live chat', 'give Message Hello', 'key Message Enter']);
  const only = visitFake({ fields: [form], meanwhile: () => void (only.page.text = 'Good morning!') });
  await only.does({ chat: 'Hello' });
  expect(only.did[0]).toBe('give Message to the office Hello');
});

test('the scenario says which field, and fields that are alike are listed', async () => {
  const fields = [{ name: 'Message to the office' }, { name: 'Message to the tutor', hints: 'm' }];
  const named = aChat('Yes.', { fields: [{ name: 'Ask me' }, { name: 'Question' }] });
  await named.does({ chat: { message: 'May I?', to: 'Question' } });
  expect(named.did[0]).toBe('give Question May I?');
  await aChat('Yes.', { fields }).does({ chat: 'May I?' });
  const alike = aChat('Yes.', { fields: [{ name: 'Message' }, { name: 'Your question' }] });
  expect(await failureOf(alike.does({ chat: 'May I?' }))).toMatchObject({
    code: 'control-ambiguous',
    message: 'several fields on /help could be the chat’s: “Message”, “Your question”',
    hint: 'say which: chat: { message: "…", to: "…" }',
  });
});

test('a page without a chat is complained about', async () => {
  expect((await failureOf(visitFake({}).does({ chat: 'Hello' }))).message).toBe('there is no chat on /apply');
});

test('an answer is what came, without the question, names, times and somebody typing', () => {
  const now = `${GREETING}\nYou: What do I need?\nJust now\n10:02\nBenefits bot\nBring a proof of address.\nThank you.`;
  expect(answersSince(GREETING, now, 'What do I need?')).toEqual(['Bring a proof of address.', 'Thank you.']);
  expect(answersSince('Sorry.', 'Sorry.\nWhat?\nSorry.', 'What?')).toEqual(['Sorry.']);
  expect(answersSince('', 'Tú\nhola\nescribiendo…\n...\n10:02 a.m.\nSent', 'hola')).toEqual([]);
});
