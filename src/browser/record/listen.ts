import type { Browser, BrowserContext, LaunchOptions, Page } from 'playwright';
import { messageOf, BadInput } from '../../model/index.ts';
import type { Heard } from './heard.ts';
import { Log } from './log.ts';
import { startRecorder } from './recorder.ts';
import { hearWindow } from './window-events.ts';
import { atMost } from '../within.ts';

/** Who records what. */
export interface ListenOptions {
  launch: LaunchOptions;
  /** Absolute address to begin at. */
  url: string;
  /** Ends the recording; so does closing the last window. */
  signal: AbortSignal;
  /** The page is there and everything is heard from now on. */
  ready?: () => void;
}

/** A browser that does not answer any more is not waited for, ms. */
const ENDS_WITHIN_MS = 2_000;
/** Of a browser without a window; one with a window has the size of that. */
const SCREEN = { width: 1280, height: 900 };

/**
 * Opens a browser at an address and listens until its last window is closed or the signal comes.
 * @throws BadInput when no browser can be opened, nothing answers at the address, or Playwright cannot record.
 */
export async function listen(options: ListenOptions): Promise<Heard[]> {
  const { launch, url, signal, ready } = options;
  const browser = await opened(launch);
  try {
    const log = new Log(() => performance.now());
    const context = await browser.newContext({ viewport: launch.headless === false ? null : SCREEN });
    const stop = await startRecorder(context, log);
    const ended = endOf(browser, context, signal);
    await hearAll(context, log, signal);
    await goTo(context, url, signal);
    if (!signal.aborted) ready?.();
    await ended;
    await atMost(allTold(context), ENDS_WITHIN_MS);
    await atMost(stop(), ENDS_WITHIN_MS);
    return await log.heard();
  } finally {
    await atMost(browser.close(), ENDS_WITHIN_MS);
  }
}

async function opened(launch: LaunchOptions): Promise<Browser> {
  const { chromium } = await import('playwright');
  try {
    return await chromium.launch(launch);
  } catch (error) {
    throw new BadInput([
      {
        message: `could not open a browser window, because ${launch.executablePath ?? 'the browser'} does not start: ${firstLine(error)}`,
        hint: 'npx esr doctor shows what is found here',
      },
    ]);
  }
}

/** Hears every window, also those that are opened later. */
async function hearAll(context: BrowserContext, log: Log, signal: AbortSignal): Promise<void> {
  const hear = async (page: Page, isLed: boolean): Promise<void> => {
    log.opened(page);
    page.once('close', () => log.closed(page));
    await hearWindow(page, isLed, {
      moved: (how, url) => log.moved(page, how, url),
      went: () => log.went(page),
      answered: (dialog) => log.answered(page, dialog),
    }).catch(() => undefined);
  };
  // Whoever listens to dialogs leaves them open: the person answers them.
  context.on('dialog', () => undefined);
  const first = await context.newPage();
  await hear(first, true);
  context.on('page', (page) => {
    if (!signal.aborted) void page.opener().then((opener) => hear(page, opener !== null));
  });
}

async function goTo(context: BrowserContext, url: string, signal: AbortSignal): Promise<void> {
  try {
    await context.pages()[0]?.goto(url, { waitUntil: 'commit', timeout: 0 });
  } catch (error) {
    if (signal.aborted || context.pages().length === 0) return;
    const why = /net::ERR_[A-Z_]+/.exec(firstLine(error))?.[0] ?? firstLine(error);
    throw new BadInput([
      {
        message: `could not open ${url}, because nothing answers there (${why})`,
        hint: 'start the service first, or correct the address',
      },
    ]);
  }
}

function endOf(browser: Browser, context: BrowserContext, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    browser.once('disconnected', () => resolve());
    context.on('page', (page) =>
      page.once('close', () => {
        if (context.pages().length === 0) resolve();
      }),
    );
    if (signal.aborted) resolve();
  });
}

/** What was done before is told before a page answers. */
async function allTold(context: BrowserContext): Promise<void> {
  const frames = context.pages().flatMap((page) => page.frames());
  await Promise.allSettled(frames.map((frame) => frame.evaluate('0')));
}

function firstLine(error: unknown): string {
  const message = messageOf(error);
  return message.split('\n', 1)[0]?.replace(/^\w+\.\w+: /, '') ?? '';
}
