import { statfsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { DoctorLine } from './doctor-line.ts';
import { shortPath, type Machine } from './machine.ts';

/** The figures of the computer itself, so that a test can make them up. */
export interface Capacity {
  /** As `process.versions.node`. */
  node: string;
  cores: number;
  memoryBytes: number;
  freeMemoryBytes: number;
  /** Free bytes where a folder is or will be. */
  freeDisk: (folder: string) => number;
}

const GB = 1024 ** 3;
/** A citizen's page takes some 60 MB and a browser some 200: below this there is no crowd to speak of. */
const LITTLE_MEMORY = GB;
/** Traces and screenshots of a failing run of a thousand citizens. */
const LITTLE_DISK = GB;

/** What the computer has to give, judged. */
export function capacityLines(capacity: Capacity, machine: Machine, reportsDir: string): DoctorLine[] {
  const { cores, memoryBytes, freeMemoryBytes } = capacity;
  const disk = capacity.freeDisk(reportsDir);
  const memory = `${gigabytes(freeMemoryBytes)} free of ${gigabytes(memoryBytes)}`;
  const folder = shortPath(machine, reportsDir);
  return [
    cores > 1
      ? { name: 'cores', state: 'ok', value: String(cores) }
      : {
          name: 'cores',
          state: 'warn',
          value: '1',
          hint: 'browsers and the service share one core: keep crowds small',
        },
    freeMemoryBytes >= LITTLE_MEMORY
      ? { name: 'memory', state: 'ok', value: memory }
      : {
          name: 'memory',
          state: 'warn',
          value: memory,
          hint: 'a crowd of browsers needs more: close something',
        },
    disk >= LITTLE_DISK
      ? { name: 'disk', state: 'ok', value: `${gigabytes(disk)} free for ${folder}` }
      : {
          name: 'disk',
          state: 'warn',
          value: `${gigabytes(disk)} free for ${folder}`,
          hint: 'delete old reports',
        },
  ];
}

function gigabytes(bytes: number): string {
  return `${(bytes / GB).toFixed(1)} GB`;
}

/** This computer; a container's own limit counts where there is one. */
export function thisCapacity(): Capacity {
  const limit = process.constrainedMemory();
  const total = totalmem();
  const memoryBytes = limit > 0 && limit < total ? limit : total;
  return {
    node: process.versions.node,
    cores: availableParallelism(),
    memoryBytes,
    freeMemoryBytes: process.availableMemory(),
    freeDisk,
  };
}

/** Asks the nearest folder above that exists: reports/ itself may not have been made. */
function freeDisk(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(folder);
    if (parent === folder) throw error;
    return freeDisk(parent);
  }
}
