// Looks through everything that lies in a folder of books for what was erased: every file byte by byte, write-ahead logs and
// free pages of databases among them, what is packed in workbooks, and the entries of the journal wherever that is kept.

import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ZipArchive, ZipFault } from '@amanah/interchange/zip/archive.ts';
import type { Journal } from '../books/journal.ts';
import { ByteSearch } from './byte-search.ts';
import type { Needle } from './value-forms.ts';

/** Where a form of an erased value stands. */
export interface Trace {
  /** A file of the folder, or `record 17 of the journal`. */
  readonly place: string;
  readonly what: string;
}

export interface Search {
  /** What was looked through, in words. */
  readonly looked: readonly string[];
  readonly found: readonly Trace[];
  readonly files: number;
  readonly bytes: number;
}

const PIECE_BYTES = 4 * 1024 * 1024;
const ZIP_BYTES_MAX = 64 * 1024 * 1024;
const ZIP_LIMITS = { entries: 10_000, entryBytes: 256 * 1024 * 1024, totalBytes: 1024 * 1024 * 1024, ratio: 1000, ratioFrom: 16 * 1024 * 1024 };
const FOUND_MAX = 100;

/** Looks for the needles in a folder and in a journal. */
export async function searchFolder(folder: string, needles: readonly Needle[], journal?: Pick<Journal, 'entries' | 'size'>): Promise<Search> {
  const search = new ByteSearch(needles);
  const found: Trace[] = [];
  const note = (place: string, forms: readonly string[]): void => {
    for (const what of forms) if (found.length < FOUND_MAX) found.push({ place, what });
  };
  let [files, bytes, records] = [0, 0, 0];
  for (const path of await filesBelow(folder)) {
    const seen = await searchFile(join(folder, path), search);
    if (seen === undefined) continue;
    files += 1;
    bytes += seen.bytes;
    note(path, seen.forms);
  }
  if (journal !== undefined) {
    for await (const entry of journal.entries(0, journal.size)) {
      note(`record ${records} of the journal`, search.in(entry));
      records += 1;
    }
  }
  const looked = [
    `${files.toLocaleString('en')} files with ${(bytes / 1e6).toFixed(1)} MB in the folder of the books, byte by byte: databases with their free pages and write-ahead logs, attachments, keys, whatever was left there`,
    ...(journal === undefined ? [] : [`${records.toLocaleString('en')} records of the journal`]),
  ];
  return { looked, found, files, bytes };
}

/** Files of a folder and its folders, by their paths. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

/** Undefined for a file that is gone meanwhile. */
async function searchFile(path: string, search: ByteSearch): Promise<{ readonly bytes: number; readonly forms: readonly string[] } | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  const forms = new Set<string>();
  try {
    const { size } = await file.stat();
    const overlap = search.longest;
    const piece = Buffer.alloc(PIECE_BYTES + overlap);
    for (let from = 0; from < size; from += PIECE_BYTES) {
      const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, size - from), from);
      for (const form of search.in(piece.subarray(0, bytesRead))) forms.add(form);
    }
    if (size > 4 && size <= ZIP_BYTES_MAX && /^PK\x03\x04/.test(piece.toString('latin1', 0, 4))) for (const form of searchPacked(await readAll(file, size), search)) forms.add(`${form}, packed`);
    return { bytes: size, forms: [...forms] };
  } finally {
    await file.close();
  }
}

async function readAll(file: Awaited<ReturnType<typeof open>>, size: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(size);
  await file.read(bytes, 0, size, 0);
  return bytes;
}

/** What is packed in a workbook or another archive; one that cannot be opened is no archive that anybody else could open. */
function searchPacked(bytes: Uint8Array, search: ByteSearch): readonly string[] {
  const forms = new Set<string>();
  try {
    const archive = ZipArchive.open(bytes, ZIP_LIMITS);
    for (const entry of archive.entries.values()) {
      const pieces: Uint8Array[] = [];
      archive.unpack(entry, (piece) => pieces.push(piece.slice()));
      for (const form of search.in(Buffer.concat(pieces))) forms.add(form);
    }
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
  }
  return [...forms];
}
