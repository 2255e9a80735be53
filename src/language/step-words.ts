import { stepKindOf, stepWords } from '../steps/index.ts';

/** Other words for steps and their settings, as the seeds write them: one table. */
const steps: Readonly<Record<string, string>> = { open: 'visit', open_form: 'visit' };
const settings: Readonly<Record<string, Readonly<Record<string, string>>>> = { upload: { file: 'path' } };

export const otherStepWords: readonly string[] = Object.keys(steps);

/** Words that give a script its structure. */
export const structureWords = ['choose', 'repeat', 'use', 'action'] as const;

/** How often a script of the staff repeats what they do until they are let go. */
export const ALWAYS = 'always';

/** The step of a word, in the canonical spelling; undefined for a word that is no step. */
export function stepOf(word: string): string | undefined {
  const canonical = Object.hasOwn(steps, word) ? (steps[word] ?? word) : word;
  return stepKindOf(canonical) ? canonical : undefined;
}

/** The canonical word for a setting of a step. */
export function canonicalSetting(step: string, key: string): string {
  const others = settings[step] ?? {};
  return Object.hasOwn(others, key) ? (others[key] ?? key) : key;
}

/** The settings that a step may have, by every word for them. */
export function settingWords(step: string): string[] {
  return [...Object.keys(stepKindOf(step)?.settings.shape ?? {}), ...Object.keys(settings[step] ?? {})];
}

/** Every word a step of a script may start with. */
export const scriptWords: readonly string[] = [...stepWords, ...structureWords, 'within', 'steps'];
