import type { Identity } from '../../model/index.ts';
import { digits, pick, within } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { inventedWord } from './words.ts';

type Online = Pick<Identity, 'email' | 'username' | 'password' | 'ipAddress'>;

/** Reserved for documentation, never delivered: RFC 2606 (names), RFC 6761 (`.example`). */
const MAIL_HOSTS = ['example.org', 'example.com', 'example.net', 'mail.example'] as const;

/** Networks for documentation, never routed: RFC 5737. */
const NETWORKS = ['192.0.2', '198.51.100', '203.0.113'] as const;

/** Hosts .1 to .254 of each network. */
const HOSTS = 254;

/**
 * What a citizen is online. Mail address and user name hold the citizen's number and the seed, so that no two citizens
 * of any two seeds share one, and a stray message can be traced. Addresses are 762 in all and are used in turn.
 */
export function onlineFor(
  seed: number,
  number: number,
  draw: Draw,
  { givenName, familyName }: Pick<Identity, 'givenName' | 'familyName'>,
): Online {
  const [given, family] = [letters(givenName), letters(familyName)];
  const turn = (seed + number) % (NETWORKS.length * HOSTS);
  return {
    email: `${given}.${family}.${number}-${seed}@${pick(MAIL_HOSTS, draw('email'))}`,
    username: `${given.charAt(0)}${family.slice(0, 8)}${number}s${seed}`,
    password: `${inventedWord(draw('password'))}-${digits(within(0, 9_999, draw('passwordDigits')), 4)}!`,
    ipAddress: `${NETWORKS[Math.floor(turn / HOSTS)] ?? NETWORKS[0]}.${1 + (turn % HOSTS)}`,
  };
}

/** The plain letters of a name: `Muñoz Díaz` is `munozdiaz`. */
function letters(name: string): string {
  const plain = name.normalize('NFD').toLowerCase().replaceAll('ß', 'ss');
  return plain.replaceAll(/[^a-z]/g, '') || 'citizen';
}
