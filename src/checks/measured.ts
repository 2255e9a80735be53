import type { GateResult } from '../model/index.ts';

/** A gate before its check has given it type and title. */
export type Measured = Omit<GateResult, 'title' | 'type'>;
