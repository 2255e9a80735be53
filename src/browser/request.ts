import type { Request } from 'playwright';
import type { Exchange } from '../model/index.ts';

/** What a request is for, as the record tells it. */
export function kindOf(request: Request): Exchange['kind'] {
  const type = request.resourceType();
  if (type === 'document') return 'document';
  return type === 'fetch' || type === 'xhr' ? 'api' : 'asset';
}

/** Whether the frame that asked is still there: what it has asked for is of no use to anybody else. */
export function isWanted(request: Request): boolean {
  try {
    const frame = request.frame();
    return !frame.isDetached() && !frame.page().isClosed();
  } catch {
    // Of a worker, or of a document that nothing has come of yet.
    return true;
  }
}

/** Method and whole address, by which one request is the same as another. */
export function inFull(request: Request): string {
  return `${request.method()} ${request.url()}`;
}

/** Whether an address is one that a service answers at. */
export function isHttp(url: string): boolean {
  return url.startsWith('http');
}
