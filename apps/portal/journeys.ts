/** One public service of the portal as the gateway sees it. A new service is one more entry. */
export interface Journey {
  /** Its pages, each with the micro-frontends to load along with it. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** Its micro-frontends, by the name of their folder in `apps/front-ends/`. */
  readonly frontEnds: readonly string[];
}

/** The services that the portal offers. */
export const JOURNEYS: readonly Journey[] = [
  {
    pages: {
      '/apply': ['application-form', 'document-upload'],
      '/apply/confirmation': [],
    },
    frontEnds: ['application-form', 'document-upload'],
  },
];
