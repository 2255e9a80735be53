/** The pages of one public service, each with the micro-frontends to load along with it. */
export type Journey = Readonly<Record<string, readonly string[]>>;

/**
 * The services that the portal offers; a new one is one more entry. A micro-frontend is named by its folder in
 * `apps/front-ends/` and gets an origin of its own.
 */
export const JOURNEYS: readonly Journey[] = [
  {
    '/apply': ['application-form', 'document-upload'],
    '/apply/confirmation': [],
  },
  { '/premium': ['flood-premium'], '/sign-in': [] },
  { '/start': ['passport-renewal'], '/confirmation': [] },
  { '/apply-subsidy': ['farm-subsidy'], '/apply-subsidy/confirmation': [] },
  { '/claim': ['unemployment-claim'], '/claim/status': ['unemployment-claim'] },
  { '/caseworker': ['caseworker-queue'] },
  { '/help': ['help-chat'] },
  { '/feed': ['social-feed'] },
];
