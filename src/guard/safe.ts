import { advice } from './advice.ts';
import type { Finding } from './finding.ts';
import type { ScanOptions } from './scan.ts';
import { scan } from './scan.ts';

declare const checked: unique symbol;

/** A text that the guard has let pass: only such a text may be typed by a citizen. It is a plain string at run time. */
export type Safe = string & { readonly [checked]: true };

/** A text that may not be typed. */
export class Leak extends Error {
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(findings.map(describeFinding).join('\n'));
    this.name = 'Leak';
    this.findings = findings;
  }
}

/**
 * A finding as a sentence, without the value: `***-**-**42 in field “tin” of the body could be somebody’s Social Security
 * number: …`, and below it what to write instead.
 */
export function describeFinding(finding: Finding & { where?: string }): string {
  const { kind, value, why, hint, where } = finding;
  const place = where === undefined ? '' : ` in ${where}`;
  return `${value}${place} could be somebody’s ${advice[kind].name}: ${why}\n  → ${hint}`;
}

/**
 * The text, as one that may be typed.
 * @throws Leak when something in it could belong to a real person.
 */
export function safe(text: string, options: ScanOptions = {}): Safe {
  const findings = scan(text, options);
  if (findings.length > 0) throw new Leak(findings);
  return text as Safe;
}
