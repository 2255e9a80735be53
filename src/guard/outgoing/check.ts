import type { Finding } from '../finding.ts';
import type { ScanOptions } from '../scan.ts';
import { scan } from '../scan.ts';
import { addressTexts } from './address.ts';
import { bodyTexts } from './bodies.ts';
import { headerTexts } from './headers.ts';
import type { OutgoingRequest, OutgoingText } from './request.ts';

/** A finding and the part of the request that it stands in. */
export interface OutgoingFinding extends Finding {
  where: string;
}

/** What is known besides the request. */
export interface OutgoingOptions extends Omit<ScanOptions, 'label'> {
  /**
   * Texts that were clean before, so that the same cookies and addresses are looked at once: an empty set, kept for as
   * long as ledger and declared values only grow.
   */
  seen?: Set<string>;
  /** Hears each value in full: for whoever keeps it out of what is written. */
  caught?(value: string): void;
}

/** Longer texts are hardly sent twice. */
const LONGEST_SEEN = 256;
/** Then it is emptied: a run sends new values for ever. */
const MOST_SEEN = 20_000;

/**
 * Checks what is about to leave: path and query, headers that can carry what somebody typed, and the body with its
 * encoding undone (JSON, form, text parts of multipart; other text as it stands). At most 64 KB of a body's text are
 * looked at; files and other binary bodies are not, and neither is the host, which the target file answers for.
 * @returns what could belong to a real person; nothing may leave then.
 */
export function checkOutgoing(request: OutgoingRequest, options: OutgoingOptions = {}): OutgoingFinding[] {
  // Most of what a page asks for was asked for before, by somebody else: one look at the whole address is enough.
  const address = `\n${request.url}`;
  if (options.seen?.has(address)) return checkTexts(textsBeside(request), options);
  const found = checkTexts(addressTexts(request.url, 'the address'), options);
  if (found.length === 0) remember(address, options.seen);
  return [...found, ...checkTexts(textsBeside(request), options)];
}

function checkTexts(texts: Iterable<OutgoingText>, options: OutgoingOptions): OutgoingFinding[] {
  const { seen, caught } = options;
  const found: OutgoingFinding[] = [];
  for (const { where, label, text } of texts) {
    const key = `${label}\0${text}`;
    if (seen?.has(key)) continue;
    const findings = scan(text, { ...options, label });
    for (const finding of findings) {
      found.push({ ...finding, where });
      caught?.(text.slice(finding.index, finding.index + finding.length));
    }
    if (findings.length === 0) remember(key, seen);
  }
  return found;
}

function remember(key: string, seen: Set<string> | undefined): void {
  if (seen === undefined || key.length > LONGEST_SEEN) return;
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.add(key);
}

/** What a request has besides its address. */
function* textsBeside({ headers, body, contentType }: OutgoingRequest): Iterable<OutgoingText> {
  yield* headerTexts(headers);
  if (body === undefined || body === null || body.length === 0) return;
  const typeFromHeaders = Object.entries(headers).find(
    ([name]) => name.toLowerCase() === 'content-type',
  )?.[1];
  yield* bodyTexts(body, typeFromHeaders ?? contentType ?? '');
}
