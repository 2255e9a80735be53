import type { Label } from 'allure-js-commons';
import { causeTitles } from '../../model/index.ts';
import type { Finding } from '../../model/index.ts';

/**
 * Why a citizen failed, as labels to search and filter by: `why: injected fault: slow db`, and the kind as a tag. None
 * where their words have several causes and the findings do not name this citizen.
 */
export function whyLabels(findings: readonly Finding[], cause: string, citizen: number): Label[] {
  const same = findings.filter((finding) => finding.cause === cause);
  const found =
    same.find(({ citizens }) => citizens.includes(citizen)) ?? (same.length === 1 ? same[0] : undefined);
  if (!found?.why) return [];
  const { kind, subject } = found.why;
  return [
    { name: 'why', value: `${causeTitles[kind]}: ${subject}` },
    { name: 'tag', value: causeTitles[kind] },
  ];
}
