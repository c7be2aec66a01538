/**
 * Entry bundles: up to 256 entries as one static file (C2SP tlog-tiles, "Log entries").
 *
 * Each entry is led by its length as a big-endian uint16, so an entry is at
 * most 65,535 bytes. Nothing else is in the file.
 *
 *     encodeBundle([utf8('one'), utf8('two')])  // 00 03 6f 6e 65 00 03 74 77 6f
 */
import { assert } from './assert.ts';
import { failure } from './result.ts';
import type { Result } from './result.ts';
import { TILE_WIDTH } from './tile.ts';

/** Most bytes that an entry may have. */
export const MAX_ENTRY_BYTES = 0xffff;

const LENGTH_BYTES = 2;

/** Why bytes are not a bundle of the expected width. */
export type BundleCode = 'truncated-length' | 'truncated-entry' | 'too-few-entries' | 'too-many-entries';

/** Bytes of a bundle of 1 to 256 entries. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  assert(entries.length >= 1 && entries.length <= TILE_WIDTH, 'a bundle holds 1 to 256 entries');
  let length = 0;
  for (const entry of entries) {
    assert(entry.length <= MAX_ENTRY_BYTES, 'an entry is at most 65,535 bytes');
    length += LENGTH_BYTES + entry.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const entry of entries) {
    bytes[at] = entry.length >> 8;
    bytes[at + 1] = entry.length & 0xff;
    bytes.set(entry, at + LENGTH_BYTES);
    at += LENGTH_BYTES + entry.length;
  }
  return bytes;
}

/** Entries of a bundle that must hold exactly `width`; they are views of the given bytes. */
export function decodeBundle(
  bytes: Uint8Array,
  { width }: { readonly width: number },
): Result<{ readonly entries: readonly Uint8Array[] }, BundleCode> {
  assert(width >= 1 && width <= TILE_WIDTH, 'a bundle holds 1 to 256 entries');
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (entries.length === width) return failure('too-many-entries', `the bundle goes on after ${width} entries`);
    if (at + LENGTH_BYTES > bytes.length) return failure('truncated-length', `the length at byte ${at} is cut off`);
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    at += LENGTH_BYTES;
    if (at + length > bytes.length) return failure('truncated-entry', `entry ${entries.length} of the bundle is cut off`);
    entries.push(bytes.subarray(at, at + length));
    at += length;
  }
  if (entries.length < width) return failure('too-few-entries', `the bundle holds ${entries.length} of ${width} entries`);
  return { ok: true, entries };
}
