import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the runs that fly in a project are found: a file each, and the journal of its faults. */
export function flightsPlace(projectDir: string): string {
  return join(projectDir, '.esr', 'flights');
}

/** Where the checkouts of a project are, which a comparison of branches makes. */
export function checkoutsPlace(projectDir: string): string {
  return join(projectDir, '.esr', 'checkouts');
}

/** Whether anything is in a folder that somebody could have left there; a list of what git ignores is nothing. */
export function holdsAnything(place: string): boolean {
  try {
    return readdirSync(place).some((name) => name !== '.gitignore');
  } catch {
    return false;
  }
}
