import type { DoctorLine } from './doctor-line.ts';

const MARKS: Record<DoctorLine['state'], string> = { ok: '✓', warn: '!', bad: '✗', note: ' ' };

/** The doctor's lines as a table of plain text, hints below what they belong to, and a last line that sums up. */
export function formatDoctor(lines: readonly DoctorLine[]): string {
  const width = Math.max(0, ...lines.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 4);
  const rows = lines.flatMap(({ name, state, value, hint }) => [
    `${MARKS[state]} ${name.padEnd(width)}  ${value}`,
    ...(hint ? [`${indent}→ ${hint.replaceAll('\n', `\n${indent}`)}`] : []),
  ]);
  const bad = lines.filter(({ state }) => state === 'bad').map(({ name }) => name);
  const sum = bad.length === 0 ? 'Ready to rehearse.' : `Not ready: ${bad.join(', ')}.`;
  return [...rows, '', sum].join('\n');
}
