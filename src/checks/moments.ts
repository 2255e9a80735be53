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

  /** Sample variance (divisor n − 1); 0 for fewer than two values. */
  get variance(): number {
    return this.n < 2 ? 0 : this.#squares / (this.n - 1);
  }
}
