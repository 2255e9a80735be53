import { readAs } from '../model/index.ts';
import { choices, clip } from './complaints.ts';
import type { Complaints } from './complaints.ts';
import type { Path } from './yaml-file.ts';

/**
 * Addresses of a service, in what all readers of globs agree on: `*` is anything but a slash, `**` anything, `{a,b}`
 * either. `?`, `[…]`, nested braces and a comma outside of braces mean different things to Playwright, which routes by
 * them, and to others; Playwright alone would add the service's address before one that starts with a slash.
 */
const GLOB = /^(?:\*|https?:\/\/)(?:[^?[\]{},\\\s]|\{[^?[\]{}\\\s]+\})*$/;

/** Addresses that belong to a service. */
export const glob = readAs<string>(
  'an address such as "**/api/eligibility/**", which starts with * or http:// and has nothing special but *, ** and {a,b}',
  (value) => (typeof value === 'string' && GLOB.test(value) ? value : undefined),
);

/**
 * The service that a fault names: by its name in the target's map, or by a glob of addresses, which has a `*`. What
 * people add to the names of services does not matter: `eligibility-svc` is `eligibility`, with a note.
 * @param services names there are; absent where nobody knows.
 */
export function resolveService(
  written: string,
  services: readonly string[] | undefined,
  path: Path,
  complaints: Complaints,
): string | undefined {
  if (written.includes('*')) return complaints.read(glob, written, path);
  if (services === undefined || services.includes(written)) return written;
  const alike = services.filter((service) => stem(service) === stem(written));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) {
    complaints.note(path, `“${clip(written)}” is read as the service “${only}”`, `write it as ${only}`);
    return only;
  }
  const hint =
    services.length > 0
      ? choices(written, services)
      : 'name its services in a file of targets/, or give their addresses, such as "**/api/**"';
  complaints.add(path, `the target has no service “${clip(written)}”`, hint);
  return undefined;
}

function stem(service: string): string {
  const words = service.toLowerCase().replaceAll(/[\s._-]+/g, '-');
  return words.replace(/^(?:svc|service)-/, '').replace(/-?(?:svc|service|api)$/, '') || words;
}
