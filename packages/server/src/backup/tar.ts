// Plain archives as `tar` writes and reads them (POSIX.1-2024, pax, "ustar
// Interchange Format"): a block of 512 bytes that names a file, the file, zero
// bytes up to the next block, and two blocks of zeros at the end.
//
// What is read must be exactly what the writer here writes: one byte that is
// otherwise is damage, and is named with its place.

import { assert } from '@amanah/log/assert.ts';

export const BLOCK_BYTES = 512;
/** Eleven octal digits. */
const FILE_BYTES_MAX = 8 ** 11 - 1;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;

export interface TarEntry {
  /** With `/` between its parts. */
  readonly path: string;
  readonly bytes: number;
  /** Seconds since 1970. */
  readonly time: number;
}

/** Whether a path of this length can be named in an archive. */
export function tarCanName(path: string): boolean {
  return splitPath(path) !== undefined;
}

/** The block before a file. */
export function tarHeader({ path, bytes, time }: TarEntry): Uint8Array {
  const split = splitPath(path);
  assert(split !== undefined, 'an archive can name the path');
  assert(Number.isSafeInteger(bytes) && bytes >= 0 && bytes <= FILE_BYTES_MAX, 'a file in an archive has fewer than 8 GiB');
  const block = Buffer.alloc(BLOCK_BYTES);
  block.write(split.name, 0);
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(bytes, 12), 124);
  block.write(octal(time, 12), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\u000000', 257);
  block.write(octal(0, 8), 329);
  block.write(octal(0, 8), 337);
  block.write(split.prefix, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
  return block;
}

/** Zero bytes after a file of this length. */
export function tarPadding(bytes: number): Uint8Array {
  return new Uint8Array((BLOCK_BYTES - (bytes % BLOCK_BYTES)) % BLOCK_BYTES);
}

/** The two blocks that end an archive. */
export const TAR_END: Uint8Array = new Uint8Array(2 * BLOCK_BYTES);

/** What a block says, `end` for one of zeros, and undefined when the writer here would not have written it. */
export function readTarHeader(block: Uint8Array): TarEntry | 'end' | undefined {
  assert(block.length === BLOCK_BYTES, 'a header is one block');
  const held = Buffer.from(block.buffer, block.byteOffset, block.length);
  if (held.every((byte) => byte === 0)) return 'end';
  const prefix = textOf(held.subarray(345, 345 + PREFIX_BYTES));
  const name = textOf(held.subarray(0, NAME_BYTES));
  const bytes = numberOf(held.subarray(124, 136));
  const time = numberOf(held.subarray(136, 148));
  if (prefix === undefined || name === undefined || name === '' || bytes === undefined || time === undefined) return undefined;
  const entry = { path: prefix === '' ? name : `${prefix}/${name}`, bytes, time };
  return tarCanName(entry.path) && held.equals(tarHeader(entry)) ? entry : undefined;
}

function splitPath(path: string): { readonly prefix: string; readonly name: string } | undefined {
  if (path === '' || path.startsWith('/') || path.endsWith('/') || path.includes('\0')) return undefined;
  const encoded = Buffer.from(path);
  if (encoded.toString() !== path) return undefined;
  if (encoded.length <= NAME_BYTES) return { prefix: '', name: path };
  // The longest name that fits leaves the shortest prefix; one rule, so that there is one header for a path.
  const slash = encoded.indexOf('/', encoded.length - NAME_BYTES - 1);
  if (slash <= 0 || slash > PREFIX_BYTES) return undefined;
  return { prefix: encoded.subarray(0, slash).toString(), name: encoded.subarray(slash + 1).toString() };
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, '0')}\0`;
}

function numberOf(field: Buffer): number | undefined {
  const text = field.toString('latin1');
  return /^[0-7]+\0$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

function textOf(field: Buffer): string | undefined {
  const end = field.indexOf(0);
  const text = field.subarray(0, end < 0 ? field.length : end).toString('utf8');
  return text.includes('\uFFFD') ? undefined : text;
}
