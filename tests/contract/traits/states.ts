/** Enough options that nobody goes through them one by one, several with the same first word. */
export const STATES = [
  'Alabama',
  'Alaska',
  'Arizona',
  'Maine',
  'Nevada',
  'New Hampshire',
  'New Jersey',
  'New Mexico',
  'New York',
  'North Carolina',
  'North Dakota',
  'Ohio',
  'Wyoming',
];
