import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import { Senses, States } from '../../../src/browser/sensing/index.ts';
import type { Signal } from '../../../src/model/index.ts';

type Page = Parameters<Senses['look']>[0];
type Context = ConstructorParameters<typeof Senses>[0];

/** A page in a state that never changes; its browser lets each look go as it is told to. */
function pageWhere(looks: ('fails' | 'finds nothing')[]): Page {
  const send = (method: string, { expression = '' } = {}): unknown => {
    if (method === 'Page.getFrameTree') return { frameTree: { frame: { id: 'main' } } };
    return { executionContextId: 1, result: { value: expression.startsWith('document') ? 9 : '[]' } };
  };
  const session = { send, detach: () => Promise.resolve() };
  const newCDPSession = () =>
    looks.shift() === 'fails'
      ? Promise.reject(new Error('axe-core did not answer'))
      : Promise.resolve(session);
  return {
    url: () => 'http://here.test/',
    mainFrame: () => ({ locator: () => ({ textContent: () => Promise.resolve('0a1b2c3d') }) }),
    context: () => ({ newCDPSession }),
  } as unknown as Page;
}

test('a page that could not be looked at for barriers is looked at by whoever comes next, and then no more', async () => {
  const told: Signal[] = [];
  const senses = new Senses(new EventEmitter() as unknown as Context, {
    now: () => 0,
    tell: (signal) => told.push(signal),
    citizen: 1,
    sensing: { states: new States() },
  });
  const page = pageWhere(['fails', 'finds nothing']);
  for (const deed of ['visit', 'click', 'fill']) {
    await senses.look(page, deed, new AbortController().signal);
  }
  const looks = told.map((signal) => (signal.type === 'a11y' ? (signal.error ?? 'looked') : signal.type));
  expect(looks).toEqual(['axe-core did not answer', 'looked']);
});
