// Figures of the project, as ratios of paired runs where something is compared.
//
//     npm run bench                                  all of them, some fifty minutes
//     npm run bench -- --only cost,truth [--json]    some of them; --json prints one line per figure
//     npm run bench -- --only cost --rounds 3 --artillery PATH   against Artillery, installed in that folder
import { parseArgs } from 'node:util';
import { benchAllure } from './allure.ts';
import { benchCost } from './cost.ts';
import { benchEngine } from './engine.ts';
import type { Figure } from './figures.ts';
import { benchFinder } from './finder.ts';
import { benchHonesty } from './honesty.ts';
import { benchMemory } from './memory.ts';
import { benchPortal } from './portal.ts';
import { benchStartup } from './startup.ts';
import { benchTruth } from './truth.ts';

type Say = (line: string) => void;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    artillery: { type: 'string' },
  },
});
const rounds = Number(values.rounds);

const benches: Record<string, (say: Say) => Promise<Figure[]>> = {
  engine: () => benchEngine(),
  finder: () => benchFinder(),
  startup: benchStartup,
  truth: benchTruth,
  memory: benchMemory,
  portal: benchPortal,
  honesty: benchHonesty,
  allure: () => benchAllure(),
  cost: (say) => benchCost({ rounds, artillery: values.artillery }, say),
};

const names = values.only?.split(',') ?? Object.keys(benches);
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  refuse(`--only takes ${Object.keys(benches).join(', ')}, not “${unknown.join(', ')}”`);
} else if (!Number.isInteger(rounds) || rounds < 1) {
  refuse(`--rounds takes a whole number from 1, not “${values.rounds}”`);
} else if (process.platform !== 'linux') {
  refuse(
    'The benchmarks count CPU and memory through /proc, which only Linux has; run them there, or in a container.',
  );
} else {
  // With --json, standard output is for programs alone.
  const say: Say = values.json ? console.error : console.log;
  for (const name of names) {
    say(`\n── ${name} ──`);
    const figures = (await benches[name]?.(say)) ?? [];
    for (const figure of figures) {
      const { bench, value, unit, n } = figure;
      say(`  ${bench.padEnd(68)} ${String(value).padStart(9)} ${unit} (n = ${n})`);
      if (values.json) console.log(JSON.stringify(figure));
    }
  }
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
