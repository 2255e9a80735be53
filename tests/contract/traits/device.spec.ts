import { personaContext } from '../../../src/browser/index.ts';
import { somebody } from '../../support/people.ts';
import { expect, personaWith, test } from './person.ts';

const PAGE = `<!doctype html><title>Page</title><noscript>Please switch JavaScript on</noscript>
  <form action="/sent"><label>Name <input name="name"></label><button>Send</button></form>
  <script>document.body.append('It runs')</script>`;

test('without JavaScript a citizen sees what the page says then, and sends a plain form', async ({
  site,
  person,
}) => {
  const portal = await site({ '/': PAGE, '/sent': '<h1>Thank you</h1>' });
  const { does, page } = await person(portal, { javaScript: false });
  await does({ visit: '/' }, { expect: 'Please switch JavaScript on' });
  expect(await page.locator('body').innerText()).not.toContain('It runs');
  await does({ fill: { field: 'Name', value: 'Ada' } }, { click: 'Send' }, { expect: 'Thank you' });
  expect(portal.requests).toContain('GET /sent?name=Ada');
});

test('zoom leaves less room and sharper letters, as a browser’s own does', async ({ site, person }) => {
  const portal = await site({ '/': PAGE });
  const { does, page } = await person(portal, { zoom: 2 });
  await does({ visit: '/' });
  const { width, height } = somebody.viewport;
  const seen = await page.evaluate(() => ({
    size: [innerWidth, innerHeight],
    ratio: devicePixelRatio,
    narrow: matchMedia('(max-width: 800px)').matches,
  }));
  expect(seen).toEqual({ size: [width / 2, height / 2], ratio: 2, narrow: true });
});

test('forced colours and a finger are what the page is told', async ({ site, person }) => {
  const portal = await site({ '/': PAGE });
  const { does, page } = await person(portal, { forcedColors: true, input: 'touch' });
  await does({ visit: '/' });
  const told = await page.evaluate(() => [
    matchMedia('(forced-colors: active)').matches,
    navigator.maxTouchPoints > 0,
  ]);
  expect(told).toEqual([true, true]);
});

test('a plain citizen’s window is as it always was', () => {
  const { locale, timeZone: timezoneId, viewport } = somebody;
  const asEver = { viewport, locale, timezoneId, isMobile: false, hasTouch: false, reducedMotion: 'reduce' };
  expect(personaContext(somebody)).toEqual(asEver);
  expect(personaContext(personaWith({}))).toEqual(asEver);
});
