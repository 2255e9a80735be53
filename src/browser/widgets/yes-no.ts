import { takesOnly } from './failures.ts';
import type { Grip } from './tools.ts';

const YES = /^(?:yes|y|true|on|1|checked|x|sí|si|ja|oui)$/i;
const NO = /^(?:no|n|false|off|0|unchecked|nein|non|)$/i;

/** What a value means for a box: true for yes, false for no, undefined for other words. */
export function yesOrNo(value: string): boolean | undefined {
  if (YES.test(value.trim())) return true;
  return NO.test(value.trim()) ? false : undefined;
}

/** The same for a box with a label: its own label means yes. @throws StepFailure for other words. */
export function boxValue(grip: Grip, value: string, label: string): boolean {
  const on = yesOrNo(value);
  if (on !== undefined) return on;
  if (label !== '' && label.toLowerCase() === value.trim().toLowerCase()) return true;
  throw takesOnly(grip, 'yes or no', value);
}
