import { Command } from 'commander';
import { checkUp } from '../run/later.ts';

/** `esr doctor`: what is found on this machine, and how to get what is missing. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .exitOverride()
    .description('show what a rehearsal needs and what is found here')
    .action(async () => {
      console.log(await checkUp(process.cwd()));
    });
}
