import { Command, Option } from 'commander';
import { BadInput, EXIT } from '../model/index.ts';
import { formatFiles, rewrite } from '../run/later.ts';

interface FmtFlags {
  write?: true;
  check?: true;
}

/** `esr fmt FILES`: scenarios in their canonical form. */
export function fmtCommand(): Command {
  return new Command('fmt')
    .exitOverride()
    .description('print a scenario in its canonical form, the smallest that says everything')
    .argument('<files...>', 'scenario files in any of their forms, YAML or JSON')
    .addOption(new Option('--write', 'rewrite the files in place instead').conflicts('check'))
    .option('--check', 'only say which files are not in their canonical form; exit 1 when there are any')
    .addHelpText('after', '\nComments are kept. What a scenario means does not change.')
    .action(async (paths: string[], flags: FmtFlags) => {
      process.exitCode = await format(paths, flags);
    });
}

async function format(paths: readonly string[], { write, check }: FmtFlags): Promise<number> {
  if (!write && !check && paths.length > 1) {
    const hint = 'name one file, or add --write to rewrite them or --check to see which would change';
    throw new BadInput([{ message: `${paths.length} files cannot be printed as one`, hint }]);
  }
  const files = await formatFiles(paths, process.cwd());
  if (write) {
    for (const { shown } of await rewrite(files)) console.log(`rewrote ${shown}`);
    return EXIT.pass;
  }
  if (!check) {
    for (const { after } of files) process.stdout.write(after);
    return EXIT.pass;
  }
  const strange = files.filter(({ before, after }) => before !== after);
  for (const { shown } of strange) console.log(`${shown} is not in its canonical form`);
  if (strange.length > 0) console.log('  → esr fmt --write rewrites them; esr fmt FILE prints one');
  return strange.length > 0 ? EXIT.fail : EXIT.pass;
}
