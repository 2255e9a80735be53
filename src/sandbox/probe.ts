import { BadInput } from '../model/index.ts';

const WITHIN_MS = 10_000;

/**
 * Asks a service that runs already whether it is there; any HTTP answer will do.
 * @param withinMs how long it may take.
 * @throws BadInput when there is no answer.
 */
export async function probeTarget(url: string, signal: AbortSignal, withinMs = WITHIN_MS): Promise<void> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
    });
    await response.body?.cancel();
  } catch (error) {
    signal.throwIfAborted();
    throw new BadInput([
      {
        message: `could not reach the target ${url}, because ${reasonOf(error, withinMs)}`,
        hint: 'start the service, or give another address with --target; without --target the rehearsal portal is used',
      },
    ]);
  }
}

function reasonOf(error: unknown, withinMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `it did not answer within ${withinMs / 1_000} s`;
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  switch (cause?.code) {
    case 'ECONNREFUSED':
      return 'nothing listens there (connection refused)';
    case 'ENOTFOUND':
      return 'there is no host of that name';
    case 'EAI_AGAIN':
      return 'its name could not be looked up';
    default:
      return cause?.message ?? String(error);
  }
}
