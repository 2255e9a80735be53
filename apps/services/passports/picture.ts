/** The size of a picture, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** PNG: the header chunk is the first one (W3C PNG, section 11.2.1). */
const PNG_WIDTH_AT = 16;
const PNG_HEIGHT_AT = 20;

/** JPEG: after a marker 0xFFxx come two bytes with the length of its segment (ITU-T T.81, annex B). */
const SEGMENTS_AT = 2;

function pngSize(content: Buffer): PictureSize | undefined {
  if (content.length < PNG_HEIGHT_AT + 4) return undefined;
  return { width: content.readUInt32BE(PNG_WIDTH_AT), height: content.readUInt32BE(PNG_HEIGHT_AT) };
}

/** SOF0 to SOF15 say the size, but for C4, C8 and CC, which are other segments of that range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jpegSize(content: Buffer): PictureSize | undefined {
  let at = SEGMENTS_AT;
  while (at + 9 <= content.length && content[at] === 0xff) {
    if (isFrame(content.readUInt8(at + 1))) {
      return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    }
    at += 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}

/** How large a picture is, read from its first bytes; undefined where they do not say. @param kind `jpeg` or `png` */
export function sizeOf(content: Buffer, kind: string): PictureSize | undefined {
  return kind === 'png' ? pngSize(content) : kind === 'jpeg' ? jpegSize(content) : undefined;
}
