import { EXIT } from '../model/index.ts';

/** Stopped before anybody flew: there is nothing to debrief. */
export class Interrupted extends Error {
  readonly exitCode = EXIT.interrupted;
  constructor() {
    super('stopped before the first citizen started; there is nothing to debrief');
    this.name = 'Interrupted';
  }
}
