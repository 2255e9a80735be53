import { en, Faker } from '@faker-js/faker';
import type { Citizen, Identity, Persona } from '../model/index.ts';
import { hash, pick } from './draw.ts';
import { states } from './states.ts';
import type { State } from './states.ts';

/** Ages are counted back from here, so that a citizen is the same person in every year. */
const REFERENCE = '2026-01-01T00:00:00.000Z';

/** Reserved for documentation, never delivered: RFC 2606 (names), RFC 6761 (`.example`). */
const MAIL_HOSTS = ['example.org', 'example.com', 'example.net', 'mail.example'] as const;

const faker = new Faker({ locale: en });
faker.setDefaultRefDate(REFERENCE);

/**
 * Citizen `number` of a seed: always the same person, whatever the order of flight and the machine. Each field has
 * a seed of its own, derived from run seed, number and the field's name, so that a new field changes no other.
 *
 * Identifying values cannot belong to anybody: phones are 555-0100..0199, set aside for fiction by the numbering
 * plan (NANPA, 555 line numbers); mail hosts are reserved (RFC 2606, RFC 6761). faker's own phone and mail generators
 * leave these ranges and are not used. Names, streets and cities are drawn from word lists: they can coincide with
 * real ones. State, ZIP prefix and area code belong together.
 */
export function citizenOf(seed: number, number: number, persona: Persona): Citizen {
  const draw = (field: string): number => hash(seed, number, field);
  const seeded = (field: string): Faker => {
    faker.seed(draw(field));
    return faker;
  };
  const givenName = seeded('givenName').person.firstName();
  const familyName = seeded('familyName').person.lastName();
  const home = pick(states, draw('state'));
  const identity: Identity = {
    givenName,
    familyName,
    fullName: `${givenName} ${familyName}`,
    email: `${slug(givenName)}.${slug(familyName)}.${number}@${pick(MAIL_HOSTS, draw('email'))}`,
    phone: `(${home.area}) 555-01${twoDigits(draw('phone'))}`,
    street: seeded('street').location.streetAddress(),
    city: seeded('city').location.city(),
    state: home.name,
    stateCode: home.code,
    zip: zipIn(home, draw('zip')),
    birthDate: birthDate(seeded('birthDate')),
  };
  return { number, persona, identity };
}

function zipIn({ zip: [from, to] }: State, chosen: number): string {
  const prefix = from + Math.floor((chosen / 2 ** 32) * (to - from + 1));
  return `${String(prefix).padStart(3, '0')}${twoDigits(hash(chosen))}`;
}

function twoDigits(chosen: number): string {
  return String(chosen % 100).padStart(2, '0');
}

/** 18 to 67 years old on the reference date. */
function birthDate(seeded: Faker): string {
  const from = '1958-01-02T00:00:00.000Z';
  const to = '2007-12-31T23:59:59.000Z';
  return seeded.date.between({ from, to }).toISOString().slice(0, 10);
}

function slug(name: string): string {
  const plain = name.normalize('NFD').toLowerCase();
  return plain.replace(/[^a-z]/g, '') || 'citizen';
}
