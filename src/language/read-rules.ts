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

/** What only the query of an address has. A piece of a path may have a parameter: `/form;token=1`. */
const IN_QUERY = /[?&#]|^[^;]*=/;

/** Words that cannot be met: the record keeps no query, since it may hold what a person typed. */
function complainOfQueries(never: readonly string[], complaints: Complaints): void {
  for (const [index, word] of never.entries()) {
    if (!IN_QUERY.test(word)) continue;
    const message = `“${clip(word)}” can never be seen: addresses are recorded without their query, which may hold what a person typed`;
    complaints.add(
      ['never', index],
      message,
      'look for a piece of the path, or see in the service’s own log',
    );
  }
}

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
    if (places?.every((one) => one === 'address')) complainOfQueries(never, file.complaints);
    rules.push({ name: file.name, about, never, ...(places ? { places } : {}) });
  }
  return rules;
}
