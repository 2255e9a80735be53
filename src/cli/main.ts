#!/usr/bin/env node
import { Command } from 'commander';
import { EXIT } from '../model/index.ts';
import { doctorCommand } from './doctor.ts';
import { explain } from './errors.ts';
import { runCommand } from './run.ts';
import { version } from './version.ts';

const program = new Command('esr')
  .description('Rehearses the launch of a public web service with synthetic citizens in real browsers.')
  .version(version())
  .showHelpAfterError('(esr --help lists the commands)')
  .exitOverride()
  .addCommand(runCommand())
  .addCommand(doctorCommand());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}
// A browser that does not let go must not keep a finished command alive.
process.exit(process.exitCode ?? EXIT.pass);
