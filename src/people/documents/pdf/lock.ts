import { createCipheriv, createHash } from 'node:crypto';
import { PDFDict, PDFHexString, PDFName, PDFRawStream, PDFStream, PDFString } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';

/** Everything is allowed to who has the password: all bits of Table 22, ISO 32000-1. */
const ALL_ALLOWED = -4;
const ROUNDS = 64;

/**
 * Encrypts a finished document, so that it opens with the password only: the standard security handler, revision 6,
 * AES-256 (ISO 32000-2, 7.6.4). pdf-lib can do this too, but with chance in every file; here all that looks like chance
 * comes from `salt`, so that the same citizen sends the same bytes. It keeps nothing secret that needs keeping.
 */
export async function lock(pdf: PDFDocument, password: string, salt: string): Promise<void> {
  await pdf.flush();
  const chance = (name: string, bytes: number): Buffer =>
    createHash('sha256').update(`${salt}/${name}`).digest().subarray(0, bytes);
  const key = chance('key', 32);
  const word = Buffer.from(password.normalize('NFKC'), 'utf8').subarray(0, 127);
  const user = entry(word, { check: chance('user check', 8), wrap: chance('user key', 8), key });
  const owner = entry(word, {
    check: chance('owner check', 8),
    wrap: chance('owner key', 8),
    key,
    user: user.proof,
  });

  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    let strings = 0;
    const cipher = (bytes: Uint8Array): Buffer => {
      const iv = chance(`${ref.tag} ${strings++}`, 16);
      return Buffer.concat([iv, aes('aes-256-cbc', key, { iv, padding: true }, bytes)]);
    };
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFDict) cipherStrings(dict, cipher);
    if (object instanceof PDFStream) {
      pdf.context.assign(ref, PDFRawStream.of(object.dict, cipher(object.getContents())));
    }
  }

  const filter = { AuthEvent: 'DocOpen', CFM: 'AESV3', Length: 32 };
  const dictionary = pdf.context.obj({
    Filter: 'Standard',
    V: 5,
    R: 6,
    Length: 256,
    CF: { StdCF: filter },
    StmF: 'StdCF',
    StrF: 'StdCF',
    P: ALL_ALLOWED,
  });
  const hex = {
    U: user.proof,
    UE: user.wrapped,
    O: owner.proof,
    OE: owner.wrapped,
    Perms: permissions(key, chance('p', 4)),
  };
  for (const [name, bytes] of Object.entries(hex)) dictionary.set(PDFName.of(name), hexString(bytes));
  pdf.context.trailerInfo.Encrypt = pdf.context.register(dictionary);
  const id = hexString(chance('id', 16));
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id]);
}

/** Algorithms 8 and 9: proof of the password with its two salts, and the key wrapped by it. */
function entry(
  word: Buffer,
  { check, wrap, key, user = Buffer.alloc(0) }: { check: Buffer; wrap: Buffer; key: Buffer; user?: Buffer },
): { proof: Buffer; wrapped: Buffer } {
  const wrapping = hash(word, wrap, user);
  return {
    proof: Buffer.concat([hash(word, check, user), check, wrap]),
    wrapped: aes('aes-256-cbc', wrapping, { iv: Buffer.alloc(16), padding: false }, key),
  };
}

/** Algorithm 2.B: hashes that hash themselves for at least 64 rounds. */
function hash(word: Buffer, salt: Buffer, user: Buffer): Buffer {
  let k = createHash('sha256').update(word).update(salt).update(user).digest();
  for (let round = 0, last = 0; round < ROUNDS || last > round - 32; round++) {
    const once = Buffer.concat([word, k, user]);
    const many = Buffer.concat(Array.from({ length: 64 }, () => once));
    const mixed = aes('aes-128-cbc', k.subarray(0, 16), { iv: k.subarray(16, 32), padding: false }, many);
    const sum = mixed.subarray(0, 16).reduce((all, byte) => all + byte, 0);
    k = createHash(['sha256', 'sha384', 'sha512'][sum % 3] ?? 'sha256')
      .update(mixed)
      .digest();
    last = mixed.at(-1) ?? 0;
  }
  return k.subarray(0, 32);
}

/** Algorithm 10. */
function permissions(key: Buffer, filler: Buffer): Buffer {
  const block = Buffer.alloc(16, 0xff);
  block.writeInt32LE(ALL_ALLOWED, 0);
  block.write('Tadb', 8, 'latin1');
  filler.copy(block, 12);
  return aes('aes-256-ecb', key, { iv: null, padding: false }, block);
}

function aes(
  name: string,
  key: Buffer,
  { iv, padding }: { iv: Buffer | null; padding: boolean },
  bytes: Uint8Array,
): Buffer {
  const cipher = createCipheriv(name, key, iv).setAutoPadding(padding);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

function cipherStrings(dict: PDFDict, cipher: (bytes: Uint8Array) => Buffer): void {
  for (const [name, value] of dict.entries()) {
    if (value instanceof PDFString || value instanceof PDFHexString) {
      dict.set(name, hexString(cipher(value.asBytes())));
    }
  }
}

function hexString(bytes: Buffer): PDFHexString {
  return PDFHexString.of(bytes.toString('hex'));
}
