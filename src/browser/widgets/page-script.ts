import { readdirSync, readFileSync } from 'node:fs';

const DOCSTRING = /^ *\/\*\*(?:(?!\*\/)[\s\S])*\*\/$/gm;
const IMPORT = /^import \{([^}]*)\} from '\.\/([\w-]+\.mjs)';$/gm;
const EXPORT = /^export (?=(?:async )?(?:function|const) ([\w$]+))/gm;

/**
 * Modules of a folder as one expression for a page, without a bundler: each keeps a scope of its own; its value is
 * what `entry` exports.
 * @throws Error for a form of `import` or `export` that it does not know: named ones, relative, no default.
 */
export function pageScript(folder: URL, entry: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  const modules = names.map((name) => asPart(name, readFileSync(new URL(name, folder), 'utf8')));
  return `((modules) => {
    const loaded = {};
    const load = (name) => (loaded[name] ??= modules[name](load));
    return load('${entry}');
  })({\n${modules.join(',\n')}\n})`;
}

/** One module as a property: a function that gives its exports. */
export function asPart(name: string, module: string): string {
  const exported = [...module.matchAll(EXPORT)].map((match) => match[1]);
  const body = module
    .replace(DOCSTRING, '')
    .replace(IMPORT, (_, what: string, from: string) => `const {${what}} = load('${from}');`)
    .replace(EXPORT, '');
  const unknown = /^(?:import|export)\b.*$/m.exec(body);
  if (unknown) throw new Error(`${name} cannot run in a page, because of “${unknown[0]}”`);
  return `'${name}': (load) => {\n${body}\nreturn { ${exported.join(', ')} };\n}`;
}
