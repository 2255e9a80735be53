import { z } from 'zod';
import { text, type Control, type Hands } from '../model/index.ts';
import { answersSince } from './chat-answer.ts';
import { chatField } from './chat-field.ts';
import { phrases, plain } from './form/index.ts';
import { stepKind } from './kind.ts';

/** What sends a message, exactly so. */
const SENDS = phrases('send, send message, ask, submit, enviar, preguntar');

export const chat = stepKind({
  example: 'chat: { message: "What do I need?", expect: "proof of address" }',
  about:
    'says something in a chat, opening it first where it is closed, and waits for an answer; `expect`, words that are to be in it; `to`, the name of the text field where there are several',
  settings: z.strictObject({ message: text, expect: text.optional(), to: text.optional() }),
  main: 'message',
  gives: ({ message }) => message,
  async do(hands, { message, expect: wanted, to }) {
    const field = to === undefined ? await chatField(hands) : await hands.find({ intent: 'fill', name: to });
    const before = await hands.text();
    await field.give(message);
    await send(hands, field);
    await hands.until(async () => {
      const answers = answersSince(before, await hands.text(), message);
      const said = answers.join(' ');
      if (said === '') return `nobody answered “${message}” on ${hands.path()}`;
      if (wanted === undefined || plain(said).includes(plain(wanted))) return undefined;
      return `expected an answer with “${wanted}” on ${hands.path()}, but it was “${said.slice(0, 200)}”`;
    });
  },
});

/** With the button beside the field, else with Enter. */
async function send(hands: Hands, field: Control): Promise<void> {
  const all = (await hands.buttons()).filter(
    ({ button }) => button.enabled && SENDS.includes(plain(button.name)),
  );
  const near = all.filter(({ button }) => button.here);
  const [one, ...others] = near.length > 0 ? near.slice(-1) : all;
  if (one && others.length === 0) return one.control.press();
  await field.key('Enter');
}
