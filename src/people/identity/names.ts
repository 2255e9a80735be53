import { faker as german } from '@faker-js/faker/locale/de';
import { faker as english } from '@faker-js/faker/locale/en';
import { faker as spanish } from '@faker-js/faker/locale/es_MX';
import { faker as french } from '@faker-js/faker/locale/fr';
import { faker as portuguese } from '@faker-js/faker/locale/pt_BR';
import type { Identity } from '../../model/index.ts';
import { happens, pick } from '../draw.ts';
import type { Draw } from '../draw.ts';

type Words = readonly [string, ...string[]];
interface Names {
  female: Words;
  male: Words;
  family: Words;
}

/**
 * Only faker's word lists are used, not its generators: those share one random state, take thirty times as long, and
 * their phones and mail addresses leave the safe ranges. The lists change between versions of faker, which is why
 * package.json pins one.
 */
const LANGUAGES: Readonly<Record<string, Names>> = {
  en: namesOf(english),
  es: namesOf(spanish),
  fr: namesOf(french),
  pt: namesOf(portuguese),
  de: namesOf(german),
};

/** People of every language live everywhere: of those whose language has no list or English, one in eight. */
const SPANISH_NAMES = 1 / 8;
/** Of Spanish names, half are double, father's and mother's; of others one in thirty has a hyphen. */
const TWO_SURNAMES = 1 / 2;
const HYPHENATED = 1 / 30;
const NO_MIDDLE_NAME = 1 / 8;
/** About as many as say so when asked: Pew Research Center 2022, 1.0 % of adults in the US. */
const NONBINARY = 0.01;

/**
 * Name, gender and form of address, that go with each other and with the language of the locale. Made from lists of
 * common first and last names: a combination can be somebody's name, as any name can.
 */
export function namesFor(
  draw: Draw,
  locale: string,
): Pick<Identity, 'givenName' | 'middleName' | 'familyName' | 'fullName' | 'gender' | 'title'> {
  const language = languageOf(draw, locale);
  const { female, male, family } = LANGUAGES[language] ?? namesOf(english);
  const isFemale = happens(1 / 2, draw('sex'));
  const given = isFemale ? female : male;
  const first = pick(family, draw('familyName'));
  const second = pick(family, draw('secondSurname'));
  const givenName = pick(given, draw('givenName'));
  const familyName = surname(first, second, language, draw('surnames'));
  const gender = happens(NONBINARY, draw('gender')) ? 'Nonbinary' : isFemale ? 'Female' : 'Male';
  return {
    givenName,
    middleName: happens(NO_MIDDLE_NAME, draw('hasMiddleName')) ? '' : pick(given, draw('middleName')),
    familyName,
    fullName: `${givenName} ${familyName}`,
    gender,
    title: { Female: 'Ms.', Male: 'Mr.', Nonbinary: 'Mx.' }[gender],
  };
}

function languageOf(draw: Draw, locale: string): string {
  const language = locale.split('-', 1)[0] ?? '';
  if (language !== 'en' && language in LANGUAGES) return language;
  return happens(SPANISH_NAMES, draw('nameLanguage')) ? 'es' : 'en';
}

function surname(first: string, second: string, language: string, chosen: number): string {
  if (first === second) return first;
  if (language === 'es') return happens(TWO_SURNAMES, chosen) ? `${first} ${second}` : first;
  return happens(HYPHENATED, chosen) ? `${first}-${second}` : first;
}

function namesOf({ rawDefinitions: { person } }: typeof english): Names {
  return {
    female: words(person?.first_name?.female),
    male: words(person?.first_name?.male),
    family: words(person?.last_name?.generic),
  };
}

function words(list: readonly string[] | undefined): Words {
  const [first, ...rest] = list ?? [];
  if (first === undefined) throw new Error('faker has no names of this language; is it the pinned version?');
  return [first, ...rest];
}
