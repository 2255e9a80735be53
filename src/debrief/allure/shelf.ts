import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Attachment, TestResult } from 'allure-js-commons';
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter';

/** A results folder to put things on: results, and attachments that results point to. */
export interface Shelf {
  put(result: TestResult): void;
  text(name: string, type: string, content: string): Attachment;
  file(name: string, type: string, path: string): Attachment;
  environment(facts: Record<string, string>): void;
}

const EXTENSION: Record<string, string> = {
  'application/json': '.json',
  'text/csv': '.csv',
  'text/html': '.html',
};

/** Opens a results folder that may hold results of others already; it is made when the first thing is put there. */
export function openShelf(resultsDir: string): Shelf {
  const writer = new FileSystemWriter({ resultsDir });
  // Named by content: the same debrief written twice leaves the same files.
  const named = (content: string | Buffer, extension: string): string =>
    `${createHash('sha256').update(content).digest('hex').slice(0, 32)}-attachment${extension}`;
  return {
    put: (result) => writer.writeResult(result),
    text(name, type, content) {
      const source = named(content, EXTENSION[type] ?? '.txt');
      writer.writeAttachment(source, Buffer.from(content));
      return { name, type, source };
    },
    file(name, type, path) {
      const source = named(path, extname(path));
      writer.writeAttachmentFromPath(source, path);
      return { name, type, source };
    },
    environment: (facts) => writer.writeEnvironmentInfo(facts),
  };
}
