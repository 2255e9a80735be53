/**
 * One fault's route in one citizen's session, put in place and taken away as wanted. Both take time and what is wanted
 * may change meanwhile; whoever changes it calls `settle`, and one call waits for the other:
 *
 *     wanted   no ──── yes ──────── no
 *     route    –       put … there  take … –
 */
export class Line {
  readonly #put: () => Promise<() => Promise<void>>;
  readonly #wanted: () => boolean;
  #take: (() => Promise<void>) | undefined;
  #work: Promise<void> = Promise.resolve();

  /** @param put puts the route in place; what it returns takes it away. */
  constructor(put: () => Promise<() => Promise<void>>, wanted: () => boolean) {
    this.#put = put;
    this.#wanted = wanted;
  }

  /** Brings the route to what is wanted when its turn comes. @throws what the session throws; asked again, it tries again. */
  settle(): Promise<void> {
    this.#work = this.#work.catch(() => undefined).then(() => this.#follow());
    return this.#work;
  }

  async #follow(): Promise<void> {
    if (this.#wanted() === (this.#take !== undefined)) return;
    if (this.#take) {
      await this.#take();
      this.#take = undefined;
    } else {
      this.#take = await this.#put();
    }
  }
}
