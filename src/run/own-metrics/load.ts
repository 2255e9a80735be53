import { basename, relative } from 'node:path';
import { BadInput, messageOf, type Plan, type Problem } from '../../model/index.ts';
import { importModule } from './module.ts';

/** Figures of the author’s own, by name: each from those of the run and from each other. */
export type OwnMetrics = Readonly<Record<string, (metrics: Readonly<Record<string, number>>) => unknown>>;

/**
 * Loads the module that the scenario names below `metrics:`; undefined where it names none.
 * @throws BadInput when it cannot be loaded, or a check names something in it that is no function.
 */
export async function loadOwnMetrics(
  { scenario }: Plan,
  projectDir: string,
): Promise<OwnMetrics | undefined> {
  const { metrics: file, checks } = scenario;
  if (file === undefined) return undefined;
  const shown = relative(projectDir, file);
  const loaded = await importModule(file, projectDir).catch((error: unknown) => {
    throw new BadInput([unloadable(error, file, shown)]);
  });
  const functions = Object.fromEntries(Object.entries(loaded).filter(([, one]) => typeof one === 'function'));
  const wrong = checks.flatMap(({ compare, at }) => {
    const name = compare?.metric ?? '';
    if (!Object.hasOwn(loaded, name) || Object.hasOwn(functions, name)) return [];
    const message = `“${name}” in ${shown} is no function`;
    const hint = `write: export function ${name}(metrics) { return … }`;
    return [{ message, hint, ...(at ? { at } : {}) }];
  });
  if (wrong.length > 0) throw new BadInput(wrong);
  return functions as OwnMetrics;
}

/** Where a module that cannot be read is wrong, as far as whoever read it says. */
function unloadable(error: unknown, file: string, shown: string): Problem {
  const said = messageOf(error).replaceAll(file, shown).replaceAll(/\s+/g, ' ').slice(0, 300);
  const message = `could not load the metrics in ${shown}, because it said: ${said}`;
  const isUnknown = (error as { code?: unknown }).code === 'ERR_UNKNOWN_FILE_EXTENSION';
  const hint = isUnknown
    ? 'this Node reads no TypeScript: use Node 22.18 or newer, add tsx to the project, or write it as .mjs'
    : /Unexpected token 'export'/.test(said)
      ? 'it is read as an old kind of module: add "type": "module" to package.json, or call it .mts or .mjs'
      : `run it with node to see more: node ${shown}`;
  const line = lineIn(file, error);
  return { message, hint, ...(line === undefined ? {} : { at: { file: shown, line, column: 1 } }) };
}

/** The line of a file in which an error arose, by its stack; undefined where that does not say. */
export function lineIn(file: string, error: unknown): number | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, after = ''] = stack.split(basename(file), 2);
  const line = /^(?:\?[^:\s]*)?:(\d+)/.exec(after)?.[1] ?? /^: [^\n]*\((\d+):\d+\)/.exec(after)?.[1];
  return line === undefined ? undefined : Number(line);
}
