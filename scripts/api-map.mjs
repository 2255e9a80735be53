// @ts-check
// Writes docs/public-api/: everything that may be imported from the package, as the compiler sees it, so that a review
// shows the promise changing. `--check` writes nothing and fails where a page is not current.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './commands.mjs';

const { exports } = /** @type {{ exports: Record<string, string> }} */ (
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
);
/** The same module under two names is one page. @type {Map<string, string[]>} */
const modules = new Map();
for (const [name, file] of Object.entries(exports)) {
  if (!file.endsWith('.js')) continue;
  const typed = path.join(root, file.replace(/\.js$/, '.d.ts'));
  modules.set(typed, [...(modules.get(typed) ?? []), `hms-esr${name.slice(1)}`]);
}

const program = ts.createProgram([...modules.keys()], {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ESNext,
  skipLibCheck: true,
  types: ['node'],
});
const checker = program.getTypeChecker();

/** @param {ts.Symbol} exported */
function declared(exported) {
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  const texts = (symbol.declarations ?? []).map((declaration) => {
    const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    return statement.getFullText().trim();
  });
  return texts.map((text) => text.replaceAll(/^export (declare )?/gm, '')).join('\n');
}

/** @param {string} file @param {string[]} names */
function pageOf(file, names) {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`could not read ${path.relative(root, file)}; build first: npm run build`);
  const symbols = checker.getExportsOfModule(module).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const parts = symbols.map((symbol) => `## ${symbol.name}\n\n\`\`\`ts\n${declared(symbol)}\n\`\`\`\n`);
  const title = names.map((name) => `\`${name}\``).join(', ');
  return `# ${title}\n\nMade by \`node scripts/api-map.mjs\` from the built package.\n\n${parts.join('\n')}`;
}

const dir = path.join(root, 'docs', 'public-api');
mkdirSync(dir, { recursive: true });
for (const [file, names] of modules) {
  const page = path.join(dir, `${(names.at(-1) ?? '').replaceAll(/\W+/g, '-')}.api.md`);
  const text = pageOf(file, names);
  if (!process.argv.includes('--check')) {
    writeFileSync(page, text);
    continue;
  }
  let current = '';
  try {
    current = readFileSync(page, 'utf8');
  } catch {
    // Not there is not current.
  }
  if (current === text) continue;
  console.error(
    `${path.relative(root, page)} is not what the package exports; run: node scripts/api-map.mjs`,
  );
  process.exitCode = 1;
}
