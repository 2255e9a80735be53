import { bareWords, type Identity } from '../../model/index.ts';
import type { FieldFacts } from './heard.ts';

/** Something of a person that a field may ask for. */
export type Meaning = keyof typeof MEANINGS;

/** How one recognises what a field asks for, and what stands in the place of what was typed. */
interface Row {
  /** Tokens of `autocomplete`, as the HTML standard has them. */
  tokens?: string;
  /** In the field's name, small letters and single spaces; English and Spanish. */
  words?: RegExp;
  /** The citizen's own, by how it was typed. */
  as(typed: string): keyof Identity;
}

/** The first that fits decides: what is more special stands above. */
const MEANINGS = {
  password: {
    tokens: 'new-password current-password',
    words: /\bpassword|\bpass ?phrase\b|\bpasscode\b|contrasena/,
    as: () => 'password',
  },
  cardName: {
    tokens: 'cc-name',
    words: /\bname (?:as it appears )?on (?:the |your )?card\b|\bcard ?holder\b|titular/,
    as: () => 'cardName',
  },
  cardCvc: {
    tokens: 'cc-csc',
    words: /\b(?:cvc|cvv|csc|cid)2?\b|\bsecurity code\b|\bcard verification\b|codigo de seguridad/,
    as: () => 'cardCvc',
  },
  cardExpiry: {
    tokens: 'cc-exp',
    words: /\bcard expir|\bexpir\w* mm yy|\bmm yy(?:yy)?$|\bvalid thru\b/,
    as: () => 'cardExpiry',
  },
  cardNumber: {
    tokens: 'cc-number',
    words: /\b(?:credit|debit) card\b|\bcard (?:number|no)\b|^card$|\bnumero de (?:la )?tarjeta\b/,
    as: () => 'cardNumber',
  },
  email: { tokens: 'email', words: /\be ?mail\b|\bcorreo\b/, as: () => 'email' },
  ipAddress: { words: /\bip address\b/, as: () => 'ipAddress' },
  phone: {
    tokens: 'tel tel-national',
    words:
      /\b(?:tele)?phone\b|\b(?:mobile|cell)\b(?! (?:home|app))|\bfax\b|\btelefono\b|\bcelular\b|\bmovil\b/,
    as: (typed) => (/^\d+$/.test(typed) ? 'phoneDigits' : 'phone'),
  },
  ssn: {
    words: /\bssn\b|\bsocial security\b|\bseguro social\b|\btaxpayer id\b|\btax id\b|\bitin\b/,
    as: (typed) => (/^\d{4}$/.test(typed) ? 'ssnLast4' : /^\d+$/.test(typed) ? 'ssnDigits' : 'ssn'),
  },
  ein: { words: /\bf?ein\b|\bemployer id(?:entification)?\b/, as: () => 'ein' },
  passport: { words: /\bpassport\b|\bpasaporte\b/, as: () => 'passportNumber' },
  license: { words: /\b(?:drivers?|driving) licen[cs]e\b|\blicencia\b/, as: () => 'driversLicense' },
  farmNumber: { words: /\bfarm (?:number|id)\b/, as: () => 'farmNumber' },
  routing: { words: /\brouting\b|\baba number\b|\bnumero de ruta\b/, as: () => 'routingNumber' },
  account: { words: /\baccount (?:number|no)\b|\bnumero de cuenta\b/, as: () => 'accountNumber' },
  username: {
    tokens: 'username',
    words: /\buser ?name\b|\buser id\b|\blogin(?: id| name)?\b|\busuario\b/,
    as: (typed) => (typed.includes('@') ? 'email' : 'username'),
  },
  birthDate: {
    tokens: 'bday',
    words: /\bdate of birth\b|\bbirth ?da(?:te|y)\b|\bdob\b|\bborn\b|\bnacimiento\b/,
    as: (typed) => (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(typed) ? 'birthDateUs' : 'birthDate'),
  },
  birthDay: { tokens: 'bday-day', words: /\bbirth ?day of month\b|\bday of birth\b/, as: () => 'birthDay' },
  birthMonth: { tokens: 'bday-month', words: /\bbirth ?month\b|\bmonth of birth\b/, as: () => 'birthMonth' },
  birthYear: { tokens: 'bday-year', words: /\bbirth ?year\b|\byear of birth\b/, as: () => 'birthYear' },
  employer: {
    tokens: 'organization',
    words: /\bemployer(?: name)?$|\bname of (?:your )?employer\b|\bcompany name\b|\bempleador\b/,
    as: () => 'employer',
  },
  school: { words: /\bschool name\b|\bname of (?:your )?school\b/, as: () => 'school' },
  bankName: { words: /\bbank name\b|\bname of (?:your )?bank\b/, as: () => 'bankName' },
  middleName: {
    tokens: 'additional-name',
    words: /\bmiddle name\b|\bsegundo nombre\b/,
    as: () => 'middleName',
  },
  givenName: {
    tokens: 'given-name',
    words:
      /\b(?:first|given|preferred) ?names?\b|\bfore ?name\b|^(?:first|fname)$|^nombres?$|\bprimer nombre\b/,
    as: () => 'givenName',
  },
  familyName: {
    tokens: 'family-name',
    words: /\b(?:last|family|maiden) ?name\b|\bsurname\b|^(?:last|lname)$|\bapellidos?$|\bprimer apellido\b/,
    as: () => 'familyName',
  },
  fullName: {
    tokens: 'name',
    words:
      /\b(?:full|legal|complete) name\b|\b(?:your|applicant|applicants|claimant|patient|student) name\b|\bname of (?:the )?(?:applicant|claimant|patient|student)\b|^name$|\bsignature\b|\bsign here\b|\bnombre completo\b|\bnombre y apellidos?\b|\bfirma\b/,
    as: () => 'fullName',
  },
  street2: {
    tokens: 'address-line2 address-line3',
    words: /\baddress ?(?:line ?)?[23]\b|\bstreet ?2\b|\bapartment\b|\bapt\b|\bsuite\b|^unit\b/,
    as: () => 'street2',
  },
  zip: { tokens: 'postal-code', words: /\bzip\b|\bpost(?:al)? ?code\b|\bcodigo postal\b/, as: () => 'zip' },
  city: { tokens: 'address-level2', words: /\bcity\b|\btown\b|\bciudad\b|\bmunicipio\b/, as: () => 'city' },
  county: { words: /\bcounty\b|\bcondado\b/, as: () => 'county' },
  state: {
    tokens: 'address-level1',
    words: /\bstate$|\bstate (?:of residence|province|or province|territory|or territory)\b|\bestado$/,
    as: (typed) => (/^[A-Za-z]{2}$/.test(typed.trim()) ? 'stateCode' : 'state'),
  },
  street: {
    tokens: 'street-address address-line1',
    words: /\bstreet\b|\baddress\b(?! book)|\bdireccion\b|\bcalle\b|\bdomicilio\b/,
    as: () => 'street',
  },
} as const satisfies Record<string, Row>;

