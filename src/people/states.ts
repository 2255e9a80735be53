/** A state as a made-up address and phone number need it. */
export interface State {
  /** USPS code. */
  code: string;
  name: string;
  /** First and last three-digit ZIP prefix of a range that lies in this state and nowhere else. */
  zip: readonly [from: number, to: number];
  /** A geographic area code of this state. */
  area: string;
}

/**
 * The 50 states, without the District of Columbia and the territories. Codes: USPS Publication 28, appendix B. ZIP
 * prefixes: USPS labeling list L002; of each state one range is enough, and ranges that reach over a border (063 is
 * also Fishers Island, New York; 834 also Alta, Wyoming) are left out. Area codes: NANPA, geographic codes in service.
 */
export const states: readonly [State, ...State[]] = [
  state('AL', 'Alabama', 354, 369, '205'),
  state('AK', 'Alaska', 995, 999, '907'),
  state('AZ', 'Arizona', 850, 853, '602'),
  state('AR', 'Arkansas', 716, 729, '501'),
  state('CA', 'California', 910, 928, '213'),
  state('CO', 'Colorado', 800, 816, '303'),
  state('CT', 'Connecticut', 64, 69, '203'),
  state('DE', 'Delaware', 197, 199, '302'),
  state('FL', 'Florida', 320, 339, '305'),
  state('GA', 'Georgia', 300, 312, '404'),
  state('HI', 'Hawaii', 967, 968, '808'),
  state('ID', 'Idaho', 836, 837, '208'),
  state('IL', 'Illinois', 600, 620, '312'),
  state('IN', 'Indiana', 460, 479, '317'),
  state('IA', 'Iowa', 500, 514, '515'),
  state('KS', 'Kansas', 664, 679, '316'),
  state('KY', 'Kentucky', 400, 418, '502'),
  state('LA', 'Louisiana', 703, 708, '504'),
  state('ME', 'Maine', 39, 49, '207'),
  state('MD', 'Maryland', 206, 212, '410'),
  state('MA', 'Massachusetts', 10, 27, '617'),
  state('MI', 'Michigan', 480, 499, '313'),
  state('MN', 'Minnesota', 553, 567, '612'),
  state('MS', 'Mississippi', 386, 397, '601'),
  state('MO', 'Missouri', 633, 641, '314'),
  state('MT', 'Montana', 590, 599, '406'),
  state('NE', 'Nebraska', 683, 693, '402'),
  state('NV', 'Nevada', 889, 891, '702'),
  state('NH', 'New Hampshire', 30, 38, '603'),
  state('NJ', 'New Jersey', 70, 89, '201'),
  state('NM', 'New Mexico', 877, 884, '505'),
  state('NY', 'New York', 100, 149, '212'),
  state('NC', 'North Carolina', 270, 289, '919'),
  state('ND', 'North Dakota', 580, 588, '701'),
  state('OH', 'Ohio', 430, 458, '614'),
  state('OK', 'Oklahoma', 734, 741, '405'),
  state('OR', 'Oregon', 970, 979, '503'),
  state('PA', 'Pennsylvania', 150, 196, '215'),
  state('RI', 'Rhode Island', 28, 29, '401'),
  state('SC', 'South Carolina', 290, 299, '803'),
  state('SD', 'South Dakota', 570, 577, '605'),
  state('TN', 'Tennessee', 376, 385, '615'),
  state('TX', 'Texas', 773, 799, '512'),
  state('UT', 'Utah', 843, 847, '801'),
  state('VT', 'Vermont', 56, 59, '802'),
  state('VA', 'Virginia', 220, 246, '703'),
  state('WA', 'Washington', 988, 994, '206'),
  state('WV', 'West Virginia', 247, 268, '304'),
  state('WI', 'Wisconsin', 537, 549, '414'),
  state('WY', 'Wyoming', 822, 831, '307'),
];

function state(code: string, name: string, from: number, to: number, area: string): State {
  return { code, name, zip: [from, to], area };
}
