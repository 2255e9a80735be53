import { pick } from '../draw.ts';

const FRONT = [
  'alder',
  'amber',
  'ash',
  'birch',
  'bram',
  'briar',
  'cedar',
  'clover',
  'cobble',
  'copper',
  'dapple',
  'elder',
  'fallow',
  'fern',
  'flint',
  'gorse',
  'harrow',
  'hazel',
  'heather',
  'heron',
  'juniper',
  'kestrel',
  'larch',
  'lark',
  'linden',
  'marl',
  'moss',
  'otter',
  'plover',
  'quarry',
  'quill',
  'rowan',
  'rush',
  'sedge',
  'sorrel',
  'tansy',
  'thistle',
  'umber',
  'willow',
  'wren',
] as const;
const BACK = [
  'bank',
  'beck',
  'bourne',
  'combe',
  'croft',
  'dale',
  'fell',
  'fold',
  'garth',
  'gate',
  'haugh',
  'hythe',
  'lea',
  'march',
  'mere',
  'moor',
  'reach',
  'rigg',
  'shaw',
  'stead',
  'thwaite',
  'wick',
  'wold',
  'worth',
  'yard',
] as const;

/**
 * An invented place word such as `Tansymere`, one of a thousand, for streets, schools, employers and banks. Some of
 * them exist by coincidence; none is taken from a list of real ones.
 */
export function inventedWord(chosen: number): string {
  const front = pick(FRONT, chosen);
  // The low bits of a hash are as good as the high ones that `pick` looks at.
  const back = BACK[chosen % BACK.length] ?? BACK[0];
  return front.charAt(0).toUpperCase() + front.slice(1) + back;
}
