// The pages of a Parquet column, looked at before they are decoded: what they claim is bounded, so that a damaged file is
// refused and neither fills the memory nor keeps the machine busy.

import type { ColumnMetaData, Compressors } from 'hyparquet';
import { Encodings } from 'hyparquet/src/constants.js';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';

const PAGE_MAX = 256 << 20;
const VALUES_MAX = 100_000_000;
const BLOCK_MAX = 1 << 16;
/** Some writers fill the last packed run up to a round number. */
const PADDING_MAX = 4096;

/** How deep a value may be missing (definition) and repeated (repetition): from the schema. */
export interface Depths {
  readonly definition: number;
  readonly repetition: number;
}

interface Page {
  readonly isDictionary: boolean;
  readonly unpacked: number;
  readonly packed: number;
  readonly values: number;
  readonly encoding: string;
  /** For pages whose levels stand apart and are not packed: their bytes, and how many values are missing. */
  readonly apart?: { readonly repetition: number; readonly definition: number; readonly nulls: number; readonly isPacked: boolean };
}

type Thrift = Readonly<Record<string, unknown>>;

function whole(value: unknown, most: number, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) throw new RangeError(`${what}: ${String(value)}`);
  return value;
}

/** Reads a header and moves behind it. */
function pageAt(reader: { readonly view: DataView; offset: number }, most: number): Page {
  const header = deserializeTCompactProtocol(reader) as Thrift;
  const kind = header['field_1'];
  const isDictionary = kind === 2;
  const own = (header[isDictionary ? 'field_7' : kind === 3 ? 'field_8' : 'field_5'] ?? {}) as Thrift;
  const unpacked = whole(header['field_2'], PAGE_MAX, 'bytes of a page');
  const packed = whole(header['field_3'], reader.view.byteLength - reader.offset, 'packed bytes of a page');
  const values = whole(own['field_1'], most, 'values of a page');
  const page = { isDictionary, unpacked, packed, values, encoding: Encodings[own[kind === 3 ? 'field_4' : 'field_2'] as number] ?? '' };
  if (kind !== 3) return page;
  const definition = whole(own['field_5'], Math.min(packed, unpacked), 'bytes of levels');
  const repetition = whole(own['field_6'], Math.min(packed, unpacked) - definition, 'bytes of levels');
  return { ...page, apart: { repetition, definition, nulls: whole(own['field_2'], values, 'missing values of a page'), isPacked: own['field_7'] !== false } };
}

/** Runs of numbers of `width` bits (RLE and bit-packed), of which there must be `count`; gives how many are `wanted`. */
function checkRuns(bytes: Uint8Array, start: number, end: number, width: number, count: number, wanted = -1): number {
  let at = start;
  let seen = 0;
  let found = 0;
  const byte = (): number => {
    if (at >= end) throw new RangeError('runs end too early');
    at += 1;
    return bytes[at - 1] as number;
  };
  if (width > 32) throw new RangeError(`numbers of ${width} bits`);
  while (seen < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      const part = byte();
      if (shift > 28) throw new RangeError('a run of no known length');
      header += (part & 127) * 2 ** shift;
      if (part < 128) break;
    }
    const length = header % 2 === 1 ? ((header - 1) / 2) * 8 : header / 2;
    if (length > count - seen + (header % 2 === 1 ? PADDING_MAX : 0)) throw new RangeError(`a run of ${length} values`);
    if (header % 2 === 1) {
      // The last run may be cut off behind the last number that counts.
      const needed = Math.ceil((Math.min(length, count - seen) * width) / 8);
      if (at + needed > end) throw new RangeError('runs end too early');
      if (wanted >= 0) for (let index = 0; index < Math.min(length, count - seen); index += 1) if (bitsAt(bytes, at * 8 + index * width, width) === wanted) found += 1;
      at += (length * width) / 8;
    } else {
      let value = 0;
      for (let index = 0; index < Math.ceil(width / 8); index += 1) value += byte() * 256 ** index;
      if (value === wanted) found += length;
    }
    seen += length;
  }
  return found;
}

function bitsAt(bytes: Uint8Array, from: number, width: number): number {
  let value = 0;
  for (let bit = 0; bit < width; bit += 1) value |= (((bytes[(from + bit) >> 3] as number) >> ((from + bit) & 7)) & 1) << bit;
  return value;
}

