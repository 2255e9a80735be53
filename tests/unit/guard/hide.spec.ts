import { expect, test } from '@playwright/test';
import { everyFormOf, hide, scan, starred } from '../../../src/guard/index.ts';

const SSN = ['132', '27', '2542'].join('-');

test('a line is shown without the value, wherever and however it stands in it, and as long as it was', () => {
  const line = `ssn: ${SSN}  # again 132272542, 132 27 2542 and 132%2027%202542`;
  const shown = hide(line, scan(line));
  expect(shown).toBe('ssn: ***-**-****  # again *********, *** ** **** and ***%****%******');
  expect(shown).toHaveLength(line.length);
  expect(hide('nothing', scan('nothing'))).toBe('nothing');
});

test('letters are found in either case, and signs in a value mean themselves', () => {
  const value = everyFormOf('Ann.Lee+x@yahoo.com');
  expect('to ANN.LEE+X@YAHOO.COM, annlee'.replace(value, starred)).toBe('to ***.***+*@*****.***, annlee');
});

test('a text of nothing but the beginning of a value is looked through before anybody waits', () => {
  const value = everyFormOf(SSN);
  for (const piece of ['1', '1 ', '1%20', '132-27-254', '%', ' ']) {
    const text = piece.repeat(400_000 / piece.length);
    expect(text.replace(value, starred)).toBe(text);
  }
});
