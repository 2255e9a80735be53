import type { Cause, CauseKind, Finding } from '../../model/index.ts';
import type { Explained } from './explain.ts';

/** How many citizen numbers a finding names. */
const MOST_CITIZENS = 10;

/** Failures of one cause: kind and subject. */
export interface WhyFinding {
  kind: CauseKind;
  subject: string;
  /** Of the staff, none of whom is a citizen in any count. */
  isStaff?: true;
  count: number;
  /** The first ones. */
  citizens: number[];
  /** Of the first of them. */
  why: Cause;
}

/** Failures grouped by kind and subject, those of citizens and of staff apart, most frequent first. */
export function grouped(explained: Iterable<Explained>): WhyFinding[] {
  const groups = groupedBy(explained, ({ why, isStaff }) => `${keyOf(why)}\n${isStaff ?? false}`);
  return groups
    .map(({ first, count, citizens }) => {
      const { kind, subject } = first.why;
      const whose = first.isStaff ? { isStaff: first.isStaff } : {};
      return { kind, subject, ...whose, count, citizens, why: first.why };
    })
    .toSorted((a, b) => b.count - a.count);
}

/**
 * The findings of a scorecard, each with its cause. Where citizens failed in the same words for different causes, each
 * cause is a finding of its own: an exposed citizen’s failure is not that of one whom no fault touched.
 */
export function withWhy(findings: readonly Finding[], explained: ReadonlyMap<number, Explained>): Finding[] {
  const of = groupedBy(explained.values(), ({ cause, why }) => `${cause}\n${keyOf(why)}`);
  return findings
    .flatMap((finding): Finding[] => {
      const parts = of.filter(({ first }) => first.cause === finding.cause);
      if (parts.length === 0) return [finding];
      return parts.map(({ first: { cause, message, hint, why }, count, citizens }) => ({
        cause,
        message,
        ...(hint === undefined ? {} : { hint }),
        count,
        citizens,
        why,
      }));
    })
    .toSorted((a, b) => b.count - a.count);
}

interface Group {
  first: Explained;
  count: number;
  citizens: number[];
}

function groupedBy(explained: Iterable<Explained>, key: (one: Explained) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const one of explained) {
    const group = groups.get(key(one));
    if (!group) {
      groups.set(key(one), { first: one, count: 1, citizens: [one.citizen] });
      continue;
    }
    group.count++;
    if (group.citizens.length < MOST_CITIZENS) group.citizens.push(one.citizen);
  }
  return [...groups.values()];
}

function keyOf({ kind, subject }: Cause): string {
  return `${kind}\n${subject}`;
}
