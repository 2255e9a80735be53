import { nearest, parseTemplate } from '../model/index.ts';
import { choices } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import type { Path } from './yaml-file.ts';

/**
 * Complains about templates that name nothing, and about braces that were never closed.
 * @param names all there are.
 */
export function checkTemplates(
  text: string,
  path: Path,
  complaints: Complaints,
  names: readonly string[],
): void {
  const written = complaints.file.text;
  const start = complaints.file.offset(path, 'value');
  let from = start;
  /** Offset of the next braces from here on; the start of the value where they are written in some other way. */
  const place = (braces: string): number => {
    const found = written.indexOf(braces, from);
    if (found < 0) return start;
    from = found + braces.length;
    return found;
  };
  for (const part of parseTemplate(text)) {
    if (complaints.isFull) return;
    if ('name' in part) {
      const offset = place('{{');
      if (names.includes(part.name)) continue;
      const message = part.name ? `there is no template “${part.name}”` : 'this template names nothing';
      complaints.addAt(offset, message, hintFor(part.name, names));
      continue;
    }
    const open = /\{\{|\}\}/.exec(part.text)?.[0];
    if (open) {
      const message = open === '{{' ? 'this template is not closed' : 'this template was never opened';
      complaints.addAt(place(open), message, 'write it as "{{ random.states }}"');
    }
  }
}

/** The nearest name of the same kind, such as `citizen.…`, where there is that kind: `citizen.nam` is no `citizen.zip`. */
function hintFor(name: string, names: readonly string[]): string | undefined {
  const kind = name.slice(0, name.lastIndexOf('.') + 1);
  const alike = kind === '' ? [] : names.filter((one) => one.startsWith(kind));
  if (alike.length === 0) return choices(name, names);
  const [best] = nearest(
    name.slice(kind.length),
    alike.map((one) => one.slice(kind.length)),
  );
  const all = choices('', alike) ?? '';
  return best === undefined ? all : `did you mean “${kind}${best}”? ${all.replace(/^there/, 'There')}`;
}
