// A workbook (XLSX) as sheets of text. Of the archive only the parts that hold
// cells are unpacked; macros, pictures and links are never looked into.

import { partPath } from './part-path.ts';
import { decodedChunk, decoderOf, XmlFault, XmlReader, type XmlListener } from '../xml/read.ts';
import { ProblemList, type Problem } from '../problem.ts';
import { SHEET_LIMITS, type Sheet, type SheetLimits } from '../sheet/rows.ts';
import { ZipArchive, ZipFault, type ZipLimits } from '../zip/archive.ts';
import { isDateFormat } from './values.ts';
import { WorksheetListener } from './worksheet.ts';

/** Largest workbook that is read. */
export const XLSX_BYTES_MAX = 10 * 1024 * 1024;
const SHEETS_MAX = 100;
const SHARED_STRINGS_MAX = 1_000_000;

const ZIP_LIMITS: ZipLimits = { entries: 2000, entryBytes: 64 * 1024 * 1024, totalBytes: 96 * 1024 * 1024, ratio: 200, ratioFrom: 4 * 1024 * 1024 };
const XML_LIMITS = { depth: 30, elements: 12_000_000, text: 1_000_000 } as const;

/** The sheets of a workbook; with any problem there are none. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly problems: readonly Problem[];
}

/** What the workbook's own parts say of it. */
export interface WorkbookForm {
  readonly is1904: boolean;
  /** For each style of a cell whether it shows a day or time. */
  readonly dateStyles: readonly boolean[];
  readonly strings: readonly string[];
}

/** Counts what all sheets together hold. */
export interface SheetBudget {
  cells: number;
  characters: number;
  readonly limits: SheetLimits;
}

/** Reads a workbook. Never throws for what a file holds: what is wrong is a problem that says what to do. */
export function readXlsx(bytes: Uint8Array, fileName: string, limits: SheetLimits = SHEET_LIMITS): Workbook {
  const problems = new ProblemList();
  try {
    return { sheets: sheetsOf(bytes, fileName, limits, problems), problems: problems.shown };
  } catch (error) {
    if (error instanceof ZipFault) problems.add({ file: fileName, row: 1, expected: error.expected, code: error.code });
    else if (error instanceof XmlFault) problems.add({ file: fileName, row: error.line, expected: error.expected, code: error.code });
    else throw error;
    return { sheets: [], problems: problems.shown };
  }
}

/** True when a file begins as an archive or as the old format, and must not be read as text. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return beginsWith(bytes, [0x50, 0x4b]) || beginsWith(bytes, OLD_FORMAT);
}

const OLD_FORMAT = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function beginsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}

function sheetsOf(bytes: Uint8Array, fileName: string, limits: SheetLimits, problems: ProblemList): Sheet[] {
  if (bytes.length > XLSX_BYTES_MAX) throw new ZipFault('too-large', `a file of at most ${XLSX_BYTES_MAX} bytes, got ${bytes.length}`);
  if (bytes.length === 0) throw new ZipFault('empty-file', 'a workbook: the file is empty');
  if (beginsWith(bytes, OLD_FORMAT)) throw oldFormat(bytes);
  if (!beginsWith(bytes, [0x50, 0x4b])) throw new ZipFault('not-a-spreadsheet', 'a workbook (.xlsx)');
  const archive = ZipArchive.open(bytes, ZIP_LIMITS);
  if ([...archive.entries.keys()].some((name) => name.endsWith('vbaproject.bin') || name.includes('/macrosheets/'))) {
    throw new ZipFault('macro-file', 'a workbook without macros: save it as .xlsx');
  }
  if (archive.entries.has('mimetype') || archive.entries.has('content.xml')) throw new ZipFault('not-a-spreadsheet', 'a workbook in the format .xlsx: save the file as .xlsx');
  const parts = new Parts(archive);
  const main = parts.target('', 'officeDocument') ?? 'xl/workbook.xml';
  if (!parts.has(main)) throw new ZipFault('not-a-spreadsheet', 'a workbook with its part xl/workbook.xml');
  const book = bookOf(parts, main);
  const form: WorkbookForm = { is1904: book.is1904, dateStyles: dateStylesOf(parts, parts.target(main, 'styles')), strings: stringsOf(parts, parts.target(main, 'sharedStrings')) };
  const budget: SheetBudget = { cells: 0, characters: 0, limits };
  return book.sheets.flatMap(({ name, hidden, id }): Sheet[] => {
    const part = parts.targetOf(main, id);
    // A chart that has a sheet of its own has no cells.
    if (part !== undefined && !/worksheets?\//i.test(part)) return [];
    if (part === undefined || !parts.has(part)) throw new ZipFault('not-a-spreadsheet', `the part of the sheet ${JSON.stringify(name.slice(0, 60))}, which is missing from the file`);
    const listener = new WorksheetListener(name, form, budget, (problem) => problems.add({ file: fileName, ...problem }));
    parts.read(part, listener);
    return [{ name, hidden, rows: listener.rows, ...(listener.formulas.length === 0 ? {} : { formulas: listener.formulas }) }];
  }).filter(() => problems.count === 0);
}

/** The old container holds old workbooks, and new ones under a password. */
function oldFormat(bytes: Uint8Array): ZipFault {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length & ~1, 2 ** 20)));
  if (text.includes('EncryptedPackage') || text.includes('EncryptionInfo')) return new ZipFault('encrypted-file', 'a workbook without a password: save it without one');
  return new ZipFault('old-spreadsheet', 'a workbook in the format .xlsx: this is the old format (.xls), save it as .xlsx or CSV');
}

