import type { LoadProfile } from '../model/index.ts';
import type { Complaints } from './complaints.ts';
import { topKeyOf, topWords } from './top-keys.ts';
import type { TopName } from './top-keys.ts';
import type { Path } from './yaml-file.ts';

/** What the keys of a scenario say that are no lists of their own; absent where they say nothing, or nonsense. */
interface Said {
  name?: string;
  users?: number;
  personas?: string[];
  /** Simulated ms, as all of them. */
  rampUp?: number;
  duration?: number;
  profile?: LoadProfile['points'];
  /** Per second of real time. */
  rate?: number;
  arrivals?: 'even' | 'poisson';
  concurrency?: number;
  timeWarp?: number;
  start?: string;
  tags?: string[];
  /** A module of the project. */
  metrics?: string;
  rules?: string[];
}

/** A value as it was written, and where. */
export interface Written {
  value: unknown;
  path: Path;
}

/** The outermost keys of a scenario, by what they mean. */
export interface Top {
  said: Said;
  /** Everything that was written, also what makes no sense. */
  written: Partial<Record<TopName, Written>>;
}

/** Reads the outermost keys; complains about unknown words, and about two words for the same. */
export function readTop(data: Record<string, unknown>, complaints: Complaints): Top {
  const said: Record<string, unknown> = {};
  const written: Top['written'] = {};
  for (const [word, value] of Object.entries(data)) {
    const key = topKeyOf(word, value);
    if (!key) {
      complaints.unknown('key', word, [word], topWords);
      continue;
    }
    const { name, form } = key;
    const first = written[name];
    if (first) {
      const other = String(first.path[0]);
      const message =
        other === word ? `“${word}” is there twice` : `“${other}” and “${word}” both say the same`;
      complaints.add([word], message, `keep “${key.words[0] === word ? word : other}”`, 'key');
      continue;
    }
    written[name] = { value, path: [word] };
    // A key with nothing below it says nothing; a name or a number needs one.
    if (value === null && mayBeEmpty(name)) continue;
    if (form) said[name] = complaints.read(form, value, [word]);
  }
  return { said, written };
}

function mayBeEmpty(name: TopName): boolean {
  return ['personas', 'tags', 'actions', 'faults', 'checks', 'script', 'rules'].includes(name);
}
