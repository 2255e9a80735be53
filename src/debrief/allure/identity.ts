import { createHash } from 'node:crypto';

/**
 * The uuid of a result, always the same for the same run and subject: writing a debrief twice replaces results
 * instead of doubling them, and the answer page can link to a result before the report is generated.
 */
export function resultUuid(runId: string, subject: string): string {
  const hex = createHash('sha256').update(`${runId}\n${subject}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** Where Allure 3 shows a result inside its single page: it names results by the MD5 of their uuid. */
export function resultAnchor(runId: string, subject: string): string {
  return createHash('md5').update(resultUuid(runId, subject)).digest('hex');
}

/** What a citizen's result is known by in `resultUuid`. */
export function citizenSubject(number: number): string {
  return `citizen ${number}`;
}
