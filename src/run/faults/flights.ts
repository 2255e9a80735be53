import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { flightsPlace } from '../left.ts';

/** How often a run touches its file, for those who cannot see its process, ms. */
export const TOUCH_EVERY_MS = 10_000;

/** A run that flies, as other processes find it: a file that is there as long as the run is. */
export interface Flight {
  runId: string;
  /** Name of the scenario. */
  scenario: string;
  pid: number;
  host: string;
  /** Loopback port of its control channel, and what to say there. */
  port: number;
  token: string;
}

/** The file of a flight. */
export interface FoundFlight extends Flight {
  file: string;
  /** When it was last touched. */
  heardAt: number;
  /** The process that settles it, where one does: its run is gone. */
  claimedBy?: number;
}

/** The journal of a run's faults. */
export function journalFile(projectDir: string, runId: string): string {
  return join(flightsPlace(projectDir), `${runId}.ndjson`);
}

/** A run that others can find. */
export interface Announced {
  /** It has ended, and there is nothing to settle. */
  remove(): void;
  /** It has ended, and somebody has to settle what it left. */
  leave(): void;
}

/** Lets other processes of this user find a run. */
export function announce(projectDir: string, flight: Omit<Flight, 'pid' | 'host'>): Announced {
  const place = flightsPlace(projectDir);
  mkdirSync(place, { recursive: true });
  const file = join(place, `${flight.runId}.json`);
  const fresh = `${file}.new`;
  const text = JSON.stringify({ ...flight, pid: process.pid, host: hostname() } satisfies Flight);
  // Whoever holds the token may put faults into the run.
  writeFileSync(fresh, `${text}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(fresh, file);
  const touching = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Gone: somebody cleaned up by hand. The run flies on.
    }
  }, TOUCH_EVERY_MS);
  touching.unref();
  return {
    remove() {
      clearInterval(touching);
      rmSync(file, { force: true });
    },
    leave: () => clearInterval(touching),
  };
}

/** All flights of a project, the newest first: those that are under way, and those that ended without a word. */
export function flightsOf(projectDir: string): FoundFlight[] {
  const place = flightsPlace(projectDir);
  let names: string[] = [];
  try {
    names = readdirSync(place);
  } catch {
    return [];
  }
  return names
    .toSorted()
    .toReversed()
    .flatMap((name) => {
      const [, claimedBy] = /\.json(?:\.(\d+))?$/.exec(name) ?? [];
      const found = /\.json(?:\.\d+)?$/.test(name) ? read(join(place, name)) : undefined;
      return found
        ? [{ ...found, ...(claimedBy === undefined ? {} : { claimedBy: Number(claimedBy) }) }]
        : [];
    });
}

/**
 * Makes a flight that is gone this process's to settle: of several that find it, one gets it.
 * @returns its file as it is called now; undefined where another one was first.
 */
export function claim({ file }: FoundFlight): string | undefined {
  const mine = `${file.replace(/\.json(?:\.\d+)?$/, '.json')}.${process.pid}`;
  try {
    renameSync(file, mine);
    return mine;
  } catch {
    return undefined;
  }
}

function read(file: string): FoundFlight | undefined {
  try {
    const flight: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isFlight(flight) ? { ...flight, file, heardAt: statSync(file).mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

function isFlight(value: unknown): value is Flight {
  if (typeof value !== 'object' || value === null) return false;
  const { runId, scenario, pid, host, port, token } = value as Record<string, unknown>;
  const texts = [runId, scenario, host, token].every((one) => typeof one === 'string');
  // A name of a file is made of it.
  return texts && /^[\w-]+$/.test(String(runId)) && Number.isInteger(pid) && Number.isInteger(port);
}
