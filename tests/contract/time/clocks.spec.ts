import { personaContext } from '../../../src/browser/index.ts';
import { followTime, simulatedAt } from '../../../src/browser/time/index.ts';
import { somebody } from '../../support/people.ts';
import { elsewhere, expect, expectPresent, test } from './stage.ts';

test('however a page asks for the present, it is told simulated time', async ({ site, stage }) => {
  const { page, time } = await stage(await site({ '/': '' }));
  await page.goto('/');
  const told = await expectPresent(time, () =>
    page.evaluate(() => {
      const { Temporal } = globalThis as unknown as {
        Temporal: { Now: { instant(): { epochMilliseconds: number } } };
      };
      return {
        'new Date()': new Date().getTime(),
        'Date.now()': Date.now(),
        'Reflect.construct': (Reflect.construct(Date, []) as Date).getTime(),
        'Temporal.Now': Temporal.Now.instant().epochMilliseconds,
      };
    }),
  );
  expect(Object.keys(told)).toHaveLength(4);
});

test('dates in words are of simulated time as well', async ({ site, stage }) => {
  // Ten minutes a second would change the day at midnight: one day, asked for twice, says which it may be.
  const { page, time } = await stage(await site({ '/': '' }), { warp: 2 });
  await page.goto('/');
  const day = (): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC' }).format(simulatedAt(time, Date.now()));
  const before = day();
  const words = await page.evaluate(() => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC' });
    const { format: bound } = format;
    const { Temporal } = globalThis as unknown as {
      Temporal: { Now: Record<string, (zone: string) => { toString(): string }> };
    };
    const written = format.formatToParts().map(({ value }) => value);
    return {
      format: format.format(),
      bound: bound(undefined),
      parts: written.join(''),
      called: new Date(`${Date()} `.replace(/ \(.*/, '')).toISOString().slice(0, 10),
      plain: String(Temporal.Now['plainDateISO']?.('UTC')),
      zoned: String(Temporal.Now['zonedDateTimeISO']?.('UTC')).slice(0, 10),
      dateTime: String(Temporal.Now['plainDateTimeISO']?.('UTC')).slice(0, 10),
      same: String(format.format === format.format && format.format(0) === '1970-01-01'),
    };
  });
  const { same, ...told } = words;
  expect(same).toBe('true');
  expect([before, day()]).toContain(told.format);
  expect(new Set(Object.values(told)).size, JSON.stringify(told)).toBe(1);
});

test('a page that looks at Date finds the one it knows', async ({ site, stage, browser }) => {
  const look = (): unknown => {
    class Holiday extends Date {
      isHoliday = true;
    }
    const holiday = new Holiday(2020, 0, 6);
    const names = (object: object): string[] => Reflect.ownKeys(object).map(String);
    const attributes = (object: object, name: string): unknown => {
      const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, name) ?? {};
      return [writable, enumerable, configurable];
    };
    const isNative = (given: unknown): boolean =>
      /^function.*\(\) \{ \[native code\] \}$/.test(String(given));
    return {
      name: [Date.name, Date.length, Date.now.name, Date.now.length],
      keys: [names(Date), names(Date.prototype), names(Intl.DateTimeFormat.prototype)],
      attributes: [
        attributes(globalThis, 'Date'),
        attributes(Date, 'now'),
        attributes(Date.prototype, 'constructor'),
      ],
      native: [
        isNative(Date),
        isNative(Date.now),
        isNative(Date.parse),
        isNative(new Intl.DateTimeFormat().format),
      ],
      identity: [
        new Date() instanceof Date,
        Date.prototype.constructor === Date,
        new Date().constructor === Date,
        Object.getPrototypeOf(new Date()) === Date.prototype,
        Object.prototype.toString.call(new Date()),
        structuredClone(new Date()) instanceof Date,
        typeof Date(),
      ],
      given: [
        new Date(0).toISOString(),
        new Date('2020-02-29T12:00:00Z').getTime(),
        new Date(2020, 1).getMonth(),
        new Date(new Date(5)).getTime(),
        String(new Date(undefined as unknown as number)),
        Date.parse('1970-01-02T00:00Z'),
        Date.UTC(2020, 0),
      ],
      subclass: [
        holiday instanceof Holiday,
        holiday instanceof Date,
        holiday.isHoliday,
        holiday.getMonth(),
        holiday.constructor.name,
        Math.abs(new Holiday().getTime() - Date.now()) < 86_400_000,
      ],
    };
  };
  const { page } = await stage(await site({ '/': '' }));
  await page.goto('/');
  const real = await browser.newPage();
  expect(await page.evaluate(look)).toEqual(await real.evaluate(look));
  await real.close();
});

