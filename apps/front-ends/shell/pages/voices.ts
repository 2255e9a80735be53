import { frontEndPage } from './front-end.ts';

/** The help chat. */
export const help = frontEndPage({
  title: 'Help chat',
  agency: 'All agencies',
  intro: 'Ask what you need for a service. A machine answers; what it may say is checked first.',
  name: 'help-chat',
});

/** The mock social feed. */
export const feed = frontEndPage({
  title: 'What people say',
  agency: 'A mock social feed',
  intro: 'Citizens of a rehearsal who did not get through complain here, in their own words.',
  name: 'social-feed',
});
