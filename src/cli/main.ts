#!/usr/bin/env node
import { Command } from 'commander';
import { EXIT } from '../model/index.ts';
import { doctorCommand } from './doctor.ts';
import { explain } from './errors.ts';
import { fmtCommand } from './fmt.ts';
import { initCommand } from './init.ts';
import { personasCommand } from './personas.ts';
import { piiCommand } from './pii.ts';
import { recordCommand } from './record.ts';
import { runCommand } from './run.ts';
import { validateCommand } from './validate.ts';
import { version } from './version.ts';

const program = new Command('esr')
  .description('Rehearses the launch of a public web service with synthetic citizens in real browsers.')
  .version(version())
  .showHelpAfterError('(esr --help lists the commands)')
  .exitOverride()
  .addCommand(runCommand())
  .addCommand(initCommand())
  .addCommand(recordCommand())
  .addCommand(validateCommand())
  .addCommand(fmtCommand())
  .addCommand(doctorCommand())
  .addCommand(personasCommand())
  .addCommand(piiCommand());

// `esr run … | head` is no reason to leave without a debrief.
process.stdout.on('error', () => undefined);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}
// What was printed goes out first, also into a slow pipe; then a browser that does not let go must not keep a
// finished command alive.
process.stdout.write('', () => process.exit(process.exitCode ?? EXIT.pass));
