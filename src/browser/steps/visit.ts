import { StepFailure } from '../../model/index.ts';
import { withoutQuery } from '../traffic.ts';
import type { Hands } from './hands.ts';

/** Goes to an address of the service. */
export async function visit(hands: Hands, step: { path: string }): Promise<void> {
  const url = /^https?:/.test(step.path) ? step.path : new URL(step.path, `${hands.baseUrl}/`).href;
  const response = await hands.page.goto(url, { timeout: hands.patience.left(), waitUntil: 'load' });
  if (response && response.status() >= 400) {
    throw new StepFailure(
      'error-page',
      `${withoutQuery(url)} answered with status ${response.status()}`,
      'check the address in the scenario, or what the service’s log says about it',
    );
  }
}
