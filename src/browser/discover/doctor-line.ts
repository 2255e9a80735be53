/** One thing that `esr doctor` looked at. */
export interface DoctorLine {
  name: string;
  /** `bad` keeps a rehearsal from starting, `warn` bends it, `note` is for reading only. */
  state: 'ok' | 'warn' | 'bad' | 'note';
  /** What was found. */
  value: string;
  /** What to do about it. */
  hint?: string;
}
