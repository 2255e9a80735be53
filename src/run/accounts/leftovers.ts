import { BadInput, formatCount } from '../../model/index.ts';
import { claim, release } from '../owner.ts';
import { Journal, journalsIn, type Found } from './journal.ts';
import { refusal, type Gone } from './provider.ts';
import { shownPlace } from './place.ts';
import type { Order } from './order.ts';

/**
 * Begins the journal of a run, with what runs before it have left behind. Accounts that were made and never used are
 * gone on with, where the service outlives a run and can say that they are there; all others go.
 * @throws BadInput when a run that flies now has the same accounts, and when leftovers cannot be taken away.
 */
export async function takeOver(order: Order): Promise<Journal> {
  const { place, warn } = order;
  const found = await journalsIn(place);
  if (order.lasts) refuseTaken(order, found);
  const claimed = found.flatMap((one) => {
    const file = one.owner.isGone ? claim(one.file) : undefined;
    return file === undefined ? [] : [{ ...one, file }];
  });
  const left = claimed.flatMap(({ ledger }) => ledger.ours);
  const unused = order.provider.tells && order.lasts ? claimed.filter(({ ledger }) => !ledger.flown) : [];
  const needed = new Set(order.people.map(({ username }) => username));
  const kept = unused.flatMap(({ ledger }) =>
    ledger.ours.filter(({ isMade, person }) => isMade && needed.has(person.username)),
  );
  const journal = new Journal(place);
  let isDone = false;
  try {
    if (left.length > 0) warn(said(left.length, kept.length, claimed));
    await goOnWith(kept, journal, order);
    await removeAll(
      left.filter((one) => !kept.includes(one)),
      order,
    );
    isDone = true;
    return journal;
  } catch (error) {
    journal.close();
    throw error;
  } finally {
    for (const { file } of claimed) release(file, { isDone });
  }
}

/** Two runs cannot share accounts: the one that ends first would take them away from the other. */
function refuseTaken({ people }: Order, found: readonly Found[]): void {
  const needed = new Set(people.map(({ username }) => username));
  for (const { owner, ledger } of found) {
    const shared = ledger.ours.filter(({ person }) => needed.has(person.username)).length;
    if (owner.isGone || shared === 0) continue;
    const whose = `a run that is under way (process ${owner.pid} on ${owner.host})`;
    throw new BadInput([
      {
        message: `could not create the accounts, because ${formatCount(shared)} of them belong to ${whose}`,
        hint: 'wait for its end, or fly other citizens: --seed 2',
      },
    ]);
  }
}

/** The first is asked for again: a service that makes it anew has lost the others too. */
async function goOnWith(kept: readonly Gone[], journal: Journal, order: Order): Promise<void> {
  const [first, ...others] = kept;
  if (!first) return;
  const adopt = ({ person, id }: Gone): void => {
    journal.add({ what: 'asked', people: [person] });
    journal.add({ what: 'made', username: person.username, ...(id === undefined ? {} : { id }) });
  };
  adopt(first);
  let isLost = false;
  await order.provider
    .create([first.person], order, (_, outcome) => (isLost = outcome.what === 'made'))
    .catch((error: unknown) => {
      throw refusal('could not look for the accounts of an earlier run', error, `see ${order.provider.said}`);
    });
  if (!isLost) for (const one of others) adopt(one);
}

async function removeAll(gone: readonly Gone[], order: Order): Promise<void> {
  const { provider, say, warn, place } = order;
  if (gone.length === 0) return;
  let done = 0;
  say(`removing what an earlier run left: ${formatCount(gone.length)} accounts`);
  try {
    await provider.remove?.(gone, order, () => void (done += 1));
  } catch (error) {
    order.signal.throwIfAborted();
    const message = `could not remove ${formatCount(gone.length - done)} accounts that an earlier run left`;
    const hint = `remove them by hand (${shownPlace(place)} has their names), then delete that folder`;
    const trouble = refusal(message, error, hint);
    if (order.lasts) throw trouble;
    // A copy that was started anew knows nothing of what was in the one before.
    warn(trouble.message);
  }
}

function said(left: number, kept: number, claimed: readonly Found[]): string {
  const at = claimed
    .map(({ owner }) => owner.at.toISOString())
    .toSorted()
    .at(-1);
  const count = `${formatCount(left)} account${left === 1 ? '' : 's'}`;
  const when = at === undefined ? '' : ` (${at.slice(0, 16).replace('T', ' ')} UTC)`;
  const what =
    kept === 0
      ? 'removing them first'
      : kept === left
        ? 'going on with them'
        : `going on with ${formatCount(kept)} of them, removing the others`;
  return `a run that was cut short${when} left ${count}; ${what}`;
}
