import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ENDINGS, formatOf, formats, type Format } from '../debrief/index.ts';
import { BadInput, nearest, type Problem } from '../model/index.ts';
import { EVENTS_FILE } from '../record/index.ts';
import { PLAN } from './folder.ts';

/** What somebody wants written. */
interface Wanted {
  /** Files, whose ending says the format; folders; `-` is standard output. */
  outs: readonly string[];
  /** For what has no ending that says it. */
  format?: string;
  projectDir: string;
}

/** One file to write; no path is standard output. */
interface Piece {
  format: Format;
  path?: string;
}

/** Files of a run folder that everything else is made from, or leads to. */
const KEPT: readonly string[] = [PLAN, EVENTS_FILE, 'scorecard.json', 'index.html', 'allurerc.json'];

/** Everything that is to be written. @throws BadInput with all that cannot be. */
export async function piecesOf({ outs, format: named, projectDir }: Wanted): Promise<Piece[]> {
  const problems: Problem[] = [];
  const format = named === undefined ? undefined : formatNamed(named);
  if (named !== undefined && !format) problems.push(unknownFormat(named));
  const pieces: Piece[] = [];
  let isFormatUsed = outs.length === 0;
  for (const out of outs) {
    const path = resolve(projectDir, out);
    const byEnding = out === '-' ? undefined : formatOf(out);
    if (out !== '-' && (/[\\/]$/.test(out) || (await isFolder(path)))) {
      isFormatUsed = true;
      const wanted = format ? [format] : formats;
      pieces.push(...wanted.map((one) => ({ format: one, path: join(out, `debrief${ENDINGS[one]}`) })));
    } else if (byEnding) {
      pieces.push({ format: byEnding, path: out });
    } else {
      isFormatUsed = true;
      if (format) pieces.push({ format, ...(out === '-' ? {} : { path: out }) });
      else if (named === undefined) problems.push(noFormat(out));
    }
  }
  if (!isFormatUsed && format) problems.push(idleFormat(format));
  for (const { path } of pieces) {
    if (path !== undefined && (await isOfRun(resolve(projectDir, path)))) problems.push(ofRun(path));
  }
  if (problems.length > 0) throw new BadInput(problems);
  return outs.length === 0 && format ? [{ format }] : pieces;
}

/** A format by its name or its ending: `junit`, `xml`, `.xml`. */
function formatNamed(name: string): Format | undefined {
  const word = name.toLowerCase().replace(/^\./, '');
  return formats.find((format) => format === word || ENDINGS[format] === `.${word}`);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function isOfRun(path: string): Promise<boolean> {
  if (!KEPT.includes(basename(path))) return false;
  const names = await readdir(dirname(path)).catch((): string[] => []);
  return names.includes(PLAN) && names.includes(EVENTS_FILE);
}

function unknownFormat(name: string): Problem {
  const [close] = nearest(name, formats);
  return {
    message: `could not write “${name}”, because a debrief is written as ${formats.join(', ')}`,
    ...(close === undefined ? {} : { hint: `did you mean ${close}?` }),
  };
}

function noFormat(out: string): Problem {
  const what =
    out === '-'
      ? 'standard output has no ending'
      : `the ending of “${out}” is none of ${Object.values(ENDINGS).join(' ')}`;
  return {
    message: `could not tell what to write, because ${what}`,
    hint: `say it: --format ${formats.join(' | ')}`,
  };
}

function idleFormat(format: Format): Problem {
  return {
    message: `--format ${format} has nothing to say, because every file has an ending that says it`,
    hint: 'leave it out',
  };
}

function ofRun(path: string): Problem {
  return {
    message: `could not write ${path}, because that file of the run is what its debrief is made from or leads to`,
    hint: 'give another name',
  };
}
