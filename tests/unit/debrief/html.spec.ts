import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { html } from '../../../src/debrief/page/html.ts';

test('text never becomes markup, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { source } = html`<p title="${text}">${[text, html`<b>${text}</b>`]}</p>`;
      expect(source.match(/[<>]/g)).toHaveLength(8);
      expect(source.match(/"/g)).toHaveLength(2);
    }),
  );
});

test('nothing is written for what is absent', () => {
  expect(html`<p>${undefined}${false}${[]}${0}</p>`.source).toBe('<p>0</p>');
});
