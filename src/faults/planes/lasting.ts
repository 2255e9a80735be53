import type { FaultSpec, Remedy, ServicePlane } from '../../model/index.ts';

/** What planes need of the target and its run. */
export interface LiveTarget {
  /** Address of the service; empty while it is not up: planes can say what they refuse then, and put nothing. */
  baseUrl: string;
  /** What opens the control address of the service. */
  token?: string | undefined;
  /** Folder in which commands run, absolute. */
  cwd: string;
  /** Glob of a service's addresses. */
  globOf(this: void, service: string): string;
  /** Hears what commands print, and what goes wrong while a fault is there. */
  tell?(this: void, sentence: string): void;
}

/** A plane whose faults could outlive their run. */
export interface LastingPlane extends ServicePlane {
  /** How a fault is taken away without this process; asked before it is put there. */
  remedy(fault: FaultSpec): Remedy;
}
