import { createHash } from 'node:crypto';
import { causeTitles, type Finding } from '../../model/index.ts';

/** An Allure 3 category: results whose `cause` label is exactly one of these. */
export interface CategoryRule {
  id: string;
  name: string;
  matchers: { labels: { cause: string } }[];
}

/**
 * One category per cause, in the order of the findings: `injected fault: slow db`. Where citizens failed in the same words
 * for several causes, the words are all that their results are known by, and name the category.
 */
export function categoriesOf(findings: readonly Finding[]): CategoryRule[] {
  const rules = new Map<string, CategoryRule>();
  for (const cause of new Set(findings.map((finding) => finding.cause))) {
    const name = nameOf(findings.filter((finding) => finding.cause === cause)) ?? cause;
    const matcher = { labels: { cause: exactly(cause) } };
    const rule = rules.get(name);
    if (rule) rule.matchers.push(matcher);
    else rules.set(name, { id: idOf(name), name, matchers: [matcher] });
  }
  return [...rules.values()];
}

/** Undefined where they have no cause, or several. */
function nameOf(same: readonly Finding[]): string | undefined {
  const names = new Set(same.map(({ why }) => why && `${causeTitles[why.kind]}: ${why.subject}`));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

function idOf(name: string): string {
  return `cause-${createHash('md5').update(name).digest('hex').slice(0, 12)}`;
}

function exactly(text: string): string {
  return `^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`;
}
