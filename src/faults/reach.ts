import {
  StepFailure,
  type Arm,
  type Fault,
  type FaultSpec,
  type InterceptedExchange,
  type Plane,
  type ServicePlane,
  type Session,
  type Undo,
  type WindowFault,
} from '../model/index.ts';
import type { ExchangeKind, Tools, WindowKind } from './kinds/index.ts';

/** One citizen under a fault, as the charge knows them. */
export interface Subject {
  session: Session;
  citizen: number;
  arm: Exclude<Arm, 'untouched'>;
  tools: Tools;
  /** Whether the fault acts on them now. */
  isFelt(): boolean;
  /** Aborted when the fault is withdrawn that acts now. */
  signal(): AbortSignal;
  /** It acted. */
  fired(url?: string): void;
}

/** How a fault gets at what it acts on. Both give what puts it there, which gives what takes it away. */
export interface Reach {
  plane: Plane;
  /** For one citizen. */
  session?(subject: Subject): () => Promise<Undo>;
  /** For everybody at once. */
  service?(): Promise<Undo>;
}

/** Exchanges of a glob, in a route or in a session's proxy; the control group carries one that lets all pass. */
export function reachExchanges(
  spec: FaultSpec,
  { kind, glob, plane }: { kind: ExchangeKind; glob: string; plane: 'route' | 'proxy' },
): Reach {
  return {
    plane,
    session(subject) {
      const { session, arm } = subject;
      const fault = kind.create(spec.settings, subject.tools);
      const act = (exchange: InterceptedExchange): Promise<void> =>
        arm === 'exposed' ? actOn(exchange, { fault, kind, spec, subject }) : exchange.pass();
      if (plane === 'route') return () => session.intercept(glob, act);
      return () => session.proxied?.(glob, act) ?? Promise.reject(unable(spec, 'proxied'));
    },
  };
}

async function actOn(
  exchange: InterceptedExchange,
  parts: { fault: Fault; kind: ExchangeKind; spec: FaultSpec; subject: Subject },
): Promise<void> {
  const { fault, kind, spec, subject } = parts;
  const isAble = kind.needs.every((power) => exchange[power] !== undefined);
  // On its way when the fault was withdrawn, before its route was; or no exchange of this kind.
  if (!subject.isFelt() || !isAble) return exchange.pass();
  exchange.mark(spec.name);
  subject.fired(exchange.url);
  await fault.apply(exchange, subject.signal());
}

/** The window itself. Nothing is put in the control group's way: there is no instrument that they would have to share. */
export function reachWindows(spec: FaultSpec, kind: WindowKind): Reach {
  return {
    plane: 'browser',
    session(subject) {
      const { session, arm, tools } = subject;
      if (arm === 'control') return () => Promise.resolve(() => Promise.resolve());
      const fault = kind.create(spec.settings, tools);
      return () => putOn(session, { fault, kind, spec, subject });
    },
  };
}

async function putOn(
  { window }: Session,
  parts: { fault: WindowFault; kind: WindowKind; spec: FaultSpec; subject: Subject },
): Promise<Undo> {
  const { fault, kind, spec, subject } = parts;
  const missing = kind.needs.find((power) => window?.[power] === undefined);
  if (!window || missing !== undefined) throw unable(spec, missing ?? 'window');
  const unmark = window.mark(spec.name);
  try {
    const undo = await fault.put(window, subject.signal());
    subject.fired();
    return async () => {
      await undo();
      unmark();
    };
  } catch (error) {
    unmark();
    throw error;
  }
}

/** The service, for everybody. */
export function reachService(spec: FaultSpec, services: ServicePlane): Reach {
  return { plane: services.plane, service: () => services.put(spec) };
}

function unable(spec: FaultSpec, power: string): StepFailure {
  return new StepFailure(
    'unexpected',
    `the fault “${spec.name}” could not be put in place: this window knows no “${power}”`,
  );
}
