import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentKindOf, documentQualities, leastKB, nearest, traitsOf } from '../../model/index.ts';
import type { Citizen, DocumentKind, DocumentQuality } from '../../model/index.ts';
import { hash } from '../draw.ts';
import { make } from './make.ts';
import type { Order } from './make.ts';

/** A document that a citizen is to make for themselves. */
interface Request {
  /** Name of the file as the service sees it; its ending says the format. */
  name: string;
  /** What it shows; as its name says without. */
  kind?: DocumentKind;
  /** Exact size, in units of 1,000 bytes. */
  sizeKB?: number;
  /** One of `documentQualities`; without, as good as the persona makes them, where that fits into `sizeKB`. */
  quality?: string;
}

const BYTES_PER_KB = 1_000;

/**
 * Makes a citizen's document, or gives the one that was made before: the same bytes for the same seed, citizen and
 * request, in milliseconds.
 * @param place folder for documents, made when it is not there, and the seed of the run.
 * @returns absolute path below `place.dir`; the file is called as asked.
 * @throws Error that says what is wrong with the request, or that the size is too small for what is asked for.
 */
export async function documentFor(
  citizen: Citizen,
  request: Request,
  place: { dir: string; seed: number },
): Promise<string> {
  const name = request.name.split(/[\\/]/).at(-1) ?? '';
  const order = orderOf(citizen, { ...request, name }, place.seed);
  // Names and ages of a citizen follow their persona: another persona is another document.
  const { kind, quality, bytes = 0 } = order;
  const variant = hash(kind, quality, bytes, JSON.stringify(citizen.identity)).toString(36);
  const folder = join(place.dir, `${place.seed}-${citizen.number}-${variant}`);
  const file = join(folder, name);
  if (await stat(file).catch(() => undefined)) return file;
  const content = await make(order).catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    throw refusal(name, `of ${request.sizeKB ?? 0} KB, because ${error.message}`, 'ask for a larger one');
  });
  await mkdir(folder, { recursive: true });
  // Renamed into place: whoever finds the file finds all of it.
  const draft = join(folder, `${name}.${process.pid}.${drafts++}`);
  await writeFile(draft, content);
  await rename(draft, file);
  return file;
}

let drafts = 0;

function orderOf(citizen: Citizen, { name, kind, sizeKB, quality }: Request, seed: number): Order {
  const known = documentKindOf(name);
  if (known === undefined) {
    throw refusal(name, 'because citizens make .pdf, .jpg and .jpeg files only', 'or put it into fixtures/');
  }
  const usual = traitsOf(citizen.persona).documents;
  // The scenario's size comes before a persona's habit.
  const fits = sizeKB === undefined || (usual !== 'empty' && sizeKB >= leastKB(name, usual));
  return {
    citizen,
    seed,
    kind: kind ?? known,
    format: /\.pdf$/i.test(name) ? 'pdf' : 'jpeg',
    quality: qualityOf(name, quality) ?? (fits ? usual : 'good'),
    ...(sizeKB === undefined ? {} : { bytes: Math.round(sizeKB * BYTES_PER_KB) }),
  };
}

function qualityOf(name: string, wanted: string | undefined): DocumentQuality | undefined {
  if (wanted === undefined) return undefined;
  const found = documentQualities.find((quality) => quality === wanted);
  if (found) return found;
  const [best] = nearest(wanted, documentQualities);
  const hint = best ? `did you mean “${best}”?` : `there are: ${documentQualities.join(', ')}`;
  throw refusal(name, `because there is no quality “${wanted}”`, hint);
}

function refusal(name: string, because: string, hint: string): Error {
  return new Error(`could not make “${name}” ${because}; ${hint}`);
}
