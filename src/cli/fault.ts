import { Command } from 'commander';
import { EXIT, formatCount, formatDuration, formatShare } from '../model/index.ts';
import type { FaultAnswer, FaultNow } from '../run/index.ts';
import { clearFaults, injectFault, listFaults } from '../run/later.ts';

interface Which {
  run?: string;
}

interface InjectFlags extends Which {
  share?: string;
  service?: string;
  persona?: string;
}

/** `esr fault …`: injects faults into a run that flies in another terminal, and takes them away. */
export function faultCommand(): Command {
  const which = ['--run <id>', 'the run, when several fly in this project (default: the newest)'] as const;
  const list = new Command('list')
    .description('the faults of the run: planned, active and over')
    .option(...which)
    .exitOverride()
    .action(async (_flags: Which, command: Command) => print(lines(await listFaults(whichOf(command)))));
  const clear = new Command('clear')
    .description('take a fault away, or all that are active; harmless when there are none')
    .argument('[name]', 'as `esr fault list` calls it')
    .option(...which)
    .exitOverride()
    .action(async (name: string | undefined, _flags: Which, command: Command) => {
      process.exitCode = sayCleared(await clearFaults(whichOf(command), name), name);
    });
  return new Command('fault')
    .description('inject a fault into a run that flies, and take it away')
    .argument('<words...>', 'a fault, what it does, the service, and how long (default: 60s, at most 30m)')
    .option('--share <share>', 'of the citizens, such as 50%: the others are compared with them')
    .option('--service <name>', 'the service it acts on')
    .option('--persona <id>', 'only citizens of this persona')
    .option(...which)
    .addCommand(list)
    .addCommand(clear)
    .addHelpText('after', HELP)
    .exitOverride()
    .action(async (words: string[], flags: InjectFlags, command: Command) => {
      const { share, service, persona } = flags;
      const order = {
        words,
        ...(share === undefined ? {} : { share }),
        ...(service === undefined ? {} : { service }),
        ...(persona === undefined ? {} : { persona }),
      };
      sayInjected(await injectFault(whichOf(command), order));
    });
}

const HELP = `
  esr fault slow_db 60s                   a fault of fixtures/faults/, for a minute
  esr fault slow_service eligibility 2m   on one service
  esr fault latency 800ms eligibility     a kind, what it does, where
  esr fault status 503 '**/api/**' --share 50%
  esr fault list
  esr fault clear slow_db                 that one
  esr fault clear                         all that are active

Exit codes: 0 done, 1 a fault may still be in place, 2 bad input, or no run flies.`;

/** `--run` stands before or after the subcommand. */
function whichOf(command: Command): { projectDir: string; runId?: string } {
  const { run } = command.optsWithGlobals<Which>();
  return { projectDir: process.cwd(), ...(run === undefined ? {} : { runId: run }) };
}

function sayInjected({ run, faults, advice }: FaultAnswer): void {
  for (const fault of faults) {
    const { name, leftMs = 0 } = fault;
    console.log(`⚡ ${name} is in place for ${formatDuration(leftMs)}: ${what(fault)}`);
    console.log(`   in run ${run.runId} (${run.scenario}); away at once: esr fault clear ${quoted(name)}`);
  }
  if (advice !== undefined) console.log(`ℹ ${advice}`);
}

function sayCleared(answer: FaultAnswer | undefined, name: string | undefined): number {
  if (!answer) {
    console.log('✓ no run flies in this project, and nothing is left of those that did');
    return EXIT.pass;
  }
  const { run, faults } = answer;
  if (faults.length === 0) {
    const which = name === undefined ? 'no fault is active' : `“${name}” is not active`;
    console.log(`✓ ${which} in run ${run.runId} (${run.scenario}): nothing to clear`);
  }
  for (const { name: one, activeMs = 0, fired, stuck } of faults) {
    const was = `it was active for ${formatDuration(activeMs)}${acted(fired, ' and')}`;
    if (!stuck) console.log(`✓ ${one} is cleared; ${was}`);
    else console.log(`⚠️ COULD NOT CLEAR ${one}, because ${stuck.why}${hint(stuck)}`);
  }
  return faults.some(({ stuck }) => stuck) ? EXIT.fail : EXIT.pass;
}

function lines({ run, faults }: FaultAnswer): string[] {
  const head = `Run ${run.runId} (${run.scenario})`;
  if (faults.length === 0) return [`${head}: no faults`];
  const width = Math.max(...faults.map(({ name }) => name.length));
  return [
    head,
    ...faults.map((fault) => {
      const { name, byHand, stuck } = fault;
      const origin = byHand ? ', by hand' : '';
      const trouble = stuck ? `; STUCK: ${stuck.why}${hint(stuck)}` : '';
      return `  ${name.padEnd(width)}  ${state(fault)}${origin}: ${what(fault)}${trouble}`;
    }),
  ];
}

function state({ state: now, activeMs = 0, leftMs, fired }: FaultNow): string {
  if (now !== 'active') return now === 'over' ? `over${acted(fired)}` : now;
  const left = leftMs === undefined ? 'until the run ends' : `${formatDuration(leftMs)} left`;
  return `active for ${formatDuration(activeMs)}, ${left}${acted(fired)}`;
}

function what({ kind, settings, service, share, persona }: FaultNow): string {
  const said = Object.entries(settings).map(([key, value], _, { length }) =>
    length === 1 ? shown(key, value) : `${key} ${shown(key, value)}`,
  );
  const whom = share === 1 ? 'all citizens' : `${formatShare(share)} of the citizens`;
  const who = persona === undefined ? whom : `${whom} of persona ${persona}`;
  return `${[kind, ...said].join(' ')} on ${service}, ${who}`;
}

function shown(key: string, value: unknown): string {
  if (typeof value === 'number' && key.endsWith('Ms')) return formatDuration(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function acted(count: number | undefined, and = ','): string {
  if (count === undefined) return '';
  return `${and} acted ${count === 1 ? 'once' : `${formatCount(count)} times`}`;
}

function hint({ hand }: { hand?: string }): string {
  return hand === undefined ? '' : `\n  → by hand: ${hand}`;
}

function quoted(name: string): string {
  return name.includes(' ') ? `'${name}'` : name;
}

function print(text: readonly string[]): void {
  for (const line of text) console.log(line);
}
