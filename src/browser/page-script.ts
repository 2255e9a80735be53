import { readdirSync, readFileSync } from 'node:fs';

/** A module as it lies on disk. */
export interface Module {
  /** `words.mjs` */
  name: string;
  source: string;
}

const IMPORT = /^import (\{[^}]*\}) from '\.\/([\w-]+\.mjs)';$/gm;
const EXPORT = /^export (?=(?:const|(?:async )?function\*?) ([\w$]+))/gm;
/** Comments that have their lines to themselves; one in front of code, such as a type, ends before it. */
const DOCSTRINGS = /^[ \t]*\/\*\*(?:(?!\*\/)[\s\S])*\*\/$/gm;

/**
 * The modules of a folder as one expression for a page, without a bundler; its value is what `entry` exports.
 * @throws as `asScript` does.
 */
export function pageScript(folder: URL, entry: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  const modules = names.map((name) => ({ name, source: readFileSync(new URL(name, folder), 'utf8') }));
  return asScript(modules, entry);
}

/**
 * Modules as one expression that needs nothing else: each a function that gives what it exports, after those it
 * imports; its value is what the last one exports. A page has no way to load modules of ours.
 * @param entry name of the module that the others are there for.
 * @throws when a module is missing, imports in a circle, or is written in another way than this project does.
 */
export function asScript(modules: readonly Module[], entry: string): string {
  const order: string[] = [];
  const add = (name: string, above: readonly string[]): void => {
    if (order.includes(name)) return;
    const module = modules.find((one) => one.name === name);
    if (!module) throw new Error(`${above.at(-1)} imports ${name}, which is not there`);
    if (above.includes(name)) throw new Error([...above, name].join(' imports '));
    for (const [, , other = ''] of module.source.matchAll(IMPORT)) add(other, [...above, name]);
    order.push(name);
  };
  add(entry, []);
  const parts = order.map((name) =>
    asFunction(modules.find((one) => one.name === name) ?? { name, source: '' }),
  );
  return `(() => {\n'use strict';\n${parts.join('\n')}\nreturn ${variable(entry)};\n})()`;
}

function asFunction({ name, source }: Module): string {
  const exported = [...source.matchAll(EXPORT)].map((match) => match[1]);
  const body = source
    .replace(DOCSTRINGS, '')
    .replace(IMPORT, (_, names: string, from: string) => `const ${names} = ${variable(from)};`)
    .replace(EXPORT, '')
    .replace(/^\/\/#.*$/gm, '');
  const left = /^\s*(?:import|export)\b.*/m.exec(body)?.[0];
  if (left !== undefined)
    throw new Error(`${name} cannot run in a page, because of its line “${left.trim()}”`);
  return `const ${variable(name)} = (() => {\n${body}\nreturn { ${exported.join(', ')} };\n})();`;
}

function variable(name: string): string {
  return `$${name.replace(/\.mjs$/, '').replaceAll('-', '_')}`;
}