const widthOf = (most: number): number => 32 - Math.clz32(most);

function lengthAt(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) throw new RangeError('a page ends too early');
  return new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0, true);
}

/** Levels in front of the values of a page, and how many values follow. */
function checkLevels(bytes: Uint8Array, { values }: Page, { definition, repetition }: Depths): { readonly at: number; readonly present: number } {
  let at = 0;
  let present = values;
  for (const [most, counts] of [[repetition, false], [definition, true]] as const) {
    if (most === 0) continue;
    const end = at + 4 + lengthAt(bytes, at);
    if (end > bytes.length) throw new RangeError('levels end outside of their page');
    const found = checkRuns(bytes, at + 4, end, widthOf(most), values, most);
    if (counts) present = found;
    at = end;
  }
  return { at, present };
}

function checkValues(bytes: Uint8Array, at: number, { encoding }: Page, present: number, isBoolean: boolean): void {
  if (encoding === 'RLE' && isBoolean) checkRuns(bytes, at + 4, Math.min(bytes.length, at + 4 + (present === 0 ? 0 : lengthAt(bytes, at))), 1, present);
  else if (encoding.endsWith('_DICTIONARY') && present > 0) {
    if (at >= bytes.length) throw new RangeError('a page ends too early');
    // Numbers of no bits are all zero, and nothing need follow.
    if (bytes[at] !== 0) checkRuns(bytes, at + 1, bytes.length, bytes[at] as number, present);
    else if (at + 1 < bytes.length) checkRuns(bytes, at + 1, bytes.length, 0, present);
  } else if (encoding.startsWith('DELTA_') && present > 0) {
    const reader = { at };
    const size = varInt(bytes, reader);
    const parts = varInt(bytes, reader);
    if (size === 0 || size > BLOCK_MAX || parts === 0 || parts > size) throw new RangeError(`blocks of ${size} values in ${parts} parts`);
  }
}

function varInt(bytes: Uint8Array, reader: { at: number }): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const part = bytes[reader.at] ?? 255;
    reader.at += 1;
    value += (part & 127) * 2 ** shift;
    if (part < 128) return value;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Looks through the pages of a column and gives codecs that look at what they unpack. Throws where something claims more
 * than there is.
 */
export function checkedPages(bytes: Uint8Array, { num_values: count, type, codec }: ColumnMetaData, depths: Depths, codecs: Compressors): Compressors {
  if (typeof count !== 'bigint' || count < 0n || count > BigInt(VALUES_MAX)) throw new RangeError(`${count} values in a column`);
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const packed: Page[] = [];
  const look = (page: Page, unpacked: Uint8Array): void => {
    if (page.isDictionary) return;
    const { at, present } = page.apart === undefined ? checkLevels(unpacked, page, depths) : { at: 0, present: page.values - page.apart.nulls };
    checkValues(unpacked, at, page, present, type === 'BOOLEAN');
  };
  for (let seen = 0; seen < Number(count) || reader.offset < bytes.length - 1; ) {
    const page = pageAt(reader, Number(count));
    const own = bytes.subarray(reader.offset, reader.offset + page.packed);
    const levels = (page.apart?.repetition ?? 0) + (page.apart?.definition ?? 0);
    if (page.apart !== undefined) {
      if (depths.repetition > 0) checkRuns(own, 0, page.apart.repetition, widthOf(depths.repetition), page.values);
      if (depths.definition > 0) checkRuns(own, page.apart.repetition, levels, widthOf(depths.definition), page.values);
    }
    if (codec === 'UNCOMPRESSED' || page.apart?.isPacked === false) look(page, own.subarray(levels));
    else packed.push(page);
    if (!page.isDictionary) seen += page.values;
    reader.offset += page.packed;
  }
  const unpack = codecs[codec];
  // Pages are unpacked in their order.
  let next = 0;
  return unpack === undefined ? {} : { [codec]: (input: Uint8Array, length: number): Uint8Array => {
    const output = length === 0 ? new Uint8Array() : unpack(input, length);
    const page = packed[next];
    next += 1;
    if (page !== undefined) look(page, output);
    return output;
  } };
}
