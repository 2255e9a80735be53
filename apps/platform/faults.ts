import type { FastifyInstance } from 'fastify';

/** Where a rehearsal may put faults into the portal; nobody may without the variable `ESR_FAULTS_TOKEN`. */
export interface Faults {
  /** Adds the control address, and what acts on answers. */
  mount(app: FastifyInstance): Promise<void>;
  /** A point where a fault may slow the portal down or fail it. Gives the names of those that did. */
  at(point: string): Promise<readonly string[]>;
}

/** The header that names the faults that touched an answer. */
export const TOUCHED_HEADER = 'x-simulated-fault';

/** The names in that header; none where there is none. */
export function namesIn(header: unknown): string[] {
  return typeof header === 'string' && header !== '' ? header.split(', ') : [];
}

/** What of the package is used. The portal knows it by this name only, as any service does. */
interface Package {
  openFaults(options: { token: string }): {
    fastify(app: FastifyInstance): Promise<void>;
    at(point: string): Promise<readonly string[]>;
  };
}
const PACKAGE: string = 'hms-esr/faults';

const NONE: Promise<readonly string[]> = Promise.resolve([]);

/**
 * Waits at a point on behalf of a request, whose answer names the faults that acted there, also where one of them ended it.
 * @param point what `at` of the faults gave
 * @throws Error the one of the fault that ended it
 */
export async function feel(
  { felt }: { readonly felt: string[] },
  point: Promise<readonly string[]>,
): Promise<void> {
  try {
    felt.push(...(await point));
  } catch (error) {
    if (error instanceof Error && 'felt' in error && Array.isArray(error.felt))
      felt.push(...error.felt.map(String));
    throw error;
  }
}

/** A portal into which nobody puts faults. */
export const noFaults: Faults = { mount: () => Promise.resolve(), at: () => NONE };

/** Opens the portal to faults for whoever knows the token; without one it is not open, and loads nothing. */
export async function openToFaults(token: string | undefined): Promise<Faults> {
  if (token === undefined || token === '') return noFaults;
  const { openFaults } = (await import(PACKAGE)) as Package;
  const faults = openFaults({ token });
  return {
    async mount(app) {
      await app.register(faults.fastify);
    },
    at: faults.at,
  };
}
