import { StepFailure, type Control, type Hands } from '../model/index.ts';
import { listForm, longestSaid, phrases, plain, type Listed } from './form/index.ts';
import { firstShown, pressFirst } from './shown.ts';

/** What the text field of a chat, or what stands around it, is called: the surest words first. */
const CALLED = [
  'chat, chatbot, assistant, tutor, bot, asistente',
  `type a message, type your message, type here, write a message, send a message, ask a question, ask,
  escriba un mensaje, escriba su mensaje, escribe un mensaje, haga una pregunta`,
].map(phrases);
/** Forms have such fields too: a chat’s only where nothing else is, or where it has just been opened. */
const PERHAPS = phrases('message, your message, question, mensaje, pregunta');

const OPENS = [
  'Chat',
  'Live chat',
  'Chat with us',
  'Open chat',
  'Ask a question',
  'Message us',
  'Help',
  'Ayuda',
];
const TYPED = ['text', 'editor', 'other'];

/**
 * Where one types in a chat; where no field says to be one, what opens a chat is pressed first.
 * @throws StepFailure `expectation-unmet` when there is no chat, `control-ambiguous` when several fields could be it.
 */
export async function chatField(hands: Hands): Promise<Control> {
  let fields: Listed[] = [];
  let opens: string | undefined;
  let before = new Set<string>();
  await hands.until(async () => {
    const listed = await typedIn(hands);
    before = new Set(listed.map(({ key }) => key));
    fields = likeliest(listed);
    opens = fields.length > 0 ? undefined : await firstShown(hands, OPENS);
    if (fields.length === 0 && opens === undefined) fields = called(listed, PERHAPS);
    return fields.length > 0 || opens !== undefined ? undefined : `there is no chat on ${hands.path()}`;
  });
  if (opens !== undefined) {
    await pressFirst(hands, opens);
    await hands.until(async () => {
      const listed = await typedIn(hands);
      const fresh = called(
        listed.filter(({ key }) => !before.has(key)),
        PERHAPS,
      );
      fields = [likeliest(listed), fresh].find((some) => some.length > 0) ?? [];
      return fields.length > 0 ? undefined : `“${opens}” opened no chat on ${hands.path()}`;
    });
  }
  const [field, ...others] = fields;
  if (field && others.length === 0) return field.control;
  const names = fields.map((one) => `“${one.field.name}”`).join(', ');
  throw new StepFailure(
    'control-ambiguous',
    `several fields on ${hands.path()} could be the chat’s: ${names}`,
    'say which: chat: { message: "…", to: "…" }',
  );
}

async function typedIn(hands: Hands): Promise<Listed[]> {
  return (await listForm(hands)).filter(({ field }) => TYPED.includes(field.widget));
}

/** The fields that say most surely to be a chat’s. */
function likeliest(listed: readonly Listed[]): Listed[] {
  return CALLED.map((words) => called(listed, words)).find((some) => some.length > 0) ?? [];
}

function called(listed: readonly Listed[], words: readonly string[]): Listed[] {
  return listed.filter(({ field: { name, help = '', hints, group = '' } }) =>
    [name, help, hints, group].some((each) => longestSaid(plain(each), words) !== undefined),
  );
}
