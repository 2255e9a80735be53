import { expect, test } from '@playwright/test';
import { readSnapshot, withParts, wordsOf } from '../../../../src/browser/record/snapshot.ts';

test('a snapshot is read with its names, marks and values, whatever quotes they need', () => {
  const page = readSnapshot(`- main [ref=e1]:
  - heading "Apply" [level=1] [ref=e2]
  - 'button "Go: it" [ref=e3] [cursor=pointer]'
  - 'link "It''s \\"here\\": yes" [ref=e4]':
    - /url: /x
  - textbox "Notes" [active] [ref=e5]: "a: b\\nc"
  - generic [ref=e6]:
    - text: Only
    - strong [ref=e7]: words
  - checkbox "I agree" [checked] [ref=e8]`);
  const all = [...withParts(page)].slice(1);
  expect(all.map(({ role, name, text, marks }) => [role, name, text, marks.get('ref')])).toEqual([
    ['main', '', '', 'e1'],
    ['heading', 'Apply', '', 'e2'],
    ['button', 'Go: it', '', 'e3'],
    ['link', 'It\'s "here": yes', '', 'e4'],
    ['textbox', 'Notes', 'a: b\nc', 'e5'],
    ['generic', '', '', 'e6'],
    ['text', '', 'Only', undefined],
    ['strong', '', 'words', 'e7'],
    ['checkbox', 'I agree', '', 'e8'],
  ]);
  const [button, box, check] = ['e3', 'e6', 'e8'].map((ref) =>
    all.find(({ marks }) => marks.get('ref') === ref),
  );
  expect(button?.marks.get('cursor')).toBe('pointer');
  expect(box && wordsOf(box)).toBe('Only words');
  expect([check?.marks.get('checked'), check?.inside?.role]).toEqual(['true', 'main']);
});

test('what is no snapshot is an empty page', () => {
  for (const text of ['', 'hello', '- ', '- /url: x', '- "quoted'])
    expect(readSnapshot(text).parts).toEqual([]);
});
