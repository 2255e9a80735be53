import type { Bus } from '../contract.ts';

/** What the form knows of the transcript, from what the upload says on the bus. */
export interface Transcript {
  /** The document's id, as soon as an upload that is under way has ended; undefined when there is none. */
  settled(): Promise<string | undefined>;
  /** The name of the file that is being sent right now. */
  sending(): string | undefined;
  stop(): void;
}

/**
 * Follows the upload:
 *
 *     nothing --document-sending--> sending --document-received--> there
 *        ^                            |                              |
 *        +--------document-missing----+---------document-missing-----+
 */
export function followTranscript(bus: Bus): Transcript {
  let id: string | undefined;
  let name: string | undefined;
  let waiting: (() => void)[] = [];

  function settle(found: string | undefined): void {
    id = found;
    name = undefined;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  const stops = [
    bus.on('document-sending', (document) => {
      id = undefined;
      name = document.name;
    }),
    bus.on('document-received', (document) => settle(document.id)),
    bus.on('document-missing', () => settle(undefined)),
  ];

  return {
    async settled() {
      if (name !== undefined) await new Promise<void>((resolve) => waiting.push(resolve));
      return id;
    },
    sending: () => name,
    stop: () => stops.forEach((stop) => stop()),
  };
}
