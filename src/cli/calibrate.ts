import { Command } from 'commander';
import { EXIT, formatCount, formatDuration, formatShare } from '../model/index.ts';
import type { CalibrateOptions, Stage } from '../run/index.ts';
import { calibrate } from '../run/later.ts';
import { seedNumber } from './numbers.ts';
import { stopSignal } from './stop.ts';

interface CalibrateFlags {
  target?: string;
  seed?: number;
  json?: true;
}

const COLUMNS = ['a minute', 'at once', 'latency p95', 'starts late by', 'saturated'];

/** `esr calibrate [FILE]`: how many citizens this machine carries before what it measures bends. */
export function calibrateCommand(): Command {
  return new Command('calibrate')
    .description('find how many citizens this machine carries, by short flights')
    .argument('[scenario]', 'whose journey is flown (default: the only one, or scenarios/tuition-grant.yml)')
    .option('--target <url-or-name>', 'address of a running service, or a file in targets/ (default: portal)')
    .option('--seed <n>', 'same seed, same citizens (default: 1)', seedNumber)
    .option('--json', 'print the result as JSON')
    .exitOverride()
    .action(async (scenario: string | undefined, flags: CalibrateFlags) => {
      process.exitCode = await run(scenario, flags);
    });
}

async function run(scenario: string | undefined, flags: CalibrateFlags): Promise<number> {
  // What a program reads is nothing but JSON.
  const say = flags.json ? console.error : console.log;
  const { signal } = stopSignal(() => say('⏹ Stopping…'));
  const options: CalibrateOptions = {
    projectDir: process.cwd(),
    signal,
    ...(scenario === undefined ? {} : { scenario }),
    ...(flags.target === undefined ? {} : { target: flags.target }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    started(name) {
      say(`Flying ${name} for 20 s each time, faster until what is measured bends.`);
      say(row(COLUMNS));
    },
    flown: (stage) => say(row(cells(stage))),
  };
  try {
    const knee = await calibrate(options);
    if (flags.json) console.log(JSON.stringify(knee, undefined, 2));
    say(
      `\nThis machine carries ${formatCount(knee.perMinute)} citizens a minute of ${knee.scenario}, some ${formatCount(knee.atOnce)} at once.`,
    );
    say(`Above that ${knee.because}. \`esr run\` warns when a plan exceeds it.`);
    return EXIT.pass;
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

function cells(stage: Stage): string[] {
  return [
    formatCount(stage.perMinute),
    formatCount(stage.atOnce),
    formatDuration(stage.latencyP95Ms),
    formatDuration(stage.latenessP95Ms),
    formatShare(stage.saturatedShare),
  ];
}

function row(texts: readonly string[]): string {
  return texts.map((text) => text.padStart(15)).join('');
}
