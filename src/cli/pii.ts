import { Command } from 'commander';
import { BadInput, EXIT, formatCount } from '../model/index.ts';
import type { FileFinding, PiiScan } from '../run/index.ts';
import { scanPaths, testValuesList } from '../run/later.ts';

/** `esr pii scan PATHS`: values in files and access logs that could belong to a real person. */
export function piiCommand(): Command {
  const scan = new Command('scan')
    .description('look for values that could belong to a real person in files, folders and logs')
    .argument('<paths...>', 'files and folders, such as scenarios personas fixtures')
    .option('--json', 'for programs: one document with all findings')
    .addHelpText('after', '\nExit codes: 0 nothing found, 1 something found, 2 a path that cannot be read.')
    .exitOverride()
    .action(async (paths: string[], flags: { json?: true }) => {
      process.exitCode = flags.json ? await scanAsJson(paths) : await scanAsTable(paths);
    });
  return new Command('pii')
    .description('keep real people’s data out of rehearsals')
    .exitOverride()
    .addCommand(scan);
}

/** The table is printed row by row, so that a log of any size needs no memory: the width of a file's rows is guessed. */
async function scanAsTable(paths: readonly string[]): Promise<number> {
  const kinds = new Map<string, number>();
  const files = new Set<string>();
  const scan = await scanPaths(paths, process.cwd(), (finding) => {
    kinds.set(finding.kind, (kinds.get(finding.kind) ?? 0) + 1);
    files.add(finding.file);
    console.log(row(finding));
    return process.stdout.writable;
  });
  const found = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  if (found > 0) console.log('');
  console.log(found === 0 ? clean(scan) : await summary(found, kinds, files.size, scan));
  return exitCode(found, scan);
}

function row({ file, line, column, kind, value, hint }: FileFinding): string {
  const place = `${file}:${line}:${column}`.padEnd(file.length + ':12345:123'.length);
  return `${place}  ${kind.padEnd('birthdate'.length)}  ${value.padEnd(24)}  ${hint}`;
}

async function summary(
  found: number,
  kinds: ReadonlyMap<string, number>,
  files: number,
  scan: PiiScan,
): Promise<string> {
  const byKind = [...kinds]
    .toSorted((a, b) => b[1] - a[1])
    .map(([kind, count]) => `${formatCount(count)} ${kind}`);
  const values = `${formatCount(found)} ${found === 1 ? 'value' : 'values'}`;
  return [
    `${values} that could belong to a real person, in ${files} of ${read(scan)}: ${byKind.join(', ')}`,
    `  → put a safe value in place; a test value that is nobody’s goes into ${await testValuesList()}, with the reason`,
  ].join('\n');
}

function clean(scan: PiiScan): string {
  return `✓ nothing that could belong to a real person in ${read(scan)}`;
}

function read({ files, lines, binary }: PiiScan): string {
  const texts = `${formatCount(files)} ${files === 1 ? 'file' : 'files'} (${formatCount(lines)} lines)`;
  return binary === 0 ? texts : `${texts}; ${formatCount(binary)} that are no text were not read`;
}

/** One valid document, written as it is found. */
async function scanAsJson(paths: readonly string[]): Promise<number> {
  let found = 0;
  const scan = await scanPaths(paths, process.cwd(), (finding) => {
    process.stdout.write(`${found === 0 ? '{"findings":[\n' : ',\n'}${JSON.stringify(finding)}`);
    found += 1;
    return process.stdout.writable;
  });
  const { files, lines, binary } = scan;
  const rest = JSON.stringify({ files, lines, binary }).slice(1);
  process.stdout.write(`${found === 0 ? '{"findings":[' : '\n'}],${rest}\n`);
  return exitCode(found, scan);
}

/** What could not be read is never reported as clean. */
function exitCode(found: number, { problems }: PiiScan): number {
  if (problems.length > 0) console.error(new BadInput(problems).message);
  if (found > 0) return EXIT.fail;
  return problems.length > 0 ? EXIT.badInput : EXIT.pass;
}
