/**
 * For tests whose flight must be proven, or whose figures are compared: they have the machine for themselves. Beside
 * others a run may honestly say that the generator was the limit.
 */
export const QUIET = { tag: '@quiet' };
