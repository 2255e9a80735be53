/**
 * A name as words to compare: small letters without accents and marks, one space between words. `dateOfBirth`,
 * `date_of_birth` and “Date of birth *” are the same.
 */
export function bareWords(text: string): string {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/['’\u00ad\p{M}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
