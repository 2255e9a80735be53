import { StepFailure, type Hands } from '../model/index.ts';

/** The first of some names that a control on the page has. Does not wait. */
export async function firstShown(hands: Hands, names: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const seen = await hands.look(name).catch((error: unknown) => {
      if (isAmbiguous(error)) return { visible: true };
      throw error;
    });
    if (seen?.visible) return name;
  }
  return undefined;
}

/** Presses the control of that name; of several, such as one in the header and one in the page, the first. */
export async function pressFirst(hands: Hands, name: string): Promise<void> {
  const control = await hands.find({ intent: 'press', name }).catch((error: unknown) => {
    if (isAmbiguous(error)) return hands.find({ intent: 'press', name, nth: 1 });
    throw error;
  });
  await control.press();
}

function isAmbiguous(error: unknown): boolean {
  return error instanceof StepFailure && error.code === 'control-ambiguous';
}
