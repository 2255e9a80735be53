import { isDeepStrictEqual } from 'node:util';
import { writeShare } from '../../model/index.ts';
import type { Check } from '../../model/index.ts';
import { Complaints } from '../complaints.ts';
import { readChecks } from '../read-checks.ts';
import { parseYaml } from '../yaml-file.ts';
import type { Places } from './places.ts';
import { group, plain, quoted } from './tree.ts';
import type { Entry, Written } from './tree.ts';

/** The checks; the one that every scenario has by itself is left out. */
export function writeChecks(checks: readonly Check[], places: Places): Written | undefined {
  const written = isAddedByReader(checks) ? checks.slice(0, -1) : checks;
  if (written.length === 0) return undefined;
  const items = written.map((check): Entry => {
    const line = places.lineOf(check.at);
    return { value: writeCheck(check), ...(line === undefined ? {} : { line }) };
  });
  return { is: 'list', open: true, items };
}

function writeCheck(check: Check): Written {
  const form = formOf(check);
  // An expression stands in quotes, a word of ours does not.
  if (typeof form === 'string') return check.compare ? quoted(form) : plain(form);
  if ('warn' in form) return group({ warn: quoted(form.warn) }, true);
  return group({ type: plain(form.type), target: plain(form.target) }, true);
}

/** A check as data; the title of an expression is the expression, in its best spelling. */
function formOf({ type, target, compare, title }: Check): Form {
  if (compare) return compare.miss === 'fail' ? title : { warn: title };
  if (target === undefined) return type;
  return { type, target: type === 'success_rate_at_least' ? writeShare(target) : target };
}

type Form = string | { warn: string } | { type: string; target: string | number };

/** Whether reading the others brings the last check back: one that somebody wrote has a place, and stays. */
function isAddedByReader(checks: readonly Check[]): boolean {
  const last = checks.at(-1);
  if (!last) return false;
  const others = checks.slice(0, -1).map(formOf);
  const read = readChecks(others, [], new Complaints(parseYaml({ file: '', shown: '', text: '' })));
  return read.length === checks.length && isDeepStrictEqual(read.at(-1), last);
}
