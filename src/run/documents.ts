import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Citizen, DocumentRequest } from '../model/index.ts';
import { documentFor } from '../people/index.ts';

/** A folder for the documents that citizens carry, made when the first one is needed. */
export interface Documents {
  /** Makes a citizen's document, or gives the one made before; absolute path. */
  make(citizen: Citizen, request: DocumentRequest): Promise<string>;
  /** Takes the folder away. */
  remove(): Promise<void>;
}

/** Documents of a run, outside the project, so that nothing is left behind in it. */
export function documentsOf(seed: number): Documents {
  let folder: Promise<string> | undefined;
  return {
    async make(citizen, { path, sizeKB, quality }) {
      folder ??= mkdtemp(join(tmpdir(), 'esr-documents-'));
      const request = {
        name: basename(path),
        ...(sizeKB === undefined ? {} : { sizeKB }),
        ...(quality === undefined ? {} : { quality }),
      };
      return documentFor(citizen, request, { dir: await folder, seed });
    },
    async remove() {
      const made = await folder?.catch(() => undefined);
      if (made !== undefined) await rm(made, { recursive: true, force: true });
    },
  };
}
