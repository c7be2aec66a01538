// A ZIP archive whose files are stored as they are (APPNOTE 6.3.10, method 0).

import { concat, utf8 } from '@amanah/log/bytes.ts';

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as ZIP uses it. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffff_ffff;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] as number);
  return (value ^ 0xffff_ffff) >>> 0;
}

/** The archive. Its times are the first that ZIP knows: the same view gives the same bytes. */
export function storedZip(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { path, bytes } of files) {
    const name = utf8(path);
    // Version 2.0, names in UTF-8, stored, 1980-01-01.
    const shared = fields([2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 0x21], [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]);
    parts.push(fields([4, 0x0403_4b50]), shared, name, bytes);
    directory.push(fields([4, 0x0201_4b50], [2, 20]), shared, fields([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name);
    at += 4 + shared.length + name.length + bytes.length;
  }
  const listed = concat(...directory);
  const end = fields([4, 0x0605_4b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, listed.length], [4, at], [2, 0]);
  return concat(...parts, listed, end);
}

/** Little-endian integers of 2 or 4 bytes. */
function fields(...values: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of values) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}
