/** Languages whose names of months are read: those of the forms we know, and English. */
const LANGUAGES = ['en', 'es', 'de', 'fr'];
const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(2000, month, 15));

/** Names of a month in a language, long and short; English where the language is not known. Months count from 1. */
export function namesOf(month: number, language: string): string[] {
  const date = MONTHS[month - 1] ?? new Date(Number.NaN);
  const locale = localeOf(language);
  return (['long', 'short'] as const).map((style) =>
    new Intl.DateTimeFormat(locale, { month: style }).format(date),
  );
}

/** The month of a name, `November`, `nov`, `noviembre`; from 1. */
export function monthOf(name: string): number | undefined {
  return byName.get(bare(name));
}

function bare(name: string): string {
  return name.toLowerCase().replace('.', '').trim();
}

const byName = new Map<string, number>([['sept', 9]]);
for (const language of LANGUAGES) {
  for (const [index] of MONTHS.entries()) {
    for (const name of namesOf(index + 1, language)) byName.set(bare(name), index + 1);
  }
}

function localeOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