test('timers, performance, events and frames stay real', async ({ site, stage }) => {
  const warp = 1_000;
  const { page } = await stage(await site({ '/': '' }), { warp });
  await page.goto('/');
  const seen = await page.evaluate(async () => {
    const begun = { date: Date.now(), real: performance.now() };
    await new Promise((resolve) => setTimeout(resolve, 60));
    const dated = Date.now() - begun.date;
    const lasted = performance.now() - begun.real;
    const frame = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const event = new Event('look').timeStamp;
    return { dated, lasted, frame, event, until: performance.now(), origin: performance.timeOrigin };
  });
  // The wall clock has whole milliseconds: one at each end.
  expect(Math.abs(seen.dated - seen.lasted * warp)).toBeLessThanOrEqual(2 * warp);
  expect(seen.frame).toBeLessThanOrEqual(seen.until);
  expect(seen.event).toBeLessThanOrEqual(seen.until);
  expect(seen.origin).toBeLessThanOrEqual(Date.now());
});

test('a persona’s time zone is kept', async ({ site, browser }) => {
  const { url } = await site({ '/': '' });
  const context = await browser.newContext(personaContext({ ...somebody, timeZone: 'Asia/Kolkata' }));
  const startAt = Date.parse('2031-07-01T20:30:00Z');
  await followTime(context, { startAt, epoch: Date.now(), warp: 1 });
  const page = await context.newPage();
  await page.goto(url);
  expect(
    await page.evaluate(() => [new Date().toString(), new Intl.DateTimeFormat('en-CA').format()]),
  ).toEqual([expect.stringMatching(/^Wed Jul 02 2031 02:00:.*GMT\+0530/), '2031-07-02']);
  await context.close();
});

test('every frame and window tells the same time, from its first script on', async ({ site, stage }) => {
  const written = `<script>const first = Date.now(); (opener ?? parent).postMessage([name, first], '*')</script>`;
  const home = await site({ '/': '', '/inner': written });
  const { page, time } = await stage(home);
  await page.goto('/');
  const told = await expectPresent(time, () =>
    page.evaluate(
      async ({ srcdoc, away }) => {
        const moments: Record<string, number> = {};
        const heard = (...names: string[]): Promise<void> =>
          new Promise((resolve) => {
            addEventListener('message', ({ data }: MessageEvent<[string, number]>) => {
              moments[data[0]] = data[1];
              if (names.every((name) => name in moments)) resolve();
            });
          });
        const frames = heard('same origin', 'other site', 'srcdoc', 'sandboxed');
        const frame = (
          name: string,
          shown: Partial<HTMLIFrameElement> = {},
          sandbox?: string,
        ): HTMLIFrameElement => {
          const made = Object.assign(document.createElement('iframe'), { name, ...shown });
          if (sandbox !== undefined) made.setAttribute('sandbox', sandbox);
          document.body.append(made);
          return made;
        };
        type Realm = typeof globalThis;
        const blank = frame('blank').contentWindow as unknown as Realm;
        moments['blank, at once'] = new blank.Date().getTime();
        frame('same origin', { src: '/inner' });
        frame('other site', { src: away });
        frame('srcdoc', { srcdoc });
        frame('sandboxed', { srcdoc }, 'allow-scripts');
        await frames;
        const popup = open('about:blank') as unknown as Realm;
        moments['blank window, at once'] = popup.Date.now();
        const opened = heard('window');
        open('/inner', 'window');
        await opened;
        moments['blank window, later'] = popup.Date.now();
        return moments;
      },
      { srcdoc: written, away: `${elsewhere(home.url)}/inner` },
    ),
  );
  expect(Object.keys(told)).toHaveLength(8);
});

test('time goes on where it was when the citizen goes to another page and comes back', async ({
  site,
  stage,
}) => {
  const { page, time } = await stage(await site({ '/': '', '/next': '' }));
  const moments: number[] = [];
  const look = async (): Promise<void> => {
    const { date } = await expectPresent(time, async () => ({ date: await page.evaluate(() => Date.now()) }));
    moments.push(date);
  };
  for (const path of ['/', '/next', '/']) {
    await page.goto(path);
    await look();
  }
  await page.goBack();
  await look();
  await page.reload();
  await look();
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
});
