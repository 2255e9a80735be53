import { defectNames } from '../policy/load.ts';
import { BadOption, readOptions } from './options.ts';
import { type Portal, startPortal } from './start.ts';

/** Closing takes milliseconds. Whoever sent the signal is not kept waiting when something hangs all the same. */
const CLOSE_WITHIN_MS = 800;

async function stop(portal: Portal): Promise<never> {
  setTimeout(() => process.exit(0), CLOSE_WITHIN_MS).unref();
  await portal.close();
  process.exit(0);
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program. Choose another, or leave --port away.';
  return message;
}

try {
  const { DATABASE_URL: server = '' } = process.env;
  const options = readOptions(process.argv.slice(2), await defectNames(), server || 'memory');
  const portal = await startPortal({ ...options, faultsToken: process.env['ESR_FAULTS_TOKEN'] });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(portal));

  process.stdout.write(`portal ready at ${portal.origin}\n`);
  if (process.stdout.isTTY) {
    for (const defect of options.defects)
      process.stdout.write(`The planted defect ${defect} is switched on.\n`);
    process.stdout.write(`Stop with Ctrl-C.\n`);
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(error instanceof BadOption ? 2 : 1);
}
