import { readAs } from '../model/index.ts';

/** A program and its arguments: a list, or a text cut at its spaces. There is no shell. */
export const words = readAs<string[]>(
  'a program and its arguments, such as node server.js --port 0',
  (value) => {
    const said = typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : value;
    if (!Array.isArray(said) || said.length === 0) return undefined;
    const plain = said.map((word: unknown) => (typeof word === 'number' ? String(word) : word));
    return plain.every((word): word is string => typeof word === 'string' && word !== '') ? plain : undefined;
  },
);
