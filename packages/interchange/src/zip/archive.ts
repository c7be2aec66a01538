// A ZIP archive from a stranger. What it holds is read from its directory at
// the end, checked against itself, and unpacked piece by piece under limits, so
// that what a header claims never decides how much memory is taken.

import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import type { ProblemCode } from '../problem.ts';

/** Why an archive is refused. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
  readonly code: ProblemCode;
  readonly expected: string;
  constructor(code: ProblemCode, expected: string) {
    super(`expected ${expected}`);
    this.code = code;
    this.expected = expected;
  }
}

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of one entry and of all entries that are unpacked. */
  readonly entryBytes: number;
  readonly totalBytes: number;
  /** How many times larger an entry may become, once it is above `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** One entry as the directory lists it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly start: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Packed bytes given to the unpacker at once: at 1,032 to 1, the most that DEFLATE can, they become 4 MiB. */
const PIECE = 4096;

export class ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly #bytes: Uint8Array;
  readonly #limits: ZipLimits;
  #unpacked = 0;

  private constructor(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, limits: ZipLimits) {
    this.#bytes = bytes;
    this.entries = entries;
    this.#limits = limits;
  }

  /** Reads the directory. Throws `ZipFault`. */
  static open(bytes: Uint8Array, limits: ZipLimits): ZipArchive {
    const entries = directoryOf(bytes, limits);
    return new ZipArchive(bytes, entries, limits);
  }

  /** Unpacks an entry piece by piece. Throws `ZipFault`, also when the pieces were given already and their checksum is wrong. */
  unpack(entry: ZipEntry, take: (piece: Uint8Array) => void): void {
    const packed = this.#bytes.subarray(entry.start, entry.start + entry.packed);
    const limits = this.#limits;
    let size = 0;
    let crc = 0;
    const count = (piece: Uint8Array): void => {
      size += piece.length;
      this.#unpacked += piece.length;
      if (size > limits.ratioFrom && size > entry.packed * limits.ratio) throw new ZipFault('zip-bomb', `${entry.name} to unpack to at most ${limits.ratio} times its size`);
      if (size > limits.entryBytes) throw new ZipFault('zip-bomb', `${entry.name} to unpack to at most ${limits.entryBytes} bytes`);
      if (this.#unpacked > limits.totalBytes) throw new ZipFault('zip-bomb', `the file to unpack to at most ${limits.totalBytes} bytes`);
      if (size > entry.size) throw new ZipFault('bad-zip', `${entry.name} to unpack to the ${entry.size} bytes that its header states`);
      crc = crc32(piece, crc);
      take(piece);
    };
    if (entry.method === 0) count(packed);
    else inflate(entry.name, packed, count);
    if (size !== entry.size) throw new ZipFault('bad-zip', `${entry.name} to unpack to the ${entry.size} bytes that its header states, got ${size}`);
    if (crc !== entry.crc) throw new ZipFault('bad-zip', `${entry.name} to have the checksum that its header states: the file is damaged`);
  }
}

function inflate(name: string, packed: Uint8Array, count: (piece: Uint8Array) => void): void {
  let fault: unknown;
  let ended = false;
  const unpacker = new Inflate((piece, final) => {
    ended ||= final;
    try {
      if (piece.length > 0) count(piece);
    } catch (error) {
      fault = error;
      throw error;
    }
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE) unpacker.push(packed.slice(at, at + PIECE), at + PIECE >= packed.length);
  } catch (error) {
    if (fault !== undefined) throw fault;
    throw new ZipFault('bad-zip', `${name} to be whole packed data: the file is damaged`);
  }
  if (!ended) throw new ZipFault('bad-zip', `${name} to be whole packed data: the file is damaged`);
}

function directoryOf(bytes: Uint8Array, limits: ZipLimits): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) throw new ZipFault('bad-zip', 'a whole archive with its directory: the file is damaged or cut off');
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || length === 0xffffffff || start === 0xffffffff) throw new ZipFault('bad-zip', 'an archive below 4 GB with fewer than 65,535 entries');
  if (count > limits.entries) throw new ZipFault('too-large', `at most ${limits.entries} parts in the file, got ${count}`);
  if (start + length > end) throw new ZipFault('bad-zip', 'a directory that ends before the end of the file');
  const entries = new Map<string, ZipEntry>();
  let at = start;
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > start + length || view.getUint32(at, true) !== DIRECTORY) throw new ZipFault('bad-zip', 'a directory of as many entries as it states');
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
    const entry = entryAt(bytes, view, at, lengths[0], start);
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw new ZipFault('bad-zip', `each name once: ${nameShown(entry.name)} stands twice`);
    entries.set(key, entry);
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  refuseOverlaps([...entries.values()]);
  return entries;
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endOf(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, nameLength: number, directory: number): ZipEntry {
  const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength));
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [crc, packed, size] = [16, 20, 24].map((field) => view.getUint32(at + field, true)) as [number, number, number];
  const local = view.getUint32(at + 42, true);
  if ((flags & 0x0041) !== 0) throw new ZipFault('encrypted-file', 'a file without a password: save it without one');
  if (method !== 0 && method !== 8) throw new ZipFault('bad-zip', `parts packed by DEFLATE: ${nameShown(name)} is packed in another way`);
  if (packed === 0xffffffff || size === 0xffffffff || local === 0xffffffff) throw new ZipFault('bad-zip', 'parts below 4 GB');
  if (local + 30 > directory || view.getUint32(local, true) !== LOCAL) throw new ZipFault('bad-zip', `${nameShown(name)} to stand where the directory says`);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const own = nameOf(bytes.subarray(local + 30, local + 30 + view.getUint16(local + 26, true)));
  if (own !== name) throw new ZipFault('bad-zip', `one name for each part: ${nameShown(name)} is ${nameShown(own)} in its own header`);
  if (start + packed > directory) throw new ZipFault('bad-zip', `${nameShown(name)} to end before the directory`);
  if (method === 0 && packed !== size) throw new ZipFault('bad-zip', `one size for ${nameShown(name)}, which is not packed`);
  return { name, method, packed, size, crc, start };
}

/** A part's name. One that leads out of its folder or holds control characters is nobody's spreadsheet. */
function nameOf(bytes: Uint8Array): string {
  const name = new TextDecoder('utf-8').decode(bytes);
  const parts = name.split('/');
  const leadsOut = name.startsWith('/') || name.includes('\\') || /^[a-z]:/i.test(name) || parts.includes('..') || parts.includes('.');
  if (name === '' || name.length > 300 || leadsOut || /[\u0000-\u001f\u007f\ufffd]/.test(name)) {
    throw new ZipFault('bad-zip', `names of parts that stay inside the file, got ${nameShown(name)}`);
  }
  return name;
}

function nameShown(name: string): string {
  return JSON.stringify(name.slice(0, 60));
}

/** Entries that share bytes let a small file become a large one many times over. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const sorted = entries.toSorted((a, b) => a.start - b.start);
  for (const [at, entry] of sorted.entries()) {
    const next = sorted[at + 1];
    if (next !== undefined && entry.start + entry.packed > next.start) throw new ZipFault('zip-bomb', `parts that lie apart: ${nameShown(entry.name)} and ${nameShown(next.name)} share bytes`);
  }
}
