import type { Frame, Page } from 'playwright';
import { ask, FRAME_ANSWERS_MS } from './ask.ts';
import type { FrameSeen } from './report.ts';

/** A frame to look into, and the regions still to be found in it. */
export interface Place {
  frame: Frame;
  within: readonly string[];
}

/**
 * The frames that somebody sees in a frame, each with what is left of `within`: a region may hold the whole frame.
 * @param seen what the page around them says about them.
 */
export async function placesIn({ frame, within }: Place, seen: readonly FrameSeen[]): Promise<Place[]> {
  const children = frame.childFrames();
  if (children.length === 0 || seen.every(({ met }) => met < 0)) return [];
  if (within.length === 0) {
    // Which is which is seen by the address alone, since a closer look would cost each page tens of milliseconds; one
    // that nobody sees says so itself (`page/engine.mjs`), if it must.
    const isUnseen = (url: string): boolean =>
      seen.some(({ met, src }) => met < 0 && src === url) &&
      !seen.some(({ met, src }) => met >= 0 && src === url);
    return children.filter((child) => !isUnseen(child.url())).map((child) => ({ frame: child, within }));
  }
  const handles = await frame.locator('iframe, frame').elementHandles();
  const inner = await Promise.all(handles.map((handle) => handle.contentFrame()));
  for (const handle of handles) void handle.dispose().catch(() => undefined);
  return inner.flatMap((child, index) => {
    const met = seen[index]?.met ?? -1;
    return child && met >= 0 ? [{ frame: child, within: within.slice(met) }] : [];
  });
}

/** All frames of a page that somebody sees, the main one first. */
export async function placesOf(page: Page, within: readonly string[]): Promise<Place[]> {
  const places: Place[] = [];
  const look = async (place: Place): Promise<void> => {
    places.push(place);
    if (place.frame.childFrames().length === 0) return;
    const seen = await ask<FrameSeen[]>(
      place.frame,
      { do: 'frames', within: place.within },
      { timeout: FRAME_ANSWERS_MS },
    );
    for (const inner of await placesIn(place, seen ?? [])) await look(inner);
  };
  await look({ frame: page.mainFrame(), within });
  return places;
}
