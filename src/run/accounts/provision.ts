import { formatCount } from '../../model/index.ts';
import type { Journal } from './journal.ts';
import { entryOf } from './ledger.ts';
import { takeOver } from './leftovers.ts';
import type { Order } from './order.ts';
import type { Person } from './person.ts';
import { because, refusal, type Gone, type Provider } from './provider.ts';
import { shownPlace } from './place.ts';

/**
 * Has accounts made, a handful after the other, and keeps a journal of them. What a run that was cut short left behind
 * goes first; what it had made without using it is gone on with.
 * @returns takes them away again.
 * @throws BadInput that says which could not be made and why; what was made before is taken away. The signal's reason
 * after a stop.
 */
export async function provision(order: Order): Promise<() => Promise<void>> {
  const { provider, people, say, warn } = order;
  const there: Person[] = [];
  if (!provider.remove) {
    await make(order, people, (person, outcome) => void (outcome.what === 'there' && there.push(person)));
    if (there.length > 0) say(`${many(there.length)} were there already`);
    return () =>
      Promise.resolve(warn(`${many(people.length)} stay: ${provider.said} says nothing of removing them`));
  }
  const journal = await takeOver(order);
  const remove = async (): Promise<void> => {
    await takeAway(order, journal).finally(() => journal.close());
  };
  try {
    const known = new Set(
      journal.ledger.ours.filter(({ isMade }) => isMade).map(({ person }) => person.username),
    );
    const missing = people.filter(({ username }) => !known.has(username));
    await make(
      order,
      missing,
      (person, outcome) => journal.add(entryOf(person, outcome)),
      (handful) => journal.add({ what: 'asked', people: handful }),
    );
  } catch (error) {
    await remove().catch((trouble: unknown) => warn(`could not clean up, because ${because(trouble)}`));
    throw error;
  }
  const { strangers } = journal.ledger;
  if (strangers > 0)
    warn(
      `${many(strangers)} ${strangers === 1 ? 'was' : 'were'} there already, made by somebody else; used, and left alone`,
    );
  journal.add({ what: 'flown' });
  return remove;
}

async function make(
  { provider, people: all, url, signal, say }: Order,
  people: readonly Person[],
  heard: Parameters<Provider['create']>[2],
  before: (handful: readonly Person[]) => void = () => undefined,
): Promise<void> {
  let done = all.length - people.length;
  for (let at = 0; at < people.length; at += provider.handful) {
    signal.throwIfAborted();
    const handful = people.slice(at, at + provider.handful);
    const open = new Map(handful.map((person) => [person.username, person]));
    say(`creating accounts: ${formatCount(done)} of ${formatCount(all.length)}`);
    before(handful);
    try {
      await provider.create(handful, { url, signal }, (person, outcome) => {
        open.delete(person.username);
        done += 1;
        heard(person, outcome);
      });
    } catch (error) {
      signal.throwIfAborted();
      const [first] = open.values();
      const whom = first ? ` from citizen ${first.number} on` : '';
      throw refusal(`could not create the accounts${whom}`, error, `see ${provider.said}`);
    }
  }
}

/** Takes away everything that a journal answers for. @throws Error in words with how many are left and what to do. */
async function takeAway({ provider, url, say, place }: Order, journal: Journal): Promise<void> {
  const gone: Gone[] = journal.ledger.ours;
  let done = 0;
  const tell = (): void => say(`removing accounts: ${formatCount(done)} of ${formatCount(gone.length)}`);
  tell();
  // A stop must not stop this: it is what the stop is for. A second one ends the process, and the journal stays.
  const service = { url, signal: new AbortController().signal };
  try {
    await provider.remove?.(gone, service, ({ username }) => {
      journal.add({ what: 'removed', username });
      done += 1;
      if (done % provider.handful === 0) tell();
    });
  } catch (error) {
    const left = `${formatCount(journal.ledger.ours.length)} of ${many(gone.length)} could not be removed: ${because(error)}`;
    throw new Error(
      `${left}. The next run against this target removes them first; to do it by hand, ${shownPlace(place)} has their names`,
      { cause: error },
    );
  }
}

function many(count: number): string {
  return `${formatCount(count)} account${count === 1 ? '' : 's'}`;
}
