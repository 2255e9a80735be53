import type { Debrief } from '../../model/index.ts';

/** What a writer gets. */
export interface Brief {
  debrief: Debrief;
  /** Where the record tells of the first finding; absent where nobody failed. */
  trace?: TracePlace;
}

/** Lines of the record in which the first citizen of the first finding fails. */
export interface TracePlace {
  /** Name of the file in the run folder. */
  file: string;
  /** First and last line, counted from 1. Other citizens’ events stand between them. */
  from: number;
  to: number;
  citizen: number;
  /** The answer of the service that went wrong at that step, where one did; status 0 is no answer. */
  answer?: { method: string; url: string; status: number };
}
