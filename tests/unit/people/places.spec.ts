import { expect, test } from '@playwright/test';
import { states } from '../../../src/people/index.ts';

/** Three-digit ZIP prefixes of each state (USPS labeling list L002), to hold the tables against. */
const PREFIXES: Readonly<Record<string, string>> = {
  AL: '350-369',
  AK: '995-999',
  AZ: '850-865',
  AR: '716-729',
  CA: '900-961',
  CO: '800-816',
  CT: '060-069',
  DE: '197-199',
  FL: '320-349',
  GA: '300-319',
  HI: '967-968',
  ID: '832-838',
  IL: '600-629',
  IN: '460-479',
  IA: '500-528',
  KS: '660-679',
  KY: '400-427',
  LA: '700-714',
  ME: '039-049',
  MD: '206-219',
  MA: '010-027',
  MI: '480-499',
  MN: '550-567',
  MS: '386-397',
  MO: '630-658',
  MT: '590-599',
  NE: '680-693',
  NV: '889-898',
  NH: '030-038',
  NJ: '070-089',
  NM: '870-884',
  NY: '100-149',
  NC: '270-289',
  ND: '580-588',
  OH: '430-459',
  OK: '730-749',
  OR: '970-979',
  PA: '150-196',
  RI: '028-029',
  SC: '290-299',
  SD: '570-577',
  TN: '370-385',
  TX: '750-799',
  UT: '840-847',
  VT: '050-059',
  VA: '220-246',
  WA: '980-994',
  WV: '247-268',
  WI: '530-549',
  WY: '820-831',
};

test('there are the 50 states, in the order of their names, without territories', () => {
  expect(states).toHaveLength(50);
  expect(states.map(({ code }) => code).toSorted()).toEqual(Object.keys(PREFIXES).toSorted());
  expect(states.map(({ name }) => name)).toEqual(states.map(({ name }) => name).toSorted());
});

test('every city has a ZIP range of its own that lies in its state', () => {
  const all = states.flatMap(({ code, places }) => places.map((place) => ({ code, ...place })));
  const outside = all.filter(({ code, zips: [first, last] }) => {
    const [from = Infinity, to = 0] = (PREFIXES[code] ?? '').split('-').map(Number);
    return first > last || Math.floor(first / 100) < from || Math.floor(last / 100) > to;
  });
  expect(outside).toEqual([]);
  const sorted = all.toSorted((a, b) => a.zips[0] - b.zips[0]);
  const overlapping = sorted.filter(({ zips }, i) => (sorted[i + 1]?.zips[0] ?? Infinity) <= zips[1]);
  expect(overlapping).toEqual([]);
});

test('an area code belongs to one state, and a city is named once in its state', () => {
  const owners = new Map<string, string[]>();
  for (const { code, places } of states) {
    expect(new Set(places.map(({ city }) => city)).size, code).toBe(places.length);
    expect(places.length, code).toBeGreaterThanOrEqual(2);
    for (const area of places.flatMap(({ areas }) => areas))
      owners.set(area, [...(owners.get(area) ?? []), code]);
  }
  const shared = [...owners].filter(([area, codes]) => !/^[2-9]\d\d$/.test(area) || new Set(codes).size > 1);
  expect(shared).toEqual([]);
});
