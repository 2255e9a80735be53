import type { Candidate, Searched } from '../finding.ts';

/** Longest local part and domain that are delivered (RFC 5321, 4.5.3.1). */
const LOCAL = 64;
const DOMAIN =
  /(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,8}(?:\p{L}{2,24}|xn--[a-z\d-]{2,59})(?![\p{L}\d])/uy;
const LOCAL_CHARACTER = /[\p{L}\p{M}\d._+'’-]/u;

/** Endings of files and of systemd units, which are no top-level domains: `icon@2x.png`, `getty@tty1.service`. */
const FILE =
  /\.(?:png|jpe?g|gif|svg|webp|ico|css|scss|m?js|tsx?|jsx|json|html?|xml|ya?ml|pdf|txt|map|woff2?|ttf|service|socket|timer|mount)$/i;
/** Never delivered: RFC 2606 (names for documentation) and RFC 6761 (special-use names). */
const RESERVED = /(?:^|\.)(?:test|example|invalid|localhost|example\.(?:com|net|org))$/i;
/** Identifiers in the form of an address that a machine made. */
const MACHINE = /(?:message-id|references|in-reply-to|content-id)\s*:[^\n]*$/i;

/**
 * Mail addresses. Safe are the hosts that nobody can own: example.com, example.net, example.org and everything under
 * `.example`, `.test`, `.invalid` and `.localhost` (RFC 2606, RFC 6761). Role addresses count, and so do hosts that only
 * resolve inside an agency: people read their mail.
 */
export function* email({ text }: Searched): Iterable<Candidate> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    DOMAIN.lastIndex = at + 1;
    const domain = DOMAIN.exec(text)?.[0];
    if (domain === undefined || RESERVED.test(domain) || FILE.test(domain)) continue;
    const start = startOfLocal(text, at);
    const local = text.slice(start, at);
    if (local === '' || (local === 'git' && text.charAt(at + 1 + domain.length) === ':')) continue;
    const before = text.slice(Math.max(0, start - 200), start);
    // The name or the password of an address such as postgres://app:secret@db.internal belongs to a program.
    if (/:\/\/[^\s/?#@]*$/.test(before) || MACHINE.test(before)) continue;
    yield { kind: 'email', text: `${local}@${domain}`, index: start };
  }
}

function startOfLocal(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LOCAL && LOCAL_CHARACTER.test(text.charAt(start - 1))) start -= 1;
  while (start < at && /[.'’-]/.test(text.charAt(start))) start += 1;
  return start;
}
