// `statements`: Amanah's own file of stated facts, one JSON object a line. The
// first line says who published what; every further line is one row with the
// record it becomes. docs/formats/statements-file.md describes it.
//
//   {"amanah":"statements/1","columns":["Month","Consignments"],"dataset":"…","licence":"…","note":"…","part":"all","publisher":{"code":"unrwa","name":"UNRWA"},"source":"…"}
//   {"body":{…},"cells":{"Month":"2024-05","Consignments":"12"},"eventTime":"2024-05-01","kind":"arrival","masters":[…],"row":"2024-05"}

import { Fields, Malformed, decode, type Json, type JsonObject } from '@amanah/record/decode.ts';
import { parseStrictText } from '@amanah/log/strict-json.ts';
import { TIME_PATTERN, code } from '@amanah/record/body.ts';
import { isCalendarDay } from '@amanah/record/calendar.ts';
import { IdMap } from '../ids.ts';
import { ProblemList, type ProblemCode } from '../problem.ts';
import { readLines, type Line } from './lines.ts';
import type { Format, InputFile, Master, Named, Progress, ReadEvent, ReadOptions, Statement } from '../statement.ts';

/** What the first line must call itself. */
export const STATEMENTS_VERSION = 'statements/1';
/** The kinds a publisher's row may become. */
export const STATED_KINDS = ['pledge', 'gift', 'grant', 'arrival', 'observation', 'need'] as const;

const MASTER_KINDS = ['organisation', 'site', 'commodity', 'fund'] as const;
const ROW_LIMIT = 400;

/** The first line of a file. */
export interface StatementsHead {
  readonly dataset: string;
  /** Which of several files of one version this is; `all` where one file is the whole. */
  readonly part: string;
  readonly publisher: Named;
  readonly licence: string;
  /** Caveats shown wherever the figures stand. */
  readonly note: string;
  /** Where the publisher's data were had from: the citation. */
  readonly source: string;
  readonly columns: readonly string[];
}

/**
 * The format as the first line of the first file describes it: dataset, publisher, licence and note are the file's own.
 * A file without a proper first line gives a format whose `read` reports that problem, so nothing of it is imported.
 */
export async function statementsFormat(files: readonly InputFile[]): Promise<Format> {
  const head = files[0] === undefined ? undefined : await headOf(files[0]);
  return {
    name: 'statements',
    dataset: head?.dataset ?? 'statements',
    publisher: head?.publisher ?? { code: 'not-reported', name: 'Not reported' },
    licence: head?.licence ?? 'Not reported',
    note: head === undefined ? 'Not reported' : `${head.source} ${head.note}`,
    part: () => 'all',
    read: readStatements,
  };
}

async function headOf(file: InputFile): Promise<StatementsHead | undefined> {
  const problems = new ProblemList();
  for await (const line of readLines(file, problems)) return read(line, file.name, problems, decodeHead);
  return undefined;
}

async function* readStatements(
  files: readonly InputFile[],
  _options: ReadOptions,
  problems: ProblemList,
  progress?: (progress: Progress) => void,
): AsyncGenerator<ReadEvent, void, undefined> {
  const rows = new IdMap();
  let first: StatementsHead | undefined;
  for (const [file, input] of files.entries()) {
    let head: StatementsHead | undefined;
    let lines = 0;
    for await (const line of readLines(input, problems, progress)) {
      lines += 1;
      if (lines === 1) {
        head = read(line, input.name, problems, decodeHead);
        if (head === undefined) break;
        first ??= head;
        judgeHead(head, first, input.name, problems);
        yield { file, header: head.columns, part: head.part };
      } else if (line.text.trim() === '') {
        yield { file, skipped: 'blank-row', line: line.line };
      } else {
        const statement = statementOf(line, head as StatementsHead, input.name, rows, problems);
        if (statement !== undefined) yield { file, statement };
      }
    }
    if (lines === 0) problems.add({ file: input.name, row: 1, expected: 'a first line with dataset and publisher: the file is empty', code: 'empty-file' });
  }
}

