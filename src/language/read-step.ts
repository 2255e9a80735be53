import type { Json, ScriptItem } from '../model/index.ts';
import { stepKindOf, titleOf } from '../steps/index.ts';
import type { StepKind } from '../steps/index.ts';
import { describe } from './complaints.ts';
import type { Desk } from './desk.ts';
import { canonicalSetting } from './step-words.ts';
import { isName, optionForms, optionsOf, optionWords } from './step-options.ts';
import { checkWish, findUpload } from './upload-file.ts';
import type { Path } from './yaml-file.ts';

/** A step as it is written: its word, and everything said of it, wherever it stands. */
export interface StepAsWritten {
  /** One of `stepWords`. */
  word: string;
  /** Where the step stands. */
  path: Path;
  /** What stands after the word, and where; absent for a word alone. */
  given?: { value: unknown; path: Path };
  /** The keys beside it. */
  beside: ReadonlyMap<string, { value: unknown; path: Path }>;
}

type Said = Map<string, { value: unknown; path: Path }>;

/** Reads one step; complains and gives undefined where it cannot be done. */
export async function readStep(written: StepAsWritten, desk: Desk): Promise<ScriptItem | undefined> {
  const { word, path, given } = written;
  const kind = stepKindOf(word);
  if (!kind) throw new Error(`there is no step “${word}”`);
  const { complaints } = desk;
  const said = collect(written, kind, desk);
  if (!said) return undefined;
  const place = given?.path ?? path;

  const options: Record<string, unknown> = {};
  const settings: Record<string, unknown> = {};
  let good = true;
  for (const [key, { value, path: here }] of said) {
    const field = Object.hasOwn(kind.settings.shape, key) ? kind.settings.shape[key] : undefined;
    const option = optionWords.find((one) => one === key);
    const form = field ?? (option && optionForms[option]);
    if (!form) continue;
    const read = complaints.read<unknown>(form as typeof optionForms.as, value, here);
    if (read === undefined) good = false;
    else if (field) settings[key] = value;
    else options[key] = read;
  }
  checkCaptureNames(said.get('capture'), desk);
  const missing = needsOf(kind).filter((key) => !said.has(key));
  if (missing.length > 0) {
    const lacks = missing.map((key) => `“${key}”`).join(' and ');
    complaints.add(
      place,
      `“${word}” does not say enough: ${lacks} is missing`,
      `write it as ${kind.example}`,
    );
    return undefined;
  }
  if (!good) return undefined;
  const read = kind.settings.safeParse(settings);
  if (!read.success) {
    const because =
      Object.keys(settings).length === 0 ? 'is empty' : `needs ${read.error.issues[0]?.message ?? 'more'}`;
    complaints.add(place, `“${word}” ${because}`, `write it as ${kind.example}`);
    return undefined;
  }
  const ready = { ...read.data } as Record<string, Json>;
  for (const key of kind.files ?? []) {
    const file = ready[key];
    if (typeof file !== 'string') continue;
    const found = await findUpload(file, desk.world, desk.folder);
    if ('message' in found) {
      complaints.add(said.get(key)?.path ?? place, found.message, found.hint);
      return undefined;
    }
    ready[key] = found.file;
    const wrong = await checkWish(found.file, ready);
    if (wrong) {
      complaints.add(said.get(wrong.key)?.path ?? place, wrong.message, wrong.hint);
      return undefined;
    }
  }
  const item: ScriptItem = {
    item: 'step',
    title: titleOf(word, ready),
    at: complaints.at(place),
    kind: word,
    settings: ready,
    ...optionsOf(options, word),
  };
  const texts = [...said].filter(([key]) => !kind.files?.includes(key));
  desk.texts.set(item, { complaints, values: texts.map(([, text]) => text) });
  return item;
}

/** Everything that is said of a step by canonical words; complains about words that mean nothing, and about twins. */
function collect(
  { word, given, beside }: StepAsWritten,
  kind: StepKind,
  { complaints }: Desk,
): Said | undefined {
  const said: Said = new Map();
  const known = [...Object.keys(kind.settings.shape), ...optionWords];
  const put = (key: string, value: unknown, path: Path): void => {
    const name = canonicalSetting(word, key);
    if (!known.includes(name)) complaints.unknown('key', key, path, known);
    else if (said.has(name)) complaints.add(path, `“${key}” is said twice in this step`, 'keep one', 'key');
    else said.set(name, { value, path });
  };
  const needs = needsOf(kind);
  if (given && isGroup(given.value)) {
    for (const [key, value] of Object.entries(given.value)) put(key, value, [...given.path, key]);
  } else if (given && given.value !== null) {
    if (kind.main === undefined) {
      complaints.add(
        given.path,
        `“${word}” takes nothing, but here is ${describe(given.value)}`,
        `write “- ${word}”`,
      );
      return undefined;
    }
    said.set(kind.main, given);
  }
  for (const [key, { value, path }] of beside) {
    if (given?.value === null && Object.hasOwn(kind.settings.shape, canonicalSetting(word, key))) {
      complaints.add(
        path,
        `“${key}” does not belong here`,
        `indent it below “${word}:”, two spaces further`,
        'key',
      );
      return undefined;
    }
    put(key, value, path);
  }
  if (given?.value === null && needs.length > 0 && said.size === 0) {
    const [only] = needs;
    if (needs.length > 1 || only === undefined || only !== kind.main) {
      complaints.add(given.path, `“${word}” is empty`, `write it as ${kind.example}`);
      return undefined;
    }
    said.set(only, given);
  }
  return said;
}

/** Settings that a kind cannot do without. */
function needsOf({ settings }: StepKind): string[] {
  const issues = settings.safeParse({}).error?.issues ?? [];
  return issues.flatMap(({ path: [key] }) => (typeof key === 'string' ? [key] : []));
}

function checkCaptureNames(capture: { value: unknown; path: Path } | undefined, { complaints }: Desk): void {
  if (!capture || !isGroup(capture.value)) return;
  for (const key of Object.keys(capture.value)) {
    if (isName(key)) continue;
    const path = [...capture.path, key];
    complaints.add(
      path,
      `“${key}” cannot be said in a template`,
      'use letters, digits, dashes, underscores',
      'key',
    );
  }
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
