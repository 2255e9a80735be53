/** How a portal is to be started. */
export interface PortalOptions {
  /** 0 is any free port. */
  readonly port: number;
  /** Whether a free port will do when the wished one is taken. */
  readonly anyPort: boolean;
  readonly defects: readonly string[];
  /** A folder that keeps the data, `memory`, or the address of a PostgreSQL server. */
  readonly data: string;
  /** Whoever knows it may put faults into the portal; nobody without. */
  readonly faultsToken?: string | undefined;
}

/** A sentence for whoever typed the command. */
export class BadOption extends Error {}

const DEFAULT_PORT = 4000;

const USAGE = 'Valid are --port N, --defect NAME and --data DIR (or --data memory).';

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new BadOption(`--port takes a number from 0 to 65535 (0 is any free port), not "${text}".`);
}

/**
 * Reads the command line. `--option value` and `--option=value` are the same; `--defect` may come more than once.
 * @param defects the defects there are
 * @param data where the data goes when the words do not say
 * @throws BadOption with a sentence that names the valid words
 */
export function readOptions(
  words: readonly string[],
  defects: readonly string[],
  data = 'memory',
): PortalOptions {
  let options: PortalOptions = { port: DEFAULT_PORT, anyPort: true, defects: [], data };
  const rest = words.flatMap((word) => {
    const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    return name === undefined || value === undefined ? [word] : [name, value];
  });
  for (let at = 0; at < rest.length; at += 2) {
    const name = rest[at] ?? '';
    if (!['--port', '--defect', '--data'].includes(name)) {
      throw new BadOption(`There is no option "${name}". ${USAGE}`);
    }
    const value = rest[at + 1];
    if (value === undefined || value === '') throw new BadOption(`${name} needs a value. ${USAGE}`);
    if (name === '--port') options = { ...options, port: readPort(value), anyPort: false };
    if (name === '--data') options = { ...options, data: value };
    if (name === '--defect') {
      if (!defects.includes(value)) {
        throw new BadOption(`There is no defect "${value}". Valid are: ${defects.join(', ')}.`);
      }
      options = { ...options, defects: [...options.defects, value] };
    }
  }
  return options;
}
