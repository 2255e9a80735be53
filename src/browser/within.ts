/**
 * Waits for work in a browser, which may hang, at most so long.
 * @throws what the work throws; Error when it takes longer.
 */
export async function within<T>(work: Promise<T>, ms: number, late = 'it took too long'): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late)), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** The same where it does not matter how the work ends, nor whether. */
export async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
  await within(work, ms).catch(() => undefined);
}
