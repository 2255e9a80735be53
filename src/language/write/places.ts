import { relative, resolve, sep } from 'node:path';
import type { Scenario, SourcePosition } from '../../model/index.ts';

/** What the writer knows of the file that it writes. */
export interface Places {
  /** How the file says where another file is. */
  pathOf(file: string): string;
  /** Line of a position, when it is one of this file. */
  lineOf(at: SourcePosition | undefined): number | undefined;
  /** Whether a position is one of another file. */
  isElsewhere(at: SourcePosition | undefined): boolean;
}

/** @param projectDir files are named from here. */
export function placesOf({ file }: Pick<Scenario, 'file'>, projectDir: string): Places {
  const isHere = (at: SourcePosition): boolean => resolve(at.file) === resolve(file);
  return {
    pathOf(path) {
      // A bare name is a document that is made for the citizen.
      if (!/[\\/]/.test(path)) return path;
      const from = relative(projectDir, path).split(sep).join('/');
      return from.startsWith('../') ? from : `./${from}`;
    },
    lineOf: (at) => (at && isHere(at) ? at.line : undefined),
    isElsewhere: (at) => at !== undefined && !isHere(at),
  };
}
