import type { Rule, RunEvent, VitalName } from '../model/index.ts';
import { Barriers } from './barriers.ts';
import { Broken } from './rules.ts';
import { exactTimes, type Times } from './times.ts';

/** Fold over what pages did besides answering: vitals, moves, errors, barriers, flags, what no rule allows. */
export class Pages {
  readonly vitals: Readonly<Record<VitalName, Times>>;
  readonly moves: Times;
  readonly problems = { console: 0, exception: 0 };
  readonly barriers = new Barriers();
  flags = 0;
  /** Steps and exchanges: whether anybody looked at a page at all. */
  looked = 0;
  readonly rules: Broken;

  constructor(rules: readonly Rule[], newTimes = exactTimes) {
    this.vitals = { lcp: newTimes(), cls: newTimes(), inp: newTimes(), fcp: newTimes(), ttfb: newTimes() };
    this.moves = newTimes();
    this.rules = new Broken(rules);
  }

  add(event: RunEvent): void {
    this.rules.add(event);
    switch (event.type) {
      case 'step':
      case 'exchange':
        this.looked++;
        return;
      case 'vital':
        this.vitals[event.name].add(event.value);
        return;
      case 'navigation':
        this.moves.add(event.durationMs);
        return;
      case 'page.problem':
        this.problems[event.source]++;
        return;
      case 'values.flag':
        this.flags++;
        return;
      case 'a11y':
        this.barriers.add(event);
        return;
      default:
    }
  }
}
