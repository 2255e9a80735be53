import { readAs } from '../model/index.ts';

/** An address on the target itself: a scenario cannot lead its citizens to some other host. */
export const address = readAs<string, string>(
  'an address on the target such as "/apply"',
  (value) => (typeof value === 'string' && staysOnTarget(value) ? value : undefined),
  { shown: { type: 'string', pattern: '^/' } },
);

/** A control as a person calls it, or the address of a link. */
export const control = readAs<string, string | number>(
  'what a person would press, such as "Submit" or "/apply"',
  (value) => {
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string' || value.trim() === '') return undefined;
    return value.startsWith('/') && !staysOnTarget(value) ? undefined : value;
  },
  { shown: { type: ['string', 'number'] } },
);

/** True or false, as YAML and JSON have them. */
export const yesOrNo = readAs<boolean, boolean>(
  'true or false',
  (value) => (typeof value === 'boolean' ? value : undefined),
  { shown: { type: 'boolean' } },
);

/** `//host` and `/\host` look like paths and lead elsewhere, as browsers read them. */
function staysOnTarget(path: string): boolean {
  return (
    path.startsWith('/') &&
    URL.canParse(path, 'http://a.test') &&
    new URL(path, 'http://a.test').host === 'a.test'
  );
}
