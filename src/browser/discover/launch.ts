import type { LaunchOptions } from 'playwright';
import type { FoundBrowser } from './find.ts';
import { thisMachine, type Machine } from './machine.ts';
import { sandbox } from './sandbox.ts';

/**
 * Switches that keep a browser from traffic and work of its own, which would be measured as the service's.
 * Playwright passes most of them too; they are said here because our figures depend on them. QUIC is off so that
 * every exchange takes the road that faults and sensors know.
 */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * Switches that make a citizen without a window cheaper, and that pages and services do not notice: pictures are drawn in
 * the browser’s own process; V8 compiles and collects on the page’s thread, without helpers that cost more than they
 * win where every processor is busy; and a context has one process as long as nothing demands another, also where a page
 * wants a browsing context group of its own (`Cross-Origin-Opener-Policy`) and the empty page before it is thrown away.
 * Contexts never share one, and sites keep theirs where the browser isolates them. Figures: docs/decisions/cheaper-citizens.md.
 */
export const CHEAPER = ['--in-process-gpu', '--js-flags=--single-threaded', '--renderer-process-limit=1'];

/**
 * How Playwright starts a found browser. The browser does not listen to signals: on Ctrl-C the run closes its
 * browsers itself, after it has written down what happened.
 */
export function launchOptions(found: FoundBrowser, machine: Machine = thisMachine()) {
  return {
    executablePath: found.executablePath,
    headless: !found.window,
    // Where this is false, Playwright passes --no-sandbox.
    chromiumSandbox: sandbox(machine).on,
    args: found.window ? [...QUIET] : [...QUIET, ...CHEAPER],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  } satisfies LaunchOptions;
}
