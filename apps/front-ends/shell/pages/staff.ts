import { frontEndPage } from './front-end.ts';

/** Where caseworkers decide what a machine may not decide alone. */
export const caseworker = frontEndPage({
  title: 'Cases for review',
  agency: 'Caseworkers',
  intro:
    'Claims and answers that a rule has put before a person. Agree with the advice, or override it and say why.',
  name: 'caseworker-queue',
});
