/** What the page of the payments origin tells the page around it. */
export type FrameMessage =
  | { readonly type: 'payment-height'; readonly px: number }
  | { readonly type: 'payment-done'; readonly order: string };

function isMessage(data: unknown): data is FrameMessage {
  return (
    typeof data === 'object' && data !== null && 'type' in data && String(data.type).startsWith('payment-')
  );
}

/**
 * Puts the page to pay on into an element, as a frame of the payments origin: what somebody pays with stays there.
 * Only what that very frame says from that very origin is heard.
 *
 *     our page  --- src=…/frame?order=…&parent=<our origin> --->  payments origin
 *               <-- postMessage to <our origin> only ----------
 *
 * @param address of the page, as the payments service gave it
 * @returns takes the frame off again
 */
export function payIn(element: HTMLElement, address: string, paid: () => void): () => void {
  const url = new URL(address);
  const order = url.searchParams.get('order');
  url.searchParams.set('parent', location.origin);

  const frame = document.createElement('iframe');
  frame.className = 'portal-frame';
  frame.title = 'Secure payment';
  frame.src = url.href;

  function hear({ origin, source, data }: MessageEvent<unknown>): void {
    if (origin !== url.origin || source !== frame.contentWindow || !isMessage(data)) return;
    if (data.type === 'payment-height') frame.style.height = `${data.px}px`;
    if (data.type === 'payment-done' && data.order === order) paid();
  }
  addEventListener('message', hear);
  element.replaceChildren(frame);
  return () => {
    removeEventListener('message', hear);
    frame.remove();
  };
}
