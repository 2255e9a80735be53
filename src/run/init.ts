import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadInput } from '../model/index.ts';
import { diskReason } from './disk-reason.ts';

/** What became of the files of a starter, by their paths in the project. */
export interface Started {
  written: string[];
  /** Were there already and are as they were. */
  kept: string[];
  /** The configuration by which Playwright flies the scenarios. */
  config: string;
  /** The target to fly against: the starter's, or the first that was there. */
  target: string;
}

/** Whoever has some of their own gets no others beside them: they would fly, or be flown against, in every run. */
const OWN_FOLDERS = ['personas', 'targets'];
const TARGET = 'my-service';

const CONFIG = 'playwright.config.ts';
/** Its name beside a configuration that somebody has for tests of their own. */
const OTHER_CONFIG = 'rehearsals.config.ts';
const IS_CONFIG = /^playwright\.config\.[cm]?[jt]s$/;

/**
 * Writes a commented starter into a folder, new or existing. Nothing that is there is changed, and tests that Playwright
 * runs there already run as before.
 * @throws BadInput where nothing can be written; what was written until then stays.
 */
export async function initProject(folder: string): Promise<Started> {
  const into = resolve(folder);
  const there = await stat(into).catch(() => undefined);
  if (there && !there.isDirectory()) {
    throw refusal(
      `could not start a project in ${folder}, because that is a file`,
      'name a folder, or none for this one',
    );
  }
  const templates = await templatesDir();
  const config = await configFor(into);
  const { folders, target } = await ownOf(into, templates);
  const started: Started = { written: [], kept: folders.map((name) => `${name}/`), config, target };
  const inConfig = (text: string): string =>
    text
      .replaceAll('playwright test', config === CONFIG ? 'playwright test' : `playwright test -c ${config}`)
      .replaceAll(TARGET, target);
  for (const entry of await readdir(templates, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const own = relative(templates, from).replaceAll('\\', '/');
    if (!entry.isFile() || folders.some((name) => own.startsWith(`${name}/`))) continue;
    const text = await readFile(from, 'utf8');
    const [path, said] = own === CONFIG ? [config, inConfig(text)] : [own, text];
    started[(await added(join(into, path), path, said)) ? 'written' : 'kept'].push(path);
  }
  started.written.sort();
  started.kept.sort();
  return started;
}

/** The name of our configuration: Playwright takes the first `playwright.config` that a folder has. */
async function configFor(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const there = names.find((name) => IS_CONFIG.test(name));
  if (there === undefined) return CONFIG;
  return (await readFile(join(folder, there), 'utf8')).includes('hms-esr') ? there : OTHER_CONFIG;
}

/** Folders that have files which are not the starter's, and the target that is there. */
async function ownOf(into: string, templates: string): Promise<{ folders: string[]; target: string }> {
  const namesIn = async (folder: string): Promise<string[]> =>
    (await readdir(folder).catch(() => [])).filter((name) => /\.ya?ml$/i.test(name)).toSorted();
  const strangers = await Promise.all(
    OWN_FOLDERS.map(async (folder) => {
      const ours = await namesIn(join(templates, folder));
      return (await namesIn(join(into, folder))).filter((name) => !ours.includes(name));
    }),
  );
  const [target] = strangers[OWN_FOLDERS.indexOf('targets')] ?? [];
  return {
    folders: OWN_FOLDERS.filter((_, index) => (strangers[index] ?? []).length > 0),
    target: target?.replace(/\.ya?ml$/i, '') ?? TARGET,
  };
}

/** Writes a file where there is none; whether it did. */
async function added(file: string, path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST' && (await stat(file).catch(() => undefined))) return false;
    const because = diskReason(error);
    if (because === undefined) throw error;
    throw refusal(
      `could not write ${path}, because ${because}`,
      'name another folder: npx esr init <folder>',
    );
  }
}

function refusal(message: string, hint: string): BadInput {
  return new BadInput([{ message, hint }]);
}

/** The package's own `templates/init`, from the sources as well as from the build. */
async function templatesDir(): Promise<string> {
  let dir = dirname(fileURLToPath(import.meta.url));
  for (let up = 0; up < 5; up++) {
    const templates = join(dir, 'templates', 'init');
    if (await stat(templates).catch(() => undefined)) return templates;
    dir = dirname(dir);
  }
  throw new Error('the package is not whole: templates/init is missing');
}
