import { expect, test } from '@playwright/test';
import { studentQuantile } from '../../../src/checks/student.ts';

// Reference values: scipy.stats.t.ppf, scipy 1.17.
for (const [probability, df, t] of [
  [0.975, 1, 12.706204736174694],
  [0.975, 2, 4.302652729749462],
  [0.975, 4.5, 2.6589123472044034],
  [0.975, 10, 2.228138851986274],
  [0.975, 30.7, 2.040321537812142],
  [0.975, 1000, 1.9623390808264083],
  [0.95, 7, 1.8945786050900062],
  [0.995, 3, 5.840909309733355],
] as const) {
  test(`the t quantile of ${probability} with ${df} degrees of freedom is the tabulated one`, () => {
    expect(studentQuantile(probability, df)).toBeCloseTo(t, 7);
  });
}
