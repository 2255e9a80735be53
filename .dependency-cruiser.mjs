// Who may import whom: section 2 of the design, written out. `npm run check` runs it; tests/unit/support proves that
// it catches what it forbids.

/** @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule */

const PARTS = [
  'language',
  'people',
  'guard',
  'browser',
  'twin',
  'faults',
  'sensors',
  'swarm',
  'record',
  'debrief',
  'sandbox',
];
const FACES = ['cli', 'playwright', 'fluent', 'tower'];

/** Where an npm package may come in; every package has one door. `@playwright/test` re-exports Playwright. */
const DOORS = {
  '(playwright|playwright-core)': ['src/browser', 'src/playwright'],
  '@playwright/test': ['src/playwright'],
  yaml: ['src/language', 'apps'],
  zod: ['src/model', 'src/steps', 'src/language', 'src/faults', 'src/sensors', 'apps'],
  'p-queue': ['src/swarm'],
  'pdf-lib': ['src/people', 'src/debrief'],
  'web-vitals': ['src/browser'],
  'axe-core': ['src/browser'],
  '@faker-js/faker': ['src/people'],
  'allure[^/]*': ['src/debrief', 'src/playwright'],
  '@duckdb/[^/]+': ['src/record'],
  commander: ['src/cli'],
  '(fastify|@fastify/.+|@electric-sql/.+|pg|prom-client|vue|preact|lit|vite|@vitejs/.+|@uswds/.+)': ['apps'],
};

/** @param {string[]} names */
const one = (names) => `(${names.join('|')})`;
/** @param {string} name */
const npm = (name) => `(^|/)node_modules/${name}(/|$)`;

/** Tests, scripts and config files stand outside: they may look at everything. */
const SOURCES = '^(src|apps)/';

/** @type {Rule[]} */
const layers = [
  {
    name: 'model-knows-nobody',
    comment: 'model holds the nouns and imports nothing of ours',
    from: { path: '^src/model/' },
    to: { path: '^(src|apps)/', pathNot: '^src/model/' },
  },
  {
    name: 'pure-folders-know-model-only',
    comment: 'plan and checks compute from data: they import model and themselves',
    from: { path: '^src/(plan|checks)/' },
    to: { path: '^(src|apps)/', pathNot: '^src/(model|$1)/' },
  },
  {
    name: 'pure-folders-use-no-machine',
    comment: 'no clock, no dice, no disk: model, plan and checks import no builtin of Node',
    from: { path: '^src/(model|plan|checks)/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'steps-know-model-only',
    comment: 'steps are written in the hands of model: the language spells them, the browser does them',
    from: { path: '^src/steps/' },
    to: { path: '^(src|apps)/', pathNot: '^src/(model|steps)/' },
  },
  {
    name: 'parts-are-strangers',
    comment:
      'a part imports model, steps and itself; parts meet through the ports in model, and only run knows them',
    from: { path: `^src/${one(PARTS)}/` },
    to: { path: '^(src|apps)/', pathNot: '^src/(model|steps|$1)/' },
  },
  {
    name: 'faces-know-run-and-model',
    comment: 'a face starts and watches runs; it holds no logic and knows no part',
    from: { path: `^src/${one(FACES)}/` },
    to: { path: '^(src|apps)/', pathNot: '^src/(run|model|$1)/' },
  },
  {
    name: 'run-knows-no-face',
    comment: 'run is started by faces and does not know which',
    from: { path: '^src/run/' },
    to: { path: [`^src/${one(FACES)}/`, '^apps/'] },
  },
  {
    name: 'every-folder-has-a-layer',
    comment: 'a new folder in src/ gets its place in this file first',
    from: {
      path: '^src/',
      pathNot: `^src/${one(['model', 'steps', 'plan', 'checks', 'run', ...PARTS, ...FACES])}/`,
    },
    to: {},
  },
  {
    name: 'front-door-only',
    comment:
      'from outside a folder only its index.ts is imported; the command line comes into run by later.ts',
    from: { path: '^src/([^/]+)/' },
    to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/run/later\\.ts$'] },
  },
  {
    name: 'inner-front-door-only',
    comment: 'the same for a folder inside a folder, seen from beside it',
    from: { path: '^src/([^/]+)/([^/]+)/' },
    to: { path: '^src/$1/[^/]+/', pathNot: ['^src/$1/$2/', '^src/$1/[^/]+/index\\.ts$'] },
  },
  {
    name: 'inner-front-door-only-from-above',
    comment: 'and seen from the folder that holds it',
    from: { path: '^src/([^/]+)/[^/]+$' },
    to: { path: '^src/$1/[^/]+/', pathNot: ['^src/$1/[^/]+/index\\.ts$'] },
  },
  {
    name: 'apps-know-no-src',
    comment: 'src/ and apps/ meet only through a URL',
    from: { path: '^apps/' },
    to: { path: '^src/' },
  },
];

/** @type {Rule} */
const product = {
  name: 'product-knows-no-tests',
  comment: 'what is shipped does not lean on tests or scripts',
  from: { path: SOURCES },
  to: { path: '^(tests|scripts)/' },
};

/** @type {Rule[]} */
const doors = Object.entries(DOORS).map(([name, folders]) => ({
  name: `one-door: ${name}`,
  comment: `only ${folders.join(' and ')} may import it`,
  from: { path: SOURCES, pathNot: `^${one(folders)}/` },
  to: { path: npm(name) },
}));

/** @type {Rule[]} */
const hygiene = [
  {
    name: 'known-packages-only',
    comment: 'a package that our sources use has a door in this file',
    from: { path: '^src/' },
    to: { path: npm('.+'), pathNot: [npm(one([...Object.keys(DOORS), '@types/node']))] },
  },
  {
    name: 'no-cycles',
    comment: 'who imports whom in a circle cannot be read one after the other',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'a file that nobody imports and that imports nobody is dead',
    from: { orphan: true, path: SOURCES, pathNot: ['\\.d\\.ts$', '^src/sandbox/keeper\\.mjs$'] },
    to: {},
  },
  {
    name: 'no-unresolvable',
    comment: 'an import that leads nowhere',
    from: { path: SOURCES },
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...layers, product, ...doors, ...hygiene].map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    // Type imports count: a layer that knows another's types knows the other.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^reports/'] },
    enhancedResolveOptions: {
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
