import { spawn } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import type { CategoryRule } from './categories.ts';
import { fitsOneFile } from './size.ts';
import { withoutTelemetry } from './telemetry.ts';
import { withTraceLinks } from './trace-link.ts';
import { shipViewer } from './trace.ts';

/** What to make a report of, and where. Paths are absolute or relative to the working directory. */
interface AllureRequest {
  resultsDir: string;
  /** Where `index.html` goes; replaced if it exists. */
  outDir: string;
  /** Title of the report. */
  reportName: string;
  categories?: readonly CategoryRule[];
  /** A JSON-lines file shared by all runs of a scenario; this run is appended. */
  historyPath?: string;
  signal?: AbortSignal;
}

/** Where a report is. */
interface AllureReport {
  /** Path of its `index.html`. */
  index: string;
  /** Whether that is all of it; else it is a folder, which opens only over http. */
  isOneFile: boolean;
}

/** How many runs back the report looks. */
const HISTORY_LIMIT = 50;

/**
 * Generates the Allure 3 report, in a child process and without network: as one file that opens by double click, or,
 * where that would be 50 MB or more, as a folder; with the trace viewer in `trace/` where there are traces beside it.
 * @throws Error when Allure fails; the signal's reason when it is aborted.
 */
export async function generateAllure(request: AllureRequest): Promise<AllureReport> {
  const resultsDir = resolve(request.resultsDir);
  const outDir = resolve(request.outDir);
  const config = join(dirname(outDir), 'allurerc.json');
  const isOneFile = await fitsOneFile(resultsDir);
  await writeFile(config, JSON.stringify(configOf(request, { outDir, isOneFile }), null, 2));
  await rm(outDir, { recursive: true, force: true });
  request.signal?.throwIfAborted();
  await runAllure(resultsDir, config, request.signal);
  const index = join(outDir, 'index.html');
  const page = withTraceLinks(withoutTelemetry(await readFile(index, 'utf8')));
  await writeFile(`${index}.part`, page);
  await rename(`${index}.part`, index);
  await shipViewer(outDir);
  return { index, isOneFile };
}

function configOf(
  { reportName, categories, historyPath }: AllureRequest,
  { outDir, isOneFile }: { outDir: string; isOneFile: boolean },
): object {
  return {
    name: reportName,
    output: outDir,
    ...(historyPath === undefined ? {} : { historyPath: resolve(historyPath), historyLimit: HISTORY_LIMIT }),
    ...(categories === undefined || categories.length === 0 ? {} : { categories: { rules: categories } }),
    plugins: {
      awesome: {
        options: {
          reportName,
          singleFile: isOneFile,
          reportLanguage: 'en',
          groupBy: ['parentSuite', 'suite', 'subSuite'],
          stepTreeExpansion: 'collapsed',
        },
      },
      // Allure adds its agent's folder on its own unless it is told not to.
      agent: { enabled: false },
    },
  };
}

async function runAllure(resultsDir: string, config: string, signal: AbortSignal | undefined): Promise<void> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('allure')), '..', 'cli.js');
  // The folder is given by name from its parent: as a whole path, a bracket in it would be read as a glob.
  const args = [cli, 'generate', basename(resultsDir), '--config', config];
  const child = spawn(process.execPath, args, {
    cwd: dirname(resultsDir),
    env: offline(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  });
  let said = '';
  const listen = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-4_000));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', (error) => fail(signal?.aborted ? reasonOf(signal) : error));
    child.once('close', done);
  });
  if (code !== 0)
    throw new Error(`could not make the Allure report, because ${lastLine(said) || `it ended with ${code}`}`);
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
}

/**
 * An environment in which nothing can be sent: proxies lead to a closed port (9, discard), and settings that could
 * name an Allure service or change how Node runs are left out.
 */
function offline(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^(ALLURE_|NODE_OPTIONS$|(https?|all|no)_proxy$)/i.test(name),
  );
  const nowhere = 'http://127.0.0.1:9';
  return {
    ...Object.fromEntries(kept),
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    ALL_PROXY: nowhere,
    NODE_USE_ENV_PROXY: '1',
    ALLURE_NO_ANALYTICS: 'true',
    NO_COLOR: '1',
  };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
