import { outlookOf } from './outlook.ts';
import type { Outlook } from './outlook.ts';
import { planRehearsal } from './prepare.ts';
import type { PlanOptions } from './prepare.ts';

/**
 * What a run with these options would do, as data. Nothing is started, and no browser is looked for.
 * @throws BadInput as a run would.
 */
export async function dryRun(options: PlanOptions): Promise<Outlook> {
  const { plan, target } = await planRehearsal(options);
  return outlookOf(plan, target);
}
