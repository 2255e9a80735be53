import type { Ask } from '../../platform/ask.ts';
import type { Sent } from './book.ts';
import type { Acknowledgement, Message, SystemName } from './outside.ts';

const SORRY = 'Another agency is not answering just now. Try again in a minute.';

/**
 * Sends a message to a system of another agency, on behalf of a request.
 * @throws Problem 503 when it gives no answer
 */
export function sendTo(
  ask: Ask,
  system: SystemName,
  request: Parameters<Ask>[0],
  message: Message,
): Promise<Acknowledgement> {
  const path = `/${system}`;
  return ask<Acknowledgement>(request, { service: 'connectors', path, body: message, sorry: SORRY });
}

/**
 * What was sent to a system of another agency about a case, the latest last.
 * @throws Problem 503 when the connectors give no answer
 */
export async function sentTo(
  ask: Ask,
  system: SystemName,
  request: Parameters<Ask>[0],
  reference: string,
): Promise<readonly Sent[]> {
  const path = `/${system}/sent?reference=${encodeURIComponent(reference)}`;
  const { messages } = await ask<{ messages: readonly Sent[] }>(request, {
    service: 'connectors',
    path,
    sorry: SORRY,
  });
  return messages;
}
