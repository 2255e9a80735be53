/** So long a run stays as it is unless somebody says otherwise, ms: 30 days. */
export const HOT_MS = 30 * 86_400_000;
