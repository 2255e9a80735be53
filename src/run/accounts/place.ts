import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Target } from '../../model/index.ts';

/**
 * Where the journals of a target are: a target of another address is another one, and so are accounts that are made in
 * another way, since they would be taken away in that way.
 */
export function placeOf(projectDir: string, { name, url, start }: Target, way: 'target' | 'program'): string {
  const what = JSON.stringify([way, name, url?.replace(/\/+$/, '') ?? start?.command]);
  const mark = createHash('sha256').update(what).digest('hex').slice(0, 8);
  const plain = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
  return join(projectDir, '.esr', 'accounts', `${plain}-${mark}`);
}

/** The place as messages call it, with `/` between folders. */
export function shownPlace(place: string): string {
  return place.replaceAll('\\', '/').split('/').slice(-3).join('/');
}
