/**
 * How something that can outlive its run is taken away, as data: whoever finds it can do it, without the run that put it
 * there. Doing it twice is harmless.
 */
export type Remedy = (
  | {
      by: 'request';
      method: string;
      url: string;
      headers?: Readonly<Record<string, string>>;
      body?: string;
    }
  | {
      by: 'command';
      /** Program and arguments; no shell. */
      command: readonly string[];
      /** Folder to run it in, absolute. */
      cwd: string;
    }
) & {
  /** What a person types to do the same: shown where it could not be done. */
  hand: string;
};
