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

/**
 * Programs that run one after the other, each only when the one before went well: a text with `&&` between them, or a list
 * of such as `words` reads. There is no shell here either.
 */
export const commands = readAs<string[][]>(
  'commands such as npm ci && npm run build, or a list of them',
  (value) => {
    const said: unknown = typeof value === 'string' ? value.split(/\s&&\s/) : value;
    if (!Array.isArray(said) || said.length === 0) return undefined;
    const read = said.map((one: unknown) => words.safeParse(one).data);
    return read.every((one) => one !== undefined) ? read : undefined;
  },
);
