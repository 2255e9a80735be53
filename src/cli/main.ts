#!/usr/bin/env node
import { Command } from 'commander';
import { EXIT } from '../model/index.ts';
import { calibrateCommand } from './calibrate.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { explain } from './errors.ts';
import { faultCommand } from './fault.ts';
import { fmtCommand } from './fmt.ts';
import { initCommand } from './init.ts';
import { tellLeftovers } from './leftovers.ts';
import { personasCommand } from './personas.ts';
import { piiCommand } from './pii.ts';
import { recordCommand } from './record.ts';
import { archiveCommand, restoreCommand } from './archive.ts';
import { historyCommand } from './history.ts';
import { reportCommand } from './report.ts';
import { rerunCommand } from './rerun.ts';
import { runCommand } from './run.ts';
import { runsCommand } from './runs.ts';
import { sqlCommand } from './sql.ts';
import { validateCommand } from './validate.ts';
import { version } from './version.ts';
import { whyCommand } from './why.ts';

const program = new Command('esr')
  .description('Rehearses the launch of a public web service with synthetic citizens in real browsers.')
  .version(version())
  .showHelpAfterError('(esr --help lists the commands)')
  .exitOverride()
  .hook('preAction', tellLeftovers)
  .addCommand(runCommand())
  .addCommand(reportCommand())
  .addCommand(whyCommand())
  .addCommand(diffCommand())
  .addCommand(rerunCommand())
  .addCommand(runsCommand())
  .addCommand(historyCommand())
  .addCommand(archiveCommand())
  .addCommand(restoreCommand())
  .addCommand(sqlCommand())
  .addCommand(initCommand())
  .addCommand(recordCommand())
  .addCommand(validateCommand())
  .addCommand(fmtCommand())
  .addCommand(calibrateCommand())
  .addCommand(doctorCommand())
  .addCommand(faultCommand())
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
