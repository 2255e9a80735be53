import { isAbsolute, relative } from 'node:path';

/** Whether a path lies below a folder, as paths go: links are not followed. */
export function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && path !== '..' && !/^\.\.[\\/]/.test(path) && !isAbsolute(path);
}
