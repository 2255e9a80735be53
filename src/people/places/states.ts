import { FROM_ALABAMA_TO_MONTANA } from './alabama-to-montana.ts';
import { FROM_NEBRASKA_TO_WYOMING } from './nebraska-to-wyoming.ts';
import type { State } from './place.ts';

/**
 * The 50 states, in the order of their names, without the District of Columbia and the territories, each with cities in
 * which citizens live. Codes and names: USPS Publication 28, appendix B. ZIP codes: every one of each range was looked
 * up, with its city and county, in the public list of https://github.com/midwire/free_zipcode_data. Area codes: NANPA,
 * geographic codes in service. Facts about places, none about people.
 */
export const states: readonly [State, ...State[]] = [
  ...(FROM_ALABAMA_TO_MONTANA as [State, ...State[]]),
  ...FROM_NEBRASKA_TO_WYOMING,
];
