import type { Frame, Page } from 'playwright';

/** Frames of other sites that a page has: each is a process of its own, with its own protocol. */
export function framesElsewhere(page: Page): Frame[] {
  return page.frames().filter((frame) => isElsewhere(frame, page));
}

/** Calls `come` with each of them, and with those that come, until the returned function is called. */
export function onFramesElsewhere(page: Page, come: (frame: Frame) => void): () => void {
  const look = (frame: Frame): void => {
    if (isElsewhere(frame, page)) come(frame);
  };
  framesElsewhere(page).forEach(come);
  page.on('framenavigated', look);
  return () => page.off('framenavigated', look);
}

function isElsewhere(frame: Frame, page: Page): boolean {
  if (frame === page.mainFrame()) return false;
  const [inner, outer] = [frame.url(), page.url()].map((url) =>
    URL.canParse(url) ? new URL(url).hostname : '',
  );
  return inner !== '' && inner !== outer;
}
