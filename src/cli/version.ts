import { readFileSync } from 'node:fs';

/** Version of the package, from the nearest package.json of that name. */
export function version(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const found = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (found.name === 'hms-esr' && found.version) return found.version;
    } catch {
      // One level up then: the build keeps its files one folder deeper than the sources.
    }
  }
  return 'unknown';
}
