import { notTaken } from './failures.ts';
import { persist, type Remedy } from './persist.ts';
import type { Grip } from './tools.ts';

/**
 * Sets an input whose value the browser itself makes from a picker: date, time, color, range. It takes a value as the
 * HTML standard writes it, or none at all.
 * @param otherwise what can be done while it cannot be set.
 */
export async function setNative(
  grip: Grip,
  value: string,
  otherwise: () => Promise<Remedy | undefined> = async () => Promise.resolve(undefined),
): Promise<void> {
  const { control, patience, manner, found } = grip;
  const give = async (): Promise<string> => {
    await persist(
      grip,
      (bounds) =>
        manner?.pick ? manner.pick(control, found.shown, value, bounds) : control.fill(value, bounds),
      otherwise,
    );
    return control.inputValue({ timeout: patience.left() });
  };
  let shows = await give();
  // Leaving the field before may make a page draw this one anew (SurveyJS): a person sees that and gives it again.
  if (shows === '' && value !== '') shows = await give();
  if (shows === '' && value !== '') throw notTaken(grip, value, shows);
}
