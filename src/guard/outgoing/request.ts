/** A request as it is about to leave. */
export interface OutgoingRequest {
  method: string;
  url: string;
  /** Names in any case. */
  headers: Readonly<Record<string, string>>;
  body?: string | Buffer | null;
  /** The `content-type` header, when the headers do not have it. */
  contentType?: string;
}

/** A key as a message may show it: a key can be somebody's number too. */
export function shownKey(key: string): string {
  if (key.length <= 40 && !/[\d@]/.test(key)) return key;
  const plain = key.replace(/\d{3,}/g, '…').replace(/\S*@\S*/g, '…');
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}

/** A text of a request: a field of its body, a parameter, a cookie. */
export interface OutgoingText {
  /** For a person: `field “phone” of the body`. */
  where: string;
  /** The key it is sent under. */
  label: string;
  text: string;
}
