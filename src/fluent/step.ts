import type { AllOptional, SettingsOf, StepWord, WrittenOptions, WrittenStep } from '../run/index.ts';

/** A step of a script, as `given().when(…)` takes it. */
export type ScriptStep = WrittenStep;

/** `upload` may call its file `file`, as people do. */
type Settings<W extends StepWord> = W extends 'upload'
  ? SettingsOf<W> | ({ file: string } & Omit<SettingsOf<W>, 'path'>)
  : SettingsOf<W>;

/**
 * One step. Its first word is a kind of step with its settings, or a name of your own for a page to open.
 *
 * @example
 * Step('open_form', { path: '/apply-subsidy' })
 * Step('upload', { file: 'fake_schedule_f.pdf' })
 * Step('submit')
 */
export function Step<W extends StepWord>(
  word: W,
  ...settings: AllOptional<Settings<W>> extends true
    ? [settings?: Settings<W>, options?: WrittenOptions]
    : [settings: Settings<W>, options?: WrittenOptions]
): ScriptStep;
export function Step(name: string, page: { path: string }, options?: WrittenOptions): ScriptStep;
export function Step(word: string, settings: object = {}, options: WrittenOptions = {}): ScriptStep {
  if ('path' in settings && word !== 'upload' && word !== 'visit') {
    const as = word.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_');
    return { visit: { path: String(settings.path) }, as, ...options };
  }
  const { file, ...rest } = settings as { file?: unknown };
  const written = file === undefined ? rest : { path: file, ...rest };
  // The reader of the language checks it like any other; what compiles reads.
  return { [word]: written, ...options } as unknown as ScriptStep;
}
