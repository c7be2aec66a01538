/**
 * The rows of a `.pb` file (Pabulib, pabulib.org/format): three tables with
 * columns separated by semicolons, each after a line that names it. Quoting is
 * that of CSV (RFC 4180): a field that holds a semicolon, a quotation mark or a
 * line end stands in quotation marks, which are doubled inside.
 *
 * Read leniently where only one reading is possible: a byte order mark, CRLF,
 * lone CR, empty lines, spaces around fields, and empty columns at the end of a
 * row (as spreadsheets write them).
 */
import { fromUtf8, firstInvalidUtf8 } from '@amanah/log/bytes.ts';
import { Findings } from './pb-finding.ts';

/** One row: its line in the file, from 1, and its fields without the spaces around them. */
export interface PbRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A `.pb` file as tables. `meta` holds key, value and whatever stands after them. */
export interface PbDocument {
  readonly meta: readonly PbRow[];
  readonly projectColumns: readonly string[];
  readonly projects: readonly PbRow[];
  readonly voteColumns: readonly string[];
  readonly votes: readonly PbRow[];
}

const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;
type Section = (typeof SECTIONS)[number];

/** The text of the bytes, or a finding that says why they are no text. */
export function pbText(bytes: Uint8Array, findings: Findings): string | undefined {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    findings.add('fault', 'encoding', undefined, 'the file is UTF-16; save it as UTF-8');
    return undefined;
  }
  const text = fromUtf8(bytes);
  if (text === undefined) {
    const at = firstInvalidUtf8(bytes);
    const line = bytes.subarray(0, at).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
    findings.add('fault', 'encoding', line, 'the bytes are not UTF-8 (the file may be in a Windows or ISO encoding); save it as UTF-8');
    return undefined;
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    findings.add('fault', 'encoding', text.slice(0, nul).split('\n').length, 'the file holds a zero byte and is no text file; export it as a .pb text file');
    return undefined;
  }
  const body = text.startsWith('\u{FEFF}') ? text.slice(1) : text;
  return body.includes('\n') ? body : body.replaceAll('\r', '\n');
}

/** The tables of a file; `undefined` where a finding says why there are none. */
export function readPbTable(text: string, findings: Findings): PbDocument | undefined {
  const rows = rowsOf(text, findings);
  if (rows === undefined) return undefined;
  const tables = new Map<Section, PbRow[]>();
  let table: PbRow[] | undefined;
  for (const row of rows) {
    const section = sectionOf(row);
    if (section === undefined && table === undefined) {
      findings.add('fault', 'section', row.line, `${excerpt(row)} stands before any section; the file must begin with a line META`);
      return undefined;
    }
    if (section === undefined) table?.push(row);
    else if (tables.has(section)) findings.add('fault', 'section', row.line, `a second section ${section}; put all its rows into the first`);
    else tables.set(section, (table = []));
  }
  for (const section of SECTIONS) if (!tables.has(section)) findings.add('fault', 'section', undefined, `there is no section ${section}; a .pb file has the sections META, PROJECTS and VOTES, each after a line with that word`);
  if (findings.hasFault) return undefined;
  return documentOf(tables.get('META') ?? [], tables.get('PROJECTS') ?? [], tables.get('VOTES') ?? [], findings);
}

function documentOf(meta: readonly PbRow[], projects: readonly PbRow[], votes: readonly PbRow[], findings: Findings): PbDocument | undefined {
  const metaColumns = headerOf('META', meta, ['key', 'value'], findings);
  const projectColumns = headerOf('PROJECTS', projects, ['project_id', 'cost'], findings);
  const voteColumns = headerOf('VOTES', votes, ['voter_id', 'vote'], findings);
  if (metaColumns === undefined || projectColumns === undefined || voteColumns === undefined) return undefined;
  return { meta: meta.slice(1), projectColumns, projects: projects.slice(1), voteColumns, votes: votes.slice(1) };
}

