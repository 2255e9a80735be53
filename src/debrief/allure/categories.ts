import { createHash } from 'node:crypto';
import type { Finding } from '../../model/index.ts';

/** An Allure 3 category: results whose `cause` label is exactly this cause. */
export interface CategoryRule {
  id: string;
  name: string;
  matchers: { labels: { cause: string } }[];
}

/** One category per finding, in the order of the findings. */
export function categoriesOf(findings: readonly Finding[]): CategoryRule[] {
  return findings.map(({ cause }) => ({
    id: `cause-${createHash('md5').update(cause).digest('hex').slice(0, 12)}`,
    name: cause,
    matchers: [{ labels: { cause: `^${cause.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$` } }],
  }));
}
