import type { InterceptedExchange } from '../../model/index.ts';

/** What a point of a service throws where a fault fails it: as its database would that is gone. */
export class SimulatedFault extends Error {
  /** What the fault would have answered in the place of an answer; 503 where it ends without one. */
  readonly statusCode: number;
  /** Names of the faults that acted, the one that failed it last: for the header `x-simulated-fault` of the answer. */
  readonly felt: readonly string[];
  constructor(point: string, how: string, statusCode = 503, felt: readonly string[] = []) {
    super(`a simulated fault failed “${point}”: ${how}`);
    this.name = 'SimulatedFault';
    this.statusCode = statusCode;
    this.felt = felt;
  }
}

/**
 * A point inside a service as the port that faults act on: it passes, or throws.
 * @param felt names of the faults that acted there; the one that acts now is added.
 */
export function pointExchange(point: string, felt: string[]): InterceptedExchange {
  const fail = (how: string, status?: number): Promise<never> =>
    Promise.reject(new SimulatedFault(point, how, status, [...felt]));
  return {
    url: `point:${point}`,
    method: 'POINT',
    headers: {},
    body: undefined,
    pass: () => Promise.resolve(),
    answer: ({ status }) => fail(`status ${status}`, status),
    abort: (reason) => fail(reason),
    mark: (fault) => void felt.push(fault),
  };
}
