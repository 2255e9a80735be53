import type { z } from 'zod';
import type {
  Clock,
  ExchangePower,
  Fault,
  FaultableWindow,
  InterceptedExchange,
  Undo,
  WindowFault,
  WindowPower,
} from '../../model/index.ts';

/** What a fault is made with. One is made for each citizen, so that what it remembers is theirs alone. */
export interface Tools {
  sleep: Clock['sleep'];
  now: Clock['now'];
  /** A number from 0 to below 1, the same each time for the same seed, fault and citizen. */
  luck(): number;
}

/** A kind of fault that acts on exchanges: its settings as a schema, the powers it needs, and how to make one. */
export interface ExchangeKind {
  acts: 'exchange';
  settings: z.ZodType;
  needs: readonly ExchangePower[];
  /** @param settings as `settings` reads them. */
  create(settings: unknown, tools: Tools): Fault;
}

/** A kind of fault that acts on a citizen's whole window. */
export interface WindowKind {
  acts: 'window';
  settings: z.ZodType;
  needs: readonly WindowPower[];
  create(settings: unknown, tools: Tools): WindowFault;
}

export type FaultKind = ExchangeKind | WindowKind;

/** With powers that are sure to be there: whoever applies a fault has looked. */
type Able<Port, Power extends keyof Port> = Port & Required<Pick<Port, Power>>;

/** A kind that acts on exchanges. */
export function exchangeKind<Settings, Power extends ExchangePower = never>(kind: {
  settings: z.ZodType<Settings>;
  needs?: readonly Power[];
  create(
    settings: Settings,
    tools: Tools,
  ): { apply(exchange: Able<InterceptedExchange, Power>, signal: AbortSignal): Promise<void> };
}): ExchangeKind {
  return {
    acts: 'exchange',
    settings: kind.settings,
    needs: kind.needs ?? [],
    create(settings, tools) {
      const made = kind.create(settings as Settings, tools);
      return {
        apply: (exchange, signal) => made.apply(exchange as Able<InterceptedExchange, Power>, signal),
      };
    },
  };
}

/** A kind that acts on windows. */
export function windowKind<Settings, Power extends WindowPower>(kind: {
  settings: z.ZodType<Settings>;
  needs: readonly Power[];
  create(
    settings: Settings,
    tools: Tools,
  ): { put(window: Able<FaultableWindow, Power>, signal: AbortSignal): Promise<Undo> };
}): WindowKind {
  return {
    acts: 'window',
    settings: kind.settings,
    needs: kind.needs,
    create(settings, tools) {
      const made = kind.create(settings as Settings, tools);
      return { put: (window, signal) => made.put(window as Able<FaultableWindow, Power>, signal) };
    },
  };
}
