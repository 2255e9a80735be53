import { z } from 'zod';
import { oneOf, rulePlaces, text } from '../model/index.ts';
import type { Rule } from '../model/index.ts';
import { choices, clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import type { NamedFiles } from './named-files.ts';
import type { Path } from './yaml-file.ts';

/** What the file of a rule says. */
const form = z.strictObject({
  about: text,
  never: z.array(text, { error: 'a list of words' }).min(1, { error: 'a list of at least one word' }),
  places: z.array(oneOf(rulePlaces), { error: `a list of ${rulePlaces.join(', ')}` }).optional(),
});

/** Reads the rules that a scenario names: files of `fixtures/rules/`. */
export async function readRules(
  names: readonly string[] | undefined,
  { place, complaints, files }: { place: Path; complaints: Complaints; files: NamedFiles },
): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const name of new Set(names)) {
    const file = await files.open(name);
    if (!file) {
      if (await files.has(name)) continue;
      const hint = choices(name, await files.names()) ?? 'write it into fixtures/rules/';
      complaints.add(place, `there is no rule “${clip(name)}”`, hint);
      continue;
    }
    const read = file.complaints.read(form, file.data, []);
    if (!read) continue;
    const { about, never, places } = read;
    rules.push({ name: file.name, about, never, ...(places ? { places } : {}) });
  }
  return rules;
}
