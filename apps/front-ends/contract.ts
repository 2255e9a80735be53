/**
 * What the shell and its micro-frontends promise each other. A micro-frontend is an ES module on an origin of its
 * own, built with whatever framework; its default shape is
 *
 *     export const mount: Mount = (element, context) => { …; return () => { …unmount… }; };
 *
 * The shell brings the design system's style sheet for the whole page; a micro-frontend brings none.
 */

/** The signed-in applicant. */
export interface Applicant {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  /** As what they are signed in: `citizen` unless they signed in as something else. */
  readonly role: string;
}

/** A document that the grants service has received. */
export interface UploadedDocument {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** What micro-frontends of one page tell each other: name of the event to what it carries. */
export interface PageEvents {
  /** A document is on its way. Whoever needs it waits for one of the two that follow. */
  'document-sending': { readonly name: string };
  'document-received': UploadedDocument;
  /** There is no document, because it was refused, could not be sent, or was taken away. */
  'document-missing': Record<string, never>;
  /** The form was submitted without a document; the upload says so at its field. */
  'document-needed': { readonly message: string };
}

/** The page's event bus. It lives as long as the page. */
export interface Bus {
  emit<Name extends keyof PageEvents>(name: Name, event: PageEvents[Name]): void;
  /** Returns a function that stops listening. */
  on<Name extends keyof PageEvents>(name: Name, listener: (event: PageEvents[Name]) => void): () => void;
}

/** What a micro-frontend gets from the shell. */
export interface Context {
  /** The base address of the API, without a slash at its end. */
  readonly api: string;
  readonly applicant: Applicant;
  readonly bus: Bus;
  /** What planted defects have switched on. */
  readonly flags: readonly string[];
  /** Goes to another page of the portal, which finds `state` in `history.state`. */
  navigate(path: string, state?: unknown): void;
  /** Puts another micro-frontend into an element. Failing to load, it is replaced by an error with a retry. */
  place(name: string, element: HTMLElement): void;
}

/** Takes the micro-frontend off the page. */
export type Unmount = () => void;

/** Puts the micro-frontend into an empty element. */
export type Mount = (element: HTMLElement, context: Context) => Unmount;

/** What the module of a micro-frontend exports. */
export interface FrontEndModule {
  readonly mount: Mount;
}

/** What the gateway writes into the document for the shell. */
export interface PortalContext {
  readonly applicant: Applicant;
  /** Each micro-frontend's module address. */
  readonly frontEnds: Readonly<Record<string, { readonly module: string }>>;
  readonly flags: readonly string[];
}
