import { StepFailure, type Button, type Control, type Hands } from '../../model/index.ts';
import { leadsAside, leadsOn } from './ways.ts';
import { longestSaid, plain } from './words.ts';

type Seen = Awaited<ReturnType<Hands['buttons']>>[number];

/**
 * Finds the button that leads on, as soon as there is one; a scenario that names it needs none of this. Buttons that
 * say to lead back or aside never count. The first of these that there is one of:
 *
 * 1. a button that says one of `words`: in the form last worked in, then elsewhere;
 * 2. the one that sends the form last worked in;
 * 3. a button there that says to lead on;
 * 4. the one that sends a form and says to lead on, anywhere;
 * 5. any that says to lead on; 6. the one that sends a form.
 *
 * Of several, those that can be pressed, then those that say to lead on, are meant; of several that are called the same
 * (above and below a form), the last.
 * @throws StepFailure `control-not-found` with what the page offers, `control-ambiguous` with those it could be.
 */
export async function wayOn(hands: Hands, words: readonly string[] = []): Promise<Control> {
  let found: Seen[] = [];
  let all: readonly Seen[] = [];
  const look = async (): Promise<string | undefined> => {
    all = await hands.buttons();
    found = meant(all, words);
    if (found.length === 1) return undefined;
    return found.length === 0
      ? `no button on ${hands.path()} says to lead on`
      : `several buttons on ${hands.path()} could be the way on: ${shown(found)}`;
  };
  await hands.until(look).catch((error: unknown) => {
    if (!(error instanceof StepFailure) || error.code !== 'expectation-unmet') throw error;
    if (found.length > 0) {
      throw new StepFailure('control-ambiguous', error.message, 'name the one: submit: "…"');
    }
    const offers = all.length > 0 ? `the page offers ${shown(all)}` : 'the page has no buttons';
    throw new StepFailure(
      'control-not-found',
      `${error.message}; ${offers}`,
      'name it: submit: "…", or click: "…"',
    );
  });
  const [one] = found;
  if (!one) throw new StepFailure('control-not-found', `no button on ${hands.path()} says to lead on`);
  return one.control;
}

function meant(all: readonly Seen[], words: readonly string[]): Seen[] {
  const fit = all.filter(({ button: { name } }) => !leadsAside(name));
  const saying = (button: Button): boolean => longestSaid(plain(button.name), words) !== undefined;
  const tiers: ((button: Button) => boolean)[] = [
    (button) => button.here && saying(button),
    saying,
    (button) => button.here && button.submits,
    ({ here, name }) => here && leadsOn(name),
    ({ submits, name }) => submits && leadsOn(name),
    ({ name }) => leadsOn(name),
    ({ submits }) => submits,
  ];
  for (const tier of tiers) {
    const some = fit.filter(({ button }) => tier(button));
    if (some.length > 0) return narrowed(some);
  }
  return [];
}

function narrowed(some: Seen[]): Seen[] {
  const pick = (better: (button: Button) => boolean, from: Seen[]): Seen[] => {
    const left = from.filter(({ button }) => better(button));
    return left.length > 0 ? left : from;
  };
  const left = pick(
    ({ name }) => leadsOn(name),
    pick(({ enabled }) => enabled, some),
  );
  const names = new Set(left.map(({ button }) => plain(button.name)));
  return names.size === 1 ? left.slice(-1) : left;
}

function shown(some: readonly Seen[]): string {
  const names = some.slice(0, 8).map(({ button }) => `“${button.name}”`);
  return names.join(', ') + (some.length > 8 ? ` and ${some.length - 8} more` : '');
}
