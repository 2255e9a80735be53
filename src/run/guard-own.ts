import type { Finding } from '../guard/index.ts';
import { parseTemplate } from '../model/index.ts';

/** Fewer characters are found in anything. */
const FEWEST = 5;

/**
 * Whether what was found in a text that nobody wrote is the citizen's own: a form asks for ten of the twelve digits of
 * their account, for a licence without its letters, or bounds a date of birth, and the citizen makes it of what they
 * have. A value that stands in the scenario is never judged like this.
 */
export function isOwnIn(
  own: readonly string[],
  text: string,
  { kind, index, length }: Pick<Finding, 'kind' | 'index' | 'length'>,
): boolean {
  if (kind === 'birthdate') return true;
  const found = plain(text.slice(index, index + length));
  return found.length >= FEWEST && own.some((value) => isMadeOf(found, plain(value)));
}

/** Whether the characters of `part` stand in `whole` in their order. */
function isMadeOf(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (character === part[at]) at += 1;
  return at === part.length;
}

function plain(value: string): string {
  return value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** What stands in place of the words between two templates. */
const BETWEEN = '\n';

/** What a text draws by chance, `{{ random.date.past }}`, each as it will stand there. */
export function randomValuesIn(template: string, render: (template: string) => string): string[] {
  if (!template.includes('random.')) return [];
  const drawn = parseTemplate(template).flatMap((part) =>
    'name' in part && part.name.startsWith('random.') ? [`{{ ${part.name} }}`] : [],
  );
  return drawn.length === 0 ? [] : render(drawn.join(BETWEEN)).split(BETWEEN);
}
