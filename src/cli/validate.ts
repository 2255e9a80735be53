import { Command } from 'commander';
import { BadInput, describeProblem, EXIT } from '../model/index.ts';
import { validateFiles } from '../run/later.ts';

/** `esr validate FILES`: everything that is wrong with them, at once. */
export function validateCommand(): Command {
  return new Command('validate')
    .exitOverride()
    .description('read scenarios, personas and targets and show everything that is wrong; start nothing')
    .argument('<files...>', 'files or folders; those in personas/ and targets/ are read as such')
    .option(
      '--target <url-or-name>',
      'the target whose services faults may name (default: those of any in targets/)',
    )
    .addHelpText('after', '\nExit codes: 0 all are good, 2 something is wrong.')
    .action(async (paths: string[], flags: { target?: string }) => {
      process.exitCode = await validate(paths, flags);
    });
}

async function validate(paths: readonly string[], { target }: { target?: string }): Promise<number> {
  const { good, notes, problems } = await validateFiles(paths, {
    projectDir: process.cwd(),
    ...(target === undefined ? {} : { target }),
  });
  for (const line of good) console.log(line);
  for (const note of notes) console.log(`ℹ ${describeProblem(note)}`);
  if (problems.length > 0) throw new BadInput(problems);
  if (good.length === 0) {
    const hint = 'a scenario, a persona and a target are YAML files';
    throw new BadInput([{ message: 'there is nothing to read in these folders', hint }]);
  }
  return EXIT.pass;
}
