/**
 * Count, mean and variance of a stream in constant memory (Welford, "Note on a Method for Calculating Corrected
 * Sums of Squares and Products", Technometrics 4, 1962).
 */
export class Moments {
  n = 0;
  mean = 0;
  #squares = 0;

  add(value: number): void {
    this.n++;
    const before = value - this.mean;
    this.mean += before / this.n;
    this.#squares += before * (value - this.mean);
  }

  /** Takes all of another in (Chan, Golub and LeVeque, “Updating Formulae and a Pairwise Algorithm…”, COMPSTAT 1982). */
  merge(other: Moments): void {
    if (other.n === 0) return;
    const n = this.n + other.n;
    const apart = other.mean - this.mean;
    this.#squares += other.#squares + (apart * apart * this.n * other.n) / n;
    this.mean += (apart * other.n) / n;
    this.n = n;
  }

  /** Sample variance (divisor n − 1); 0 for fewer than two values. */
  get variance(): number {
    return this.n < 2 ? 0 : this.#squares / (this.n - 1);
  }
}
