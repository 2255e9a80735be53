import { startPortal } from '../../support/portal.ts';
import { expect, test } from './citizen.ts';

test('two lines get a citizen through the application of the portal', async ({ visit }) => {
  const portal = await startPortal();
  try {
    const { does } = await visit({ url: portal.origin });
    const given = await does(
      { visit: '/apply' },
      { complete: {} },
      { submit: {} },
      { expect: { page: '/apply/confirmation' } },
    );
    expect(given).toMatchObject({ 'State of residence': 'Ohio' });
  } finally {
    await portal.stop();
  }
});
