import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { freePort, takeSeat, toBeHeard } from '../contract/record/person.ts';
import { esr, expectNothingLeft, startEsr, type Running } from '../support/processes.ts';
import { makeProject, onlyRun } from '../support/project.ts';
import { QUIET } from '../support/quiet.ts';
import { serveSite, type Site } from '../support/site.ts';
import { answerLine } from '../support/verdict.ts';

const HEAD = '<!doctype html><html lang="en"><title>Grants</title><link rel="icon" href="data:,"><body>';
const APPLY = `${HEAD}<h1>Apply for a grant</h1><form action="/received">
  <label for="name">Full name <abbr title="required">*</abbr></label><input id="name" name="who" required>
  <label>Email<input type="email" name="mail" required></label>
  <label>Password<input type="password" required></label>
  <label>Reason<select><option>Books</option><option>Rent</option></select></label>
  <label><input type="checkbox" required> I agree to the terms</label>
  <button>Send</button></form>`;
/** Only whole applications are received. */
const RECEIVED = `${HEAD}<h1>Received</h1><p></p><a href="/apply">Another one</a><script>
  const said = new URLSearchParams(location.search);
  document.querySelector('p').textContent = said.get('mail').includes('@') ? 'Thank you, ' + said.get('who') : 'Sorry';
</script>`;

const TYPED = ['Jane', 'Roe', 'jane.roe@mail.test', 'Hunter2!'];

/** `esr record`, with a program in the place of the person. */
async function startRecording(
  site: Site,
  args: string[],
): Promise<{ running: Running; dir: string; page: Page }> {
  const { dir } = await makeProject({ scenario: 'users: 1\nscript: [visit: "/apply"]\n', url: site.url });
  const port = await freePort();
  const env = { ESR_RECORD_DRIVEN: String(port) };
  const running = startEsr(['record', ...args], { cwd: dir, env });
  await running.says('Recording at');
  return { running, dir, page: (await takeSeat(port)).page };
}

test(
  'what somebody did once in a browser flies as a scenario, with other people’s names',
  QUIET,
  async () => {
    const site = await serveSite({ '/apply': APPLY, '/received': RECEIVED });
    const { running, dir, page } = await startRecording(site, [`${site.url}/apply`]);
    await page.click('#name');
    await page.keyboard.type('Jane Roe');
    await page.keyboard.press('Tab');
    await page.keyboard.type('jane.roe@mail.test');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Hunter2!');
    await page.locator('select').selectOption('Rent');
    await page.click('text=I agree');
    await page.click('text=Send');
    await page.waitForURL('**/received?*');
    await toBeHeard(page);
    await page.evaluate('window.__pw_recorderSetMode("assertingVisibility")');
    await toBeHeard(page);
    await page.click('p');
    running.pressCtrlC();
    expect(await running.ended).toBe(0);
    await expectNothingLeft(running);

    // The project has a scenario apply.yml already: it stays.
    const text = await readFile(join(dir, 'scenarios', 'apply-2.yml'), 'utf8');
    expect(text).toBe(`# Recorded at ${site.url}. What was typed and looked personal is a template now.
users: 10
ramp_up: 10s
script:
  - visit: "/apply"
  - fill: { field: "Full name", value: "{{ citizen.fullName }}" }
  - fill: { field: "Email", value: "{{ citizen.email }}" }
  - fill: { field: "Password", value: "{{ citizen.password }}" }
  - select: { field: "Reason", option: "Rent" }
  - check: "I agree to the terms"
  - click: "Send"
  - expect: "Thank you, {{ citizen.fullName }}"
`);
    const output = running.output();
    expect(output).toContain('✓ wrote scenarios/apply-2.yml: 8 steps');
    expect(output).toMatch(/^ +Password +\{\{ citizen\.password \}\}$/m);
    for (const value of TYPED) expect(text + output).not.toContain(value);

    const next = /^ {2}npx esr (run .*)$/m.exec(output)?.[1] ?? '';
    expect(next).toBe(`run scenarios/apply-2.yml --users 1 --target ${site.url}`);
    const flown = await esr(next.split(' '), { cwd: dir });
    await site.close();
    expect(flown.output).toMatch(answerLine('PASS'));
    expect(flown.code).toBe(0);
    const { scorecard } = await onlyRun(join(dir, 'reports'), 'apply-2');
    expect(scorecard.citizens).toMatchObject({ planned: 1, finished: 1 });
  },
);

test('whoever closes the window without doing anything gets no file, and a sentence', async () => {
  const site = await serveSite({ '/': HEAD });
  const { running, dir, page } = await startRecording(site, [
    '/',
    '--target',
    'portal',
    '--out',
    'new/mine.yml',
  ]);
  await page.close();
  expect(await running.ended).toBe(2);
  await site.close();
  expect(running.output()).toContain('nothing was recorded, so nothing was written');
  expect(await readdir(dir)).not.toContain('new');
  await expectNothingLeft(running);
});

test('what cannot be recorded or written is said before any browser is opened', async () => {
  const { dir } = await makeProject({ scenario: 'users: 1\n', url: 'http://127.0.0.1:9' });
  const env = { ESR_RECORD_DRIVEN: '9' };
  for (const [args, sentence] of [
    [
      ['http://127.0.0.1:9/', '--out', 'scenarios/apply.yml'],
      'could not write scenarios/apply.yml, because it is there already',
    ],
    [['http://127.0.0.1:9/', '--out', 'mine.json'], 'could not write mine.json, because a recording is YAML'],
    [['http://127.0.0.1:9/', '--out', 'a b!.yml'], 'a scenario cannot be called “a b!”'],
    [
      ['http://127.0.0.1:9/', '--out', 'fixtures/letter.txt/x.yml'],
      'because a file stands where a folder should be',
    ],
    [['/apply'], 'could not record at /apply, because nobody knows of which service'],
    [['ftp://127.0.0.1/'], 'could not record at ftp://127.0.0.1/, because that is no address'],
    [['/apply', '--target', 'portl'], 'there is no target “portl”'],
  ] as const) {
    const { code, output } = await esr(['record', ...args], { cwd: dir, env });
    expect(output).toContain(sentence);
    expect(output).toContain('→');
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  }
});

test('an address where nothing answers is bad input', async () => {
  const { dir } = await makeProject({ scenario: 'users: 1\n', url: 'http://127.0.0.1:9' });
  const port = await freePort();
  const { code, output, leftovers } = await esr(['record', `http://127.0.0.1:${await freePort()}/`], {
    cwd: dir,
    env: { ESR_RECORD_DRIVEN: String(port) },
  });
  expect(output).toContain('because nothing answers there (net::ERR_CONNECTION_REFUSED)');
  expect(code).toBe(2);
  expect(leftovers).toEqual([]);
});
