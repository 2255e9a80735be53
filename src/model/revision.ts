/** Which state of the code of a service was flown; only of the sides of a comparison of branches. */
export interface Revision {
  /** The branch, tag or commit as it was named; absent: the working copy as it was. */
  ref?: string;
  /** The commit, in full; of a working copy the one that it stands on. */
  commit: string;
  /** The working copy had changes that no commit has. */
  changed?: boolean;
}

/** So many digits tell the commits of any repository apart. */
const DIGITS = 10;

/** `main (1a2b3c4d5e)`; `the working copy (1a2b3c4d5e and changes)`. */
export function revisionInWords({ ref, commit, changed }: Revision): string {
  const short = commit.slice(0, DIGITS);
  const name = ref ?? 'the working copy';
  // Who names a commit by its number need not hear it twice.
  if (commit.startsWith(name)) return short;
  return `${name} (${short}${changed ? ' and changes' : ''})`;
}
