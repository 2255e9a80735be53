import { readFile } from 'node:fs/promises';
import { plainMetricNames, metricOf } from '../model/index.ts';
import { clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import { findModule } from './target-script.ts';
import type { Path } from './yaml-file.ts';

/** A module with figures of the author’s own. */
export interface OwnMetrics {
  /** Absolute. */
  file: string;
  /** Names of what it exports. */
  names: readonly string[];
}

/** What an ES module exports by name: declarations, and lists in braces. */
const DECLARED = /^\s*export\s+(?:async\s+)?(?:function\*?|const|let|var)\s+([A-Za-z_$][\w$]*)/gm;
const LISTED = /^\s*export\s*\{([^}]*)\}/gm;

/** Finds the module that `metrics:` names, and reads which names it exports; it is not run here. */
export async function readOwnMetrics(
  path: string | undefined,
  { place, complaints, projectDir }: { place: Path; complaints: Complaints; projectDir: string },
): Promise<OwnMetrics | undefined> {
  if (path === undefined) return undefined;
  const found = await findModule(path, projectDir, { takesTypeScript: true });
  if ('message' in found) {
    complaints.add(place, found.message, found.hint);
    return undefined;
  }
  const text = await readFile(found.file, 'utf8');
  const names = exportsOf(text);
  if (names.length === 0) {
    const message = `the module “${clip(path)}” exports no figure`;
    complaints.add(place, message, 'write: export function cost_per_claim(metrics) { return … }');
  }
  for (const name of names) {
    if (!metricOf(name)) continue;
    const message = `the module “${clip(path)}” exports “${name}”, which is a metric already`;
    complaints.add(
      place,
      message,
      `call it by another name; taken are ${plainMetricNames.slice(0, 3).join(', ')}, …`,
    );
  }
  return { file: found.file, names };
}

function exportsOf(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  const declared = [...code.matchAll(DECLARED)].map(([, name = '']) => name);
  const listed = [...code.matchAll(LISTED)].flatMap(([, names = '']) =>
    names.split(',').flatMap((one) => {
      if (/^\s*type\s/.test(one)) return [];
      const [name = '', as = name] = one.trim().split(/\s+as\s+/);
      return as === '' || as === 'default' ? [] : [as];
    }),
  );
  return [...new Set([...declared, ...listed])];
}
