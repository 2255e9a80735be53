import { expect, test } from '@playwright/test';
import { documentsOf, identitiesOf } from '../../support/fingerprint.ts';

// What citizens are is a promise: a run is flown again by its seed, years later and elsewhere. These change only where
// somebody means to change every citizen, such as with another version of faker; then they are written anew.
const IDENTITIES = '29ee59d7fd08114e4026314a2d9ded97d7842bb376da9be6de633d4837ba225c';
const DOCUMENTS = 'fcdf5225725275dfeffa1003a7a50b2ad2ea9741b8055376cb2c8d83f3a34a2b';

test('a thousand citizens of five languages are who they have always been, whoever was made first', () => {
  expect(identitiesOf('first to last')).toBe(IDENTITIES);
  expect(identitiesOf('last to first')).toBe(IDENTITIES);
});

test('documents of every kind and quality are what they have always been, byte by byte', async () => {
  expect(await documentsOf('first to last')).toBe(DOCUMENTS);
  expect(await documentsOf('last to first')).toBe(DOCUMENTS);
});
