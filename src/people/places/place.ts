/** A city with what an address and a phone number in it have in common. */
export interface Place {
  city: string;
  /** Without the word county; of cities that are in none, the city. */
  county: string;
  /** First and last of ZIP codes that are all this city's and lie in this county. */
  zips: readonly [first: number, last: number];
  /** Area codes of the city. */
  areas: readonly string[];
}

/** A state and some of its cities, the largest and those of its other area codes. */
export interface State {
  /** USPS code. */
  code: string;
  name: string;
  places: readonly Place[];
}

/** One row of the tables. */
export function place(city: string, county: string, zips: Place['zips'], areas: string): Place {
  return { city, county, zips, areas: areas.split(' ') };
}