const ROWS = Object.entries(MEANINGS) as [Meaning, Row][];

/**
 * What a field asks for, when it is something of a person: by what its author states, its name, the title of its group,
 * its author's own words. Undefined for anything else.
 */
export function meaningOf(name: string, group: string, facts: FieldFacts | undefined): Meaning | undefined {
  if (facts?.type === 'password') return 'password';
  const token = facts?.autocomplete.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
  const stated = ROWS.find(([, { tokens = '' }]) => token !== '' && tokens.split(' ').includes(token));
  if (stated) return stated[0];
  const own = saidBy(name);
  if (own !== undefined) return own;
  if (facts?.type === 'email') return 'email';
  if (facts?.type === 'tel') return 'phone';
  return partOfBirth(name, group) ?? saidBy(facts?.hints ?? '');
}

/** Day, month or year under “Date of birth”. */
function partOfBirth(name: string, group: string): Meaning | undefined {
  if (saidBy(group) !== 'birthDate') return undefined;
  const [part] = /\b(?:day|month|year|dia|mes|ano)\b/.exec(bareWords(name)) ?? [];
  const parts: Record<string, Meaning> = {
    day: 'birthDay',
    dia: 'birthDay',
    month: 'birthMonth',
    mes: 'birthMonth',
    year: 'birthYear',
    ano: 'birthYear',
  };
  return part === undefined ? undefined : parts[part];
}

/** A text longer than this says too much to be a name, characters. */
const LONG = 80;

function saidBy(text: string): Meaning | undefined {
  const words = bareWords(text);
  if (words.length > LONG) return undefined;
  return ROWS.find(([, row]) => row.words?.test(words))?.[0];
}

/** Typed values of these are looked for everywhere else too; those of others stand in too much that is nobody's. */
const TELLING: ReadonlySet<Meaning> = new Set([
  ...([
    'password',
    'username',
    'email',
    'phone',
    'ssn',
    'ein',
    'passport',
    'license',
    'routing',
    'account',
  ] as const),
  ...(['cardName', 'cardNumber', 'fullName', 'givenName', 'familyName', 'middleName', 'birthDate'] as const),
  ...(['street', 'street2', 'zip', 'ipAddress', 'farmNumber'] as const),
]);

/** Whether what a field of that meaning is given tells who somebody is. */
export function isTelling(meaning: Meaning): boolean {
  return TELLING.has(meaning);
}

/** The template for what was typed into a field of that meaning. */
export function templateOf(meaning: Meaning, typed: string): string {
  return `{{ citizen.${MEANINGS[meaning].as(typed.trim())} }}`;
}
