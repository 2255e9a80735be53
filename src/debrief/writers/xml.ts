const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 has no way to write (section 2.2), or advises against: controls, halves of characters, two that are none. */
const UNSPEAKABLE = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu;

/**
 * An element with escaped attributes; what it holds is text, which is escaped, or elements made by this function.
 * @param name our own word.
 */
export function element(
  name: string,
  attributes: Record<string, string>,
  holds: string | readonly string[],
): string {
  const head = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(value, /[&<>"'\t\n\r]/g)}"`,
  );
  if (typeof holds !== 'string') {
    return `<${name}${head.join('')}>\n${holds.map((one) => `${one}\n`).join('')}</${name}>`;
  }
  const text = escaped(holds, /[&<>\r]/g);
  return text === '' ? `<${name}${head.join('')}/>` : `<${name}${head.join('')}>${text}</${name}>`;
}

function escaped(text: string, special: RegExp): string {
  const sound = text.replaceAll(UNSPEAKABLE, '\ufffd');
  return sound.replaceAll(special, (character) => ESCAPES[character] ?? '');
}
