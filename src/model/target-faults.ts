/** A command of the user that puts a fault in place, and the one that takes it away. Programs and arguments; no shell. */
export interface FaultCommand {
  inject: readonly string[];
  clear: readonly string[];
  /** How long each may take, ms. */
  withinMs: number;
}

/** How faults get at the service under test from outside of the citizens' browsers. */
export interface TargetFaults {
  /** Control address of the middleware that the service mounts; see docs/fault-planes.md. */
  control?: {
    /** A path on the target, or a whole address. */
    address: string;
    /** Environment variable that holds the token; a target that the run starts is given a fresh one in it. */
    tokenFrom: string;
  };
  /** A Toxiproxy in front of services. */
  toxiproxy?: {
    /** Address of its HTTP API. */
    url: string;
    /** Name of a service -> name of the proxy in front of it. */
    proxies: Readonly<Record<string, string>>;
  };
  /** Commands by the name of the fault they stand for; there only where the target allows them. */
  commands?: Readonly<Record<string, FaultCommand>>;
}