/** The parts of a workbook by their paths, and the relations between them. */
class Parts {
  readonly #archive: ZipArchive;
  readonly #relations = new Map<string, ReadonlyMap<string, { readonly type: string; readonly target: string }>>();

  constructor(archive: ZipArchive) {
    this.#archive = archive;
  }

  has(path: string): boolean {
    return this.#archive.entries.has(path.toLowerCase());
  }

  read(path: string, listener: XmlListener): void {
    const entry = this.#archive.entries.get(path.toLowerCase());
    if (entry === undefined) throw new ZipFault('not-a-spreadsheet', `the part ${path}, which is missing from the file`);
    const reader = new XmlReader(XML_LIMITS, listener, { namespaces: false });
    let decoder: TextDecoder | undefined;
    this.#archive.unpack(entry, (piece) => {
      decoder ??= decoderOf(piece);
      reader.push(decodedChunk(decoder, piece, 1));
    });
    if (decoder !== undefined) reader.push(decodedChunk(decoder, undefined, 1));
    reader.end();
  }

  /** The part of a type that a part points to; undefined where it points to none. */
  target(from: string, type: string): string | undefined {
    for (const relation of this.#relationsOf(from).values()) if (relation.type === type) return relation.target;
    return undefined;
  }

  /** The part that a part points to by a relation's id. */
  targetOf(from: string, id: string): string | undefined {
    return this.#relationsOf(from).get(id)?.target;
  }

  #relationsOf(from: string): ReadonlyMap<string, { readonly type: string; readonly target: string }> {
    const known = this.#relations.get(from);
    if (known !== undefined) return known;
    const found = new Map<string, { readonly type: string; readonly target: string }>();
    const path = partPath.relations(from);
    if (this.has(path)) {
      this.read(path, {
        open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
          if (name === 'Relationship' && TargetMode !== 'External') found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: partPath.target(from, Target) });
        },
        close: () => undefined,
      });
    }
    this.#relations.set(from, found);
    return found;
  }
}

interface Book {
  readonly is1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly id: string }[];
}

function bookOf(parts: Parts, path: string): Book {
  let is1904 = false;
  const sheets: { name: string; hidden: boolean; id: string }[] = [];
  parts.read(path, {
    open: (element, attributes, line) => {
      if (element === 'workbookPr') is1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      if (element !== 'sheet') return;
      if (sheets.length >= SHEETS_MAX) throw new XmlFault('too-large', line, `at most ${SHEETS_MAX} sheets`);
      sheets.push({ name: (attributes['name'] ?? `Sheet ${sheets.length + 1}`).slice(0, 100), hidden: attributes['state'] === 'hidden' || attributes['state'] === 'veryHidden', id: attributes['r:id'] ?? attributes['id'] ?? '' });
    },
    close: () => undefined,
  });
  if (sheets.length === 0) throw new XmlFault('not-a-spreadsheet', 1, 'a workbook with at least one sheet');
  return { is1904, sheets };
}

function dateStylesOf(parts: Parts, path: string | undefined): boolean[] {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  if (path === undefined || !parts.has(path)) return styles;
  parts.read(path, {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const format = Number(attributes['numFmtId'] ?? '0');
        styles.push(isDateFormat(format, formats.get(format)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

function stringsOf(parts: Parts, path: string | undefined): string[] {
  const strings: string[] = [];
  let characters = 0;
  let text = '';
  let aside = 0;
  if (path === undefined || !parts.has(path)) return strings;
  parts.read(path, {
    open: (name) => {
      if (name === 'si') text = '';
      // Readings of ideographs stand beside the text and are none of it.
      if (name === 'rPh') aside += 1;
    },
    close: (name, own, line) => {
      if (name === 'rPh') aside -= 1;
      if (name === 't' && aside === 0) text += own;
      if (name !== 'si') return;
      characters += text.length;
      if (strings.length >= SHARED_STRINGS_MAX || characters > SHEET_LIMITS.characters) throw new XmlFault('too-large', line, `at most ${SHARED_STRINGS_MAX} texts and ${SHEET_LIMITS.characters} characters`);
      strings.push(text);
    },
  });
  return strings;
}
