import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of the videos of a citizen’s windows from the run folder, the first window first; none where none were kept. */
export function videoPaths(dir: string, citizen: number): string[] {
  const paths: string[] = [];
  for (let window = 1; ; window += 1) {
    const path = `videos/citizen-${citizen}${window === 1 ? '' : `-${window}`}.webm`;
    if (!existsSync(join(dir, path))) return paths;
    paths.push(path);
  }
}
