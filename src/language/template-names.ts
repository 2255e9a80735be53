import { parseTemplate, templateNames } from '../model/index.ts';
import { choices } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { offsetOf } from './yaml-file.ts';
import type { Path } from './yaml-file.ts';

/** Complains about templates that name nothing, and about braces that were never closed. */
export function checkTemplates(text: string, path: Path, complaints: Complaints): void {
  const written = complaints.file.source.text;
  const start = offsetOf(complaints.file.root, path, 'value');
  let from = start;
  /** Offset of the next braces from here on; the start of the value where they are written in some other way. */
  const place = (braces: string): number => {
    const found = written.indexOf(braces, from);
    if (found < 0) return start;
    from = found + braces.length;
    return found;
  };
  for (const part of parseTemplate(text)) {
    if ('name' in part) {
      const offset = place('{{');
      if (templateNames.includes(part.name)) continue;
      const message = part.name ? `there is no template “${part.name}”` : 'this template names nothing';
      complaints.addAt(offset, message, choices(part.name, templateNames));
      continue;
    }
    const open = /\{\{|\}\}/.exec(part.text)?.[0];
    if (open) {
      const message = open === '{{' ? 'this template is not closed' : 'this template was never opened';
      complaints.addAt(place(open), message, 'write it as "{{ random.states }}"');
    }
  }
}
