import { z } from 'zod';
import { text } from '../model/index.ts';
import { sendForm, wayOn } from './form/index.ts';
import { stepKind } from './kind.ts';

export const submit = stepKind({
  example: 'submit: "Send application"',
  about:
    'presses what sends the form: the button of that name, else the one that a person would take; after `complete`, an answer that the page refuses is mended once',
  settings: z.strictObject({ button: text.optional() }),
  main: 'button',
  title: ({ button }) => (button === undefined ? 'submit' : `submit ${button}`),
  do: (hands, { button: name }) =>
    sendForm(hands, () => (name === undefined ? wayOn(hands) : hands.find({ intent: 'press', name }))),
});
