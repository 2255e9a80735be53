/** What kind of browser: a headless shell has no window and costs the least; Edge counts as `chrome`. */
export type BrowserKind = 'headless-shell' | 'chromium' | 'chrome';
/** Who says there is a browser. */
export type BrowserSource = 'ESR_BROWSER' | 'playwright' | 'system';

/** One place where a browser may be, and what is there. */
export interface Place {
  kind: BrowserKind;
  source: BrowserSource;
  /** Where that is, for a person: a path, or `… on the PATH`. */
  where: string;
  /** The program that is there; absent when there is none. */
  executablePath?: string;
  /** Where it is known without running it. */
  version?: string;
}

/** The kind of a browser by its file name, for one that a person named. */
export function kindOfProgram(name: string): BrowserKind {
  if (/headless[-_]shell/i.test(name)) return 'headless-shell';
  return /chromium/i.test(name) ? 'chromium' : 'chrome';
}
