import { expect, test } from '@playwright/test';
import { revisionInWords } from '../../../src/model/index.ts';

const commit = '6998ab3dea5d86c721a26998ab3dea5d86c721a2';

test('a reader is told the branch and its commit, and of a working copy whether it has changes', () => {
  expect(revisionInWords({ ref: 'main', commit })).toBe('main (6998ab3dea)');
  expect(revisionInWords({ ref: '6998ab3', commit })).toBe('6998ab3dea');
  expect(revisionInWords({ commit })).toBe('the working copy (6998ab3dea)');
  expect(revisionInWords({ commit, changed: true })).toBe('the working copy (6998ab3dea and changes)');
});
