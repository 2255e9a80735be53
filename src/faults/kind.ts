import type { z } from 'zod';
import type { Clock, Fault } from '../model/index.ts';

/** A kind of fault: its settings as a schema, and how to make one. Name, target and share are the wrapper's. */
export interface FaultKind<Settings> {
  settings: z.ZodType<Settings>;
  create(settings: Settings, tools: { sleep: Clock['sleep'] }): Fault;
}
