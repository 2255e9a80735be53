import { expect, test } from '@playwright/test';
import { esr } from '../support/processes.ts';

test('esr personas lists who could fly, with the share of each', async () => {
  const { code, output } = await esr(['personas']);
  expect(code).toBe(0);
  expect(output).toMatch(/^first-gen-student +36 % +citizen +phone 390x844 +30 s +First-generation student/m);
  expect(output).toMatch(/^farmer +named +farmer +phone/m);
});

test('esr personas preview prints five citizens, the same each time, as text and as JSON', async () => {
  const preview = ['personas', 'preview', 'first-gen-student', '--count', '5', '--seed', '7'];
  const text = await esr(preview);
  const json = await esr([...preview, '--json']);
  expect([text.code, json.code]).toEqual([0, 0]);
  const citizens = JSON.parse(json.output) as { number: number; identity: Record<string, string> }[];
  expect(citizens.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  for (const { identity } of citizens) {
    for (const field of ['fullName', 'email', 'ssn']) expect(text.output).toContain(identity[field]);
  }
  expect((await esr(preview)).output).toBe(text.output);
});

test('a persona that is not there is bad input, answered with the nearest', async () => {
  const { code, output } = await esr(['personas', 'preview', 'frist-gen-student']);
  expect(code).toBe(2);
  expect(output).toContain('there is no persona “frist-gen-student” in personas/');
  expect(output).toContain('did you mean first-gen-student?');
});
