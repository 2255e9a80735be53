import { settleLeftovers } from '../run/later.ts';

/** Says on standard error what was left that ended without a word, once it is taken away; before every command. */
export async function tellLeftovers(): Promise<void> {
  for (const line of await settleLeftovers(process.cwd())) console.error(`⚠️ ${line}`);
}
