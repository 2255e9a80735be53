import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { RunEvent } from '../model/index.ts';
import { EVENTS_FILE } from './append.ts';

/**
 * Reads the record of a run folder, also one that is still being written or was cut off by a crash: a last line
 * that is not whole is left out and `truncated` says so.
 * @throws Error when the file cannot be read, or a line in the middle is not an event.
 */
export async function readEvents(dir: string): Promise<{ events: RunEvent[]; truncated: boolean }> {
  const events: RunEvent[] = [];
  let rest = '';
  const decoder = new StringDecoder('utf8');
  const stream = createReadStream(join(dir, EVENTS_FILE));
  for await (const chunk of stream) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = parseEvent(line);
      if (!event)
        throw new Error(`could not read the record, because line ${events.length + 1} is not an event`);
      events.push(event);
    }
  }
  const last = rest === '' ? undefined : parseEvent(rest);
  if (last) events.push(last);
  return { events, truncated: rest !== '' && !last };
}

function parseEvent(line: string): RunEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The record is our own file: kind and time are proof enough that a line is one of its events. */
function isEvent(value: unknown): value is RunEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    't' in value &&
    typeof value.t === 'number'
  );
}
