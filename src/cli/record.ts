import { Command } from 'commander';
import { EXIT } from '../model/index.ts';
import { recordScenario } from '../run/later.ts';
import { stopSignal } from './stop.ts';

interface RecordFlags {
  out?: string;
  target?: string;
}

/** For tests: the port on which a program does what a person would, in a browser without a window. */
const DRIVEN = 'ESR_RECORD_DRIVEN';

/** `esr record URL`: what a person does in a browser, as a scenario. */
export function recordCommand(): Command {
  return new Command('record')
    .exitOverride()
    .description('write a scenario by doing it once in a browser window')
    .argument('<url>', 'where to begin: http://localhost:3000/apply, or /apply with --target')
    .option('--out <file>', 'the scenario to write (default: scenarios/<page>.yml); nothing is overwritten')
    .option('--target <url-or-name>', 'a file in targets/: it is started, if it says how, and recorded on')
    .addHelpText(
      'after',
      '\nClose the window or press Ctrl-C when you are done. What you type and looks personal is not written.',
    )
    .action(async (place: string, flags: RecordFlags) => {
      process.exitCode = await record(place, flags);
    });
}

async function record(place: string, { out, target }: RecordFlags): Promise<number> {
  const driven = process.env[DRIVEN];
  const recorded = await recordScenario({
    place,
    projectDir: process.cwd(),
    ...(out === undefined ? {} : { out }),
    ...(target === undefined ? {} : { target }),
    ...(driven === undefined ? {} : { driven: Number(driven) }),
    signal: stopSignal(() => console.log('')).signal,
    ready: (url) => {
      console.log(`● Recording at ${url}`);
      console.log(
        '  Do in the browser window what a citizen does; close it or press Ctrl-C when you are done.',
      );
      console.log('  “ab” in the bar at the top of the page, then a text: the citizen expects to read it.');
    },
  });
  const { file, steps, replaced, kept, remarks, next } = recorded;
  console.log(`✓ wrote ${file}: ${steps} steps`);
  if (replaced.length > 0) {
    console.log('  Not written, since it looked personal; each citizen gives their own:');
    const width = Math.max(...replaced.map(({ field }) => field.length));
    for (const { field, template } of replaced) console.log(`    ${field.padEnd(width)}  ${template}`);
  }
  if (kept.length > 0) console.log(`  Written as you typed it: ${kept.join(', ')}`);
  for (const remark of remarks) console.log(`⚠️ ${remark}`);
  console.log('\nNext:');
  for (const command of next) console.log(`  ${command}`);
  return EXIT.pass;
}