/** The names of a table's columns, which are its first row. */
function headerOf(section: Section, [header]: readonly PbRow[], needed: readonly string[], findings: Findings): readonly string[] | undefined {
  if (header === undefined) {
    findings.add('fault', 'header', undefined, `the section ${section} is empty; its first row names the columns, ${needed.join(';')} among them`);
    return undefined;
  }
  const columns = header.cells.map((name) => (needed.includes(name.toLowerCase()) ? name.toLowerCase() : name));
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    const hint = header.cells.length === 1 && /[,\t]/.test(header.cells[0] ?? '') ? '; columns are separated by semicolons' : '';
    findings.add('fault', 'header', header.line, `the columns of ${section} are ${excerpt(header)}, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing; name ${missing.length > 1 ? 'them' : 'it'} in this row${hint}`);
    return undefined;
  }
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (twice !== undefined) {
    findings.add('fault', 'header', header.line, `the column ${JSON.stringify(twice)} of ${section} stands twice; name each column once`);
    return undefined;
  }
  return columns;
}

function sectionOf({ cells }: PbRow): Section | undefined {
  if (cells.length !== 1) return undefined;
  const name = (cells[0] ?? '').toUpperCase();
  return SECTIONS.find((section) => section === name);
}

/** The beginning of a row, for a message. */
export function excerpt({ cells }: PbRow): string {
  const text = cells.join(';');
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** Rows with at least one field that is not empty. */
function rowsOf(text: string, findings: Findings): readonly PbRow[] | undefined {
  const rows: PbRow[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const read = rowAt(text, at, line, findings);
    if (read === undefined) return undefined;
    let { cells } = read;
    while (cells.length > 0 && cells.at(-1) === '') cells = cells.slice(0, -1);
    if (cells.length > 0) rows.push({ line, cells });
    else if (read.next < text.length) findings.add('invalid', 'empty-line', line, 'an empty line; the format has none');
    [at, line] = [read.next, read.line];
  }
  if (rows.length === 0) findings.add('fault', 'section', undefined, 'the file is empty; a .pb file has the sections META, PROJECTS and VOTES');
  return rows.length === 0 ? undefined : rows;
}

function rowAt(text: string, start: number, startLine: number, findings: Findings): { readonly cells: string[]; readonly next: number; readonly line: number } | undefined {
  const cells: string[] = [];
  let [at, line] = [start, startLine];
  for (;;) {
    let first = at;
    while (text[first] === ' ' || text[first] === '\t') first++;
    if (text[first] === '"') {
      const quoted = quotedAt(text, first);
      if (quoted === undefined) {
        findings.add('fault', 'quote', line, 'a quotation mark is opened here and never closed; close it, or double it where it belongs to the text');
        return undefined;
      }
      for (let inside = first; inside < quoted.next; inside++) if (text[inside] === '\n') line++;
      const rest = restAt(text, quoted.next);
      if (rest.text.trim() !== '') findings.add('invalid', 'quote', line, 'text stands after a closing quotation mark; double the marks that belong to the text');
      cells.push(`${quoted.text}${rest.text}`.trim());
      at = rest.next;
    } else {
      const rest = restAt(text, at);
      cells.push(rest.text.trim());
      at = rest.next;
    }
    if (text[at] !== ';') return { cells, next: at + 1, line: line + 1 };
    at++;
  }
}

/** The text between the quotation mark at `start` and the one that closes it. */
function quotedAt(text: string, start: number): { readonly text: string; readonly next: number } | undefined {
  let value = '';
  for (let from = start + 1; ;) {
    const close = text.indexOf('"', from);
    if (close === -1) return undefined;
    value += text.slice(from, close);
    if (text[close + 1] !== '"') return { text: value, next: close + 1 };
    value += '"';
    from = close + 2;
  }
}

/** The text up to the next semicolon or line end. */
function restAt(text: string, start: number): { readonly text: string; readonly next: number } {
  let next = start;
  while (next < text.length && text[next] !== ';' && text[next] !== '\n') next++;
  return { text: text.slice(start, next), next };
}