/** Files of one version are of one dataset, publisher and licence, because they are recorded together. */
function judgeHead(head: StatementsHead, first: StatementsHead, file: string, problems: ProblemList): void {
  const same = head.dataset === first.dataset && head.publisher.code === first.publisher.code && head.licence === first.licence
    && head.note === first.note && head.source === first.source;
  if (!same) problems.add({ file, row: 1, expected: 'the dataset, publisher, licence, note and source of the first file: import other datasets by themselves', code: 'bad-entry' });
}

function statementOf(line: Line, head: StatementsHead, file: string, rows: IdMap, problems: ProblemList): Statement | undefined {
  const statement = read(line, file, problems, (fields) => decodeStatement(fields, line.line, head.columns));
  if (statement === undefined) return undefined;
  if (rows.get(statement.row) !== undefined) {
    problems.add({ file, row: line.line, column: 'row', value: statement.row, expected: 'each row key once: the same key stands in an earlier line', code: 'repeated-key' });
    return undefined;
  }
  rows.set(statement.row, line.line);
  return statement;
}

/** Reads one line as a JSON object; what is wrong with it becomes one problem. */
function read<T>(line: Line, file: string, problems: ProblemList, decodeFields: (fields: Fields) => T): T | undefined {
  const fault = (expected: string, fieldCode: ProblemCode): undefined => {
    problems.add({ file, row: line.line, expected, code: fieldCode });
    return undefined;
  };
  const parsed = parseStrictText(line.text);
  if (!parsed.ok) return fault(`one JSON object a line: ${parsed.code} at byte ${parsed.at}`, 'bad-json');
  const decoded = decode(() => decodeFields(new Fields(parsed.value, 'line')));
  return decoded.ok ? decoded.value : fault(decoded.message, 'bad-entry');
}

function decodeHead(fields: Fields): StatementsHead {
  fields.oneOf('amanah', [STATEMENTS_VERSION]);
  const publisher = fields.object('publisher');
  const head = {
    dataset: code(fields, 'dataset'),
    part: code(fields, 'part'),
    publisher: { code: code(publisher, 'code'), name: publisher.text('name', ROW_LIMIT) },
    licence: fields.text('licence', 400),
    note: fields.text('note', 6000),
    source: fields.text('source', 1900),
    columns: fields.list('columns', columnName, { min: 1, max: 200 }),
  };
  publisher.end();
  fields.end();
  if (new Set(head.columns).size < head.columns.length) throw new Malformed('line.columns', 'expected each column once');
  return head;
}

function columnName(item: Json, path: string): string {
  if (typeof item !== 'string' || item === '' || item.length > 300 || item === '__proto__') throw new Malformed(path, 'expected a column name');
  return item;
}

function decodeStatement(fields: Fields, line: number, columns: readonly string[]): Statement {
  const row = fields.text('row', ROW_LIMIT);
  const kind = fields.oneOf('kind', STATED_KINDS);
  const eventTime = fields.matching('eventTime', TIME_PATTERN, 'a day such as 2024-05-31');
  if (!isCalendarDay(eventTime.slice(0, 10))) throw new Malformed('line.eventTime', 'expected a day of the calendar');
  const cells = fields.texts('cells', { entries: 200, length: 20_000 });
  for (const column of Object.keys(cells)) {
    if (!columns.includes(column)) throw new Malformed(`line.cells.${column}`, 'expected a column that the first line names');
    if (cells[column] === '') throw new Malformed(`line.cells.${column}`, 'expected a text: a blank cell is left out');
  }
  const body = object(fields.raw('body'), 'line.body');
  if (Object.hasOwn(body, 'source')) throw new Malformed('line.body.source', 'expected no source block: row and cells are written beside the body');
  const masters = fields.optionalList('masters', decodeMaster, { min: 0, max: 200 });
  fields.end();
  return { row, line, cells, kind, eventTime, body, masters };
}

function decodeMaster(item: Json, path: string): Master {
  const fields = new Fields(item, path);
  const one = { kind: fields.oneOf('kind', MASTER_KINDS), body: object(fields.raw('body'), `${path}.body`) };
  fields.end();
  return one;
}

function object(value: Json | undefined, path: string): JsonObject {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) throw new Malformed(path, 'expected an object');
  return value as JsonObject;
}
