declare const checked: unique symbol;

/** A text that the guard has let pass: only such a text reaches a page. It is a plain string at run time. */
export type Safe = string & { readonly [checked]: true };

/** A control in words: for a sentence, and for what they say about the value that it is given. */
export interface ControlWords {
  /** `field “Phone”` */
  shown: string;
  /** Everything it is called: label, author’s name, what the scenario calls it. */
  labels: readonly string[];
}

/** What a page sends, as far as its browser tells when it goes out: neither cookies nor files. */
export interface SentRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer | null;
}

/**
 * What leaves one citizen’s hands or window goes through here. Where something could belong to a real person, the run is
 * stopped, and nothing passes any more.
 */
export interface Gate {
  /**
   * @param isWritten whether the step says this text; otherwise the citizen made it up, as a form asked.
   * @throws StepFailure `interrupted` when it may not be typed.
   */
  typed(text: string, control: ControlWords, isWritten: boolean): Safe;
  /** @param file its path; only its name is looked at. @throws StepFailure `interrupted` */
  uploaded(file: string, control: ControlWords): Safe;
  /** @throws StepFailure `interrupted` */
  visited(url: string): Safe;
  /** @returns false when it may not go out: whoever can still hold it does. */
  sent(request: SentRequest): boolean;
}
