import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, LaunchOptions, Page, Video } from 'playwright';
import { BadInput, messageOf } from '../model/index.ts';

/**
 * Keeps the videos of a context that was made with `recordVideo` once it is closed, under names that say whose they are.
 * @param name path without ending: `videos/citizen-7` gives `citizen-7.webm`, and `citizen-7-2.webm` for a second window.
 * @param mayWrite asked at the end; false where the guard has stopped the run: what it caught would be seen.
 * @param writing is told of the videos while they are written. One that cannot be written is not there, and no more.
 * @returns closes the context, and its videos are kept.
 */
export function filmed(
  context: BrowserContext,
  name: string,
  { mayWrite, writing }: { mayWrite: () => boolean; writing: (done: Promise<void>) => void },
): Pick<BrowserContext, 'close'> {
  const videos: Video[] = [];
  const film = (page: Page): void => {
    const video = page.video();
    if (video) videos.push(video);
  };
  context.pages().forEach(film);
  context.on('page', film);
  const keep = async (): Promise<void> => {
    await context.close();
    let kept = 0;
    for (const video of videos) {
      const file = `${name}${kept === 0 ? '' : `-${kept + 1}`}.webm`;
      // A window that never showed anything has no video.
      if (await moved(video, mayWrite() ? file : undefined)) kept += 1;
    }
  };
  return {
    async close() {
      const done = keep().catch(() => undefined);
      writing(done);
      await done;
    },
  };
}

/** Gives a video its name, or takes it away. @returns whether there was one to be named. */
async function moved(video: Video, file: string | undefined): Promise<boolean> {
  try {
    const path = await video.path();
    if (file === undefined) await rm(path, { force: true });
    else await rename(path, file);
    return file !== undefined;
  } catch {
    return false;
  }
}

/**
 * Makes sure that windows can be filmed here, by filming one: Playwright does it with an ffmpeg of its own.
 * @throws BadInput where it cannot.
 */
export async function tryFilming(launch: LaunchOptions): Promise<void> {
  const { chromium } = await import('playwright');
  const dir = await mkdtemp(join(tmpdir(), 'esr-video-'));
  try {
    const browser = await chromium.launch(launch);
    try {
      const context = await browser.newContext({ recordVideo: { dir } });
      await context.newPage();
    } finally {
      await browser.close();
    }
  } catch (error) {
    throw noVideo(error);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** What Playwright says of a window that it cannot film, as a person reads it. */
export function noVideo(error: unknown): BadInput {
  const [first = ''] = messageOf(error).split('\n');
  const isMissing = /\bffmpeg\b/i.test(messageOf(error));
  return new BadInput([
    isMissing
      ? {
          message: 'could not record videos, because Playwright’s own ffmpeg is not installed',
          hint: '`npx playwright install ffmpeg` gets it; where there is no network, keep traces instead: --trace',
        }
      : {
          message: `could not record videos, because the browser said: ${first}`,
          hint: 'see what `npx esr doctor` says, or keep traces instead: --trace',
        },
  ]);
}
