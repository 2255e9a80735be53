import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@playwright/test';

const ROOT = join(import.meta.dirname, '..', '..', '..');

function pages(): string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
  const inDocs = docs.filter((file) => file.endsWith('.md')).map((file) => join('docs', file));
  return ['README.md', 'CONTRIBUTING.md', ...inDocs];
}

/** Addresses of links, pictures and link definitions that lead to files, without what is shown as code. */
function filesLinkedIn(markdown: string): string[] {
  const prose = markdown.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)];
  const definitions = [...prose.matchAll(/^\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/gm)];
  const html = [...prose.matchAll(/\b(?:src|href)="([^"]+)"/g)];
  return [...inline, ...definitions, ...html]
    .flatMap(([, address]) => (address === undefined ? [] : [address]))
    .filter((address) => !/^([a-z]+:|#)/i.test(address))
    .map((address) => decodeURIComponent(address.split('#', 1)[0] ?? ''));
}

for (const page of pages()) {
  test(`a reader of ${page} can follow every link and see every picture`, () => {
    const linked = filesLinkedIn(readFileSync(join(ROOT, page), 'utf8'));
    const missing = linked.filter((address) => !existsSync(join(ROOT, dirname(page), address)));
    expect(missing).toEqual([]);
  });
}

test('links and pictures are found in all their forms, and code is left alone', () => {
  const text = [
    '[a](a.md) ![b](images/b.png "B") [c](<c.md#part>) [d](https://example.org/d.md) [e](#e)',
    '[f]: f.md',
    '<img src="g.png">',
    '`[h](h.md)`',
    '```md',
    '[i](i.md)',
    '```',
  ].join('\n');
  expect(filesLinkedIn(text)).toEqual(['a.md', 'images/b.png', 'c.md', 'f.md', 'g.png']);
});

test('there are pages to look at', () => {
  expect(pages().map((page) => relative('.', page))).toContain(join('docs', 'architecture.md'));
});
