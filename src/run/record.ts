import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { convert, listen, recordingLaunch, type Recording } from '../browser/index.ts';
import { isPrivateHost, loadTarget } from '../language/index.ts';
import { BadInput } from '../model/index.ts';
import { fileFor, writeFresh } from './record-file.ts';
import { recordedText } from './record-text.ts';
import { bringUp } from './service.ts';

/** What is recorded, and where it goes. */
export interface RecordOptions {
  /** Where to begin: an address, or a path on the target. */
  place: string;
  /** Folder with scenarios/ and targets/. */
  projectDir: string;
  /** A target that is started and recorded on; with an address, only the one to fly against later. */
  target?: string;
  /** The file to write; one in scenarios/ that is called by the address without. */
  out?: string;
  /** Ends the recording; so does closing the browser window. */
  signal: AbortSignal;
  /** The browser is there: the person may begin. */
  ready?: (url: string) => void;
  /** For tests: a program on this port does everything, in a browser without a window. */
  driven?: number;
}

/** What was recorded. */
export interface Recorded extends Pick<Recording, 'replaced' | 'kept'> {
  /** As seen from the project. */
  file: string;
  steps: number;
  /** What a person should look at in it: each a sentence. */
  remarks: string[];
  /** Commands to go on with, in their order. */
  next: string[];
}

/**
 * Writes down what a person does in a browser, as a scenario. No file is ever overwritten, and nothing that was typed
 * and looks personal is kept.
 * @throws BadInput when it cannot begin, and when nothing was done.
 */
export async function recordScenario(options: RecordOptions): Promise<Recorded> {
  const { place, projectDir, signal, ready, driven, target } = options;
  if (place.startsWith('/') && target === undefined) throw unknownService(place);
  const file = await fileFor(options, new URL(addressOf(place), 'http://target'));
  const launch = recordingLaunch(driven);
  const started = await begin(options);
  try {
    const heard = await listen({ launch, url: started.url, signal, ready: () => ready?.(started.url) });
    const recording = convert(heard, started.url);
    if (heard.every(({ kind }) => kind === 'window')) throw nothingRecorded();
    const { text, remarks } = await recordedText(recording, {
      file,
      projectDir,
      where: place.startsWith('/') && target !== undefined ? target : new URL(started.url).origin,
    });
    const written = relative(projectDir, await writeFresh(file, text));
    const { replaced, kept, steps } = recording;
    const next = await nextSteps(written, {
      ...(target === undefined ? {} : { target }),
      url: started.url,
      projectDir,
    });
    return { file: written, steps: steps.length, replaced, kept, remarks, next };
  } finally {
    await started.stop();
  }
}

/** The address to begin at; a target that is to be started runs then. */
async function begin({
  place,
  target,
  projectDir,
  signal,
}: RecordOptions): Promise<{ url: string; stop(): Promise<void> }> {
  if (target === undefined || !place.startsWith('/'))
    return { url: addressOf(place), stop: () => Promise.resolve() };
  const running = await bringUp(await loadTarget(target, projectDir), { signal });
  return { url: new URL(place, `${running.url}/`).href, stop: () => running.stop() };
}

function unknownService(place: string): BadInput {
  const message = `could not record at ${place}, because nobody knows of which service`;
  const hint = `name the service as well: --target portal, or give a whole address: http://localhost:3000${place}`;
  return new BadInput([{ message, hint }]);
}

/** A whole address as it is meant; a path as it is. */
function addressOf(place: string): string {
  if (place.startsWith('/')) return place;
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(place);
  const bare = hasScheme ? place : `http://${place}`;
  if (!URL.canParse(bare) || !/^https?:/i.test(bare)) {
    const hint = 'an address starts with http:// or https://, such as http://localhost:3000/apply';
    throw new BadInput([{ message: `could not record at ${place}, because that is no address`, hint }]);
  }
  const url = new URL(bare);
  // Typed without http, a public host is meant as browsers mean it.
  return hasScheme || isPrivateHost(url.hostname) ? url.href : url.href.replace(/^http:/, 'https:');
}

function nothingRecorded(): BadInput {
  const hint = 'press and type in the browser window as a citizen would, then close it';
  return new BadInput([{ message: 'nothing was recorded, so nothing was written', hint }]);
}

async function nextSteps(
  file: string,
  { target, url, projectDir }: { target?: string; url: string; projectDir: string },
): Promise<string[]> {
  const { origin, hostname } = new URL(url);
  const personas = await readdir(join(projectDir, 'personas')).catch(() => []);
  const isAllowed = target !== undefined || isPrivateHost(hostname);
  return [
    ...(personas.length === 0 ? ['npx esr init   # writes the citizens who fly it'] : []),
    ...(isAllowed
      ? []
      : [`write targets/service.yml: url: ${origin}, and allowed_by: <who allows the load>`]),
    `npx esr run ${quoted(file)} --users 1 --target ${isAllowed ? quoted(target ?? origin) : 'service'}`,
  ];
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `"${word}"`;
}
