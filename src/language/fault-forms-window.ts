import { z } from 'zod';
import { oneOf } from '../model/index.ts';
import type { FaultForm } from './fault-form.ts';
import { error, slower, spell } from './fault-fields.ts';

const memories = oneOf(['cookies', 'storage', 'all']);
const streams = oneOf(['websockets', 'events', 'all']);

/** Faults of a citizen's browser; none of them names a service. */
export const windowForms = {
  offline: {
    short: 'forMs',
    shortForm: spell,
    settings: z.strictObject({ forMs: spell }),
    example: 'offline: 10s',
    about: 'the citizen has no connection for that time',
    ofWindow: true,
  },
  expire: {
    short: 'what',
    shortForm: memories,
    settings: z.strictObject({ what: memories }),
    example: 'expire: cookies',
    about: 'the session is over: `cookies`, `storage` or `all` are gone',
    ofWindow: true,
  },
  drop: {
    short: 'what',
    shortForm: streams,
    settings: z.strictObject({ what: streams }),
    example: 'drop: websockets',
    about: 'open connections break off: `websockets`, `events` (SSE) or `all`',
    ofWindow: true,
  },
  clock_skew: {
    short: 'byMs',
    shortForm: error,
    settings: z.strictObject({ byMs: error }),
    example: 'clock_skew: -5m',
    about: 'the clock of the citizen’s device is wrong: fast, or slow with a minus',
    ofWindow: true,
  },
  cpu: {
    short: 'slower',
    shortForm: slower,
    settings: z.strictObject({ slower }),
    example: 'cpu: 4',
    about: 'the citizen’s device is so many times slower',
    ofWindow: true,
  },
} satisfies Record<string, FaultForm>;
