import type { Page } from 'playwright';
import type { Patience } from '../patience.ts';
import type { Traffic } from '../traffic.ts';

/** What a step has to work with: the page, the service's address, and how long the citizen waits. */
export interface Hands {
  page: Page;
  /** Address of the service, without a slash at the end. */
  baseUrl: string;
  traffic: Traffic;
  patience: Patience;
}
