import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from '../../../src/guard/index.ts';

/** One labelled string. */
export interface Sample {
  /** Kinds that must be found; none where the string is safe or only looks like something. */
  kinds: string[];
  text: string;
  label: string;
  /** As a person finds it: `tuning.tsv:17`. */
  place: string;
}

/** Reads a file of tests/guard-corpus. */
export function corpus(file: string): Sample[] {
  const path = join(import.meta.dirname, '../../guard-corpus', file);
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line === '' || line.startsWith('# ')) return [];
      const [kinds = '', text = '', label = ''] = line.split('\t');
      return {
        kinds: kinds === '-' ? [] : kinds.split(','),
        text: text.replaceAll('\\n', '\n').replaceAll('\\t', '\t'),
        label,
        place: `${file}:${i + 1}`,
      };
    });
}

/** How often the guard was right, and what it got wrong, for a person to read. */
export interface Confusion {
  samples: number;
  /** Share of the real-shaped strings that were found. */
  recall: number;
  /** Share of the strings that were found that are real-shaped. */
  precision: number;
  wrong: string[];
}

/** Scans all samples. A string that is found as something else is found, but wrong. */
export function confusion(samples: readonly Sample[]): Confusion {
  let [real, found, hits] = [0, 0, 0];
  const wrong: string[] = [];
  for (const { kinds, text, label, place } of samples) {
    const seen = new Set<string>(scan(text, { label }).map(({ kind }) => kind));
    if (kinds.length > 0) real += 1;
    if (seen.size > 0) found += 1;
    if (kinds.length > 0 && seen.size > 0) hits += 1;
    const [wanted, got] = [kinds.toSorted().join(','), [...seen].toSorted().join(',')];
    if (wanted !== got) {
      const field = label === '' ? '' : ` in “${label}”`;
      wrong.push(
        `${place}: ${JSON.stringify(text)}${field} is ${wanted || 'nothing'}, seen as ${got || 'nothing'}`,
      );
    }
  }
  return { samples: samples.length, recall: hits / real, precision: hits / found, wrong };
}
