import type { Identity } from '../../model/index.ts';
import { digits, happens, hash, pick, within } from '../draw.ts';
import type { Draw } from '../draw.ts';
import { states } from '../places/index.ts';
import type { Place, State } from '../places/index.ts';
import { inventedWord } from './words.ts';

type Home = Pick<
  Identity,
  'state' | 'stateCode' | 'city' | 'county' | 'zip' | 'street' | 'street2' | 'phone' | 'phoneDigits'
>;

/** Line numbers 555-0100 to 555-0199. */
const LINES = 100;
const APARTMENT = 1 / 3;
const SUFFIXES = ['Street', 'Avenue', 'Road', 'Lane', 'Drive', 'Court', 'Way', 'Place'] as const;

/**
 * Where a citizen lives and under which number they are called. State, city, county, ZIP and area code belong together;
 * the street is invented, so the address as a whole leads nowhere, if not by coincidence.
 *
 * Phones: the lines 555-0100 to 555-0199 of every area code are set aside for fiction (NANPA, “555 Line Numbers”; ATIS
 * 0300115). 100 lines in each of a state's area codes are not enough for a crowd, so numbers must repeat. They do it as
 * late as can be: of each 50 citizens in a row one lives in each state, and a state's numbers are used in turn. So the
 * first 5,000 citizens of a seed all have different numbers, also those of states with a single area code.
 */
export function homeFor(seed: number, number: number, draw: Draw): Home {
  const block = Math.floor((number - 1) / states.length);
  const home = stateOf(seed, block, number);
  const { area, line } = lineOf(home, seed, block);
  const there = home.places.filter(({ areas }) => areas.includes(area));
  const [first = fallback(home), ...rest] = there;
  const { city, county, zips } = pick([first, ...rest], draw('place'));
  return {
    state: home.name,
    stateCode: home.code,
    city,
    county,
    zip: digits(within(...zips, draw('zip')), 5),
    street: `${within(1, 9_999, draw('houseNumber'))} ${inventedWord(draw('street'))} ${pick(SUFFIXES, draw('streetSuffix'))}`,
    street2: happens(APARTMENT, draw('hasApartment')) ? apartment(draw('apartment')) : '',
    phone: `(${area}) 555-01${line}`,
    phoneDigits: `${area}55501${line}`,
  };
}

/** Steps through all states that leave none out: what has no factor in common with their number. */
const STRIDES = [1, 3, 7, 9, 11, 13, 17, 19, 21, 23, 27, 29, 31, 33, 37, 39, 41, 43, 47, 49] as const;

/** Each block of 50 citizens is an order of the 50 states, another one in each block. */
function stateOf(seed: number, block: number, number: number): State {
  const stride = pick(STRIDES, hash(seed, 'states', block, 'stride'));
  const start = hash(seed, 'states', block, 'start');
  return states[(start + stride * ((number - 1) % states.length)) % states.length] ?? states[0];
}

/** The block counts the citizens of a state, since each block has one of them. */
function lineOf(home: State, seed: number, block: number): { area: string; line: string } {
  const areas = areaCodes.get(home.code) ?? [];
  const turn = block + (hash(seed, 'lines', home.code) % (LINES * areas.length));
  const area = areas[turn % areas.length] ?? '';
  // 37 has no factor in common with 100: all lines come before one comes again.
  const line = (Math.floor(turn / areas.length) * 37) % LINES;
  return { area, line: digits(line, 2) };
}

const areaCodes = new Map(
  states.map(({ code, places }) => [code, [...new Set(places.flatMap(({ areas }) => areas))]]),
);

function fallback({ name, places: [first] }: State): Place {
  if (!first) throw new Error(`nobody can live in ${name}, because it has no places`);
  return first;
}

function apartment(chosen: number): string {
  return `Apt ${within(1, 40, chosen)}${'ABCDEF'.charAt(chosen % 6)}`;
}
