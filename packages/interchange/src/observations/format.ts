// `observations`: any table of somebody's published figures, read by a mapping
// file. Figures of one subject by several publishers then stand side by side (SPEC [P11]).

import { formatDecimalShort } from '@amanah/record/amount.ts';
import { Names, codeIn, master, nameCode } from '../masters.ts';
import { parseDate } from '../csv/date.ts';
import { cellsTaken, readRows } from '../table.ts';
import { Row } from '../row.ts';
import { columnsOf, readMapping, type Mapping } from './mapping.ts';
import { readJsonRows, valueAt } from './json-rows.ts';
import type { Json, JsonObject } from '@amanah/record/decode.ts';
import type { ProblemList } from '../problem.ts';
import type { Format, InputFile, Master, Progress, ReadEvent, ReadOptions, Statement } from '../statement.ts';

const FIGURE_SCALE = 6;
const FIGURE_LIMIT = 10n ** 18n;

/** The format a mapping file describes, or which of its members is wrong. */
export function observations(mapping: Json): { readonly ok: true; readonly format: Format } | { readonly ok: false; readonly code: 'bad-mapping'; readonly message: string } {
  const read = readMapping(mapping);
  if (!read.ok) return { ok: false, code: 'bad-mapping', message: read.message };
  const { dataset, publisher, licence, note } = read.value;
  return {
    ok: true,
    format: {
      name: 'observations',
      dataset,
      publisher,
      licence,
      note,
      part: () => 'all',
      read: (files, options, problems, progress) => readObservations(read.value, files, options, problems, progress),
    },
  };
}

interface Memory {
  readonly mapping: Mapping;
  readonly options: ReadOptions;
  readonly names: Names;
  readonly publisher: Master;
  readonly keys: Set<string>;
  /** The period of a whole file, where rows do not carry their own. */
  readonly filePeriod?: string;
}

async function* readObservations(
  mapping: Mapping,
  files: readonly InputFile[],
  given: ReadOptions,
  problems: ProblemList,
  progress?: (progress: Progress) => void,
): AsyncGenerator<ReadEvent, void, undefined> {
  const { dates, separator, decimal } = mapping;
  const options: ReadOptions = { ...(dates && { dates }), ...(separator && { separator }), ...(decimal && { decimal }), ...given };
  const { code, name } = options.publisher ?? mapping.publisher;
  const memory: Memory = { mapping, options, names: new Names(), publisher: master('organisation', { code, name }), keys: new Set() };
  for (const [file, input] of files.entries()) {
    if (mapping.input === 'json') {
      yield* readJson(file, input, memory, problems);
      continue;
    }
    for await (const found of readRows(file, input, columnsOf(mapping), { takes: columnsOf(mapping), options, problems, progress })) {
      if ('event' in found) {
        yield found.event;
        continue;
      }
      const statement = observationOf(found.row, memory);
      if (statement !== undefined) yield { file, statement };
    }
  }
}

async function* readJson(file: number, input: InputFile, memory: Memory, problems: ProblemList): AsyncGenerator<ReadEvent, void, undefined> {
  const { mapping } = memory;
  const found = await readJsonRows(input, mapping.records, problems);
  if (found === undefined) return;
  const missing = columnsOf(mapping).filter((column) => !found.columns.includes(column));
  if (missing.length > 0) {
    const names = missing.map((column) => JSON.stringify(column)).join(', ');
    problems.add({ file: input.name, row: 1, expected: `the member${missing.length > 1 ? 's' : ''} ${names} in the objects`, code: 'missing-column' });
    return;
  }
  let filePeriod: string | undefined;
  if ('pointer' in mapping.period) {
    const at = valueAt(found.document, mapping.period.pointer);
    filePeriod = periodOf(typeof at === 'string' ? at : '', memory.options);
    if (filePeriod === undefined) {
      problems.add({ file: input.name, row: 1, expected: `a year, month or day at ${mapping.period.pointer}`, code: 'bad-date' });
      return;
    }
  }
  const takes = new Set(columnsOf(mapping));
  yield { file, header: found.columns, leftOut: found.columns.filter((column) => !takes.has(column)) };
  for (const { line, cells } of found.rows) {
    const statement = observationOf(new Row(input.name, line, cellsTaken(cells, takes), problems), filePeriod === undefined ? memory : { ...memory, filePeriod });
    if (statement !== undefined) yield { file, statement };
  }
}

function observationOf(row: Row, memory: Memory): Statement | undefined {
  const { mapping, publisher } = memory;
  const key = keyOf(row, memory);
  const period = rowPeriod(row, memory);
  const figures = figuresOf(row, memory);
  const place = placeOf(row, memory);
  const dimensions = dimensionsOf(row, mapping);
  if (!key || !period || !figures || !place || !dimensions) return undefined;
  return {
    row: key,
    line: row.line,
    cells: row.cells,
    kind: 'observation',
    eventTime: `${period}-01-01`.slice(0, 10),
    body: {
      publisher: codeIn(publisher),
      subject: mapping.subject,
      ...(mapping.point === undefined ? {} : { point: mapping.point }),
      ...(mapping.scope === undefined ? {} : { scope: mapping.scope }),
      period,
      ...(place.length === 0 ? {} : { place: codeIn(place[0] as Master) }),
      figures,
      ...(Object.keys(dimensions).length === 0 ? {} : { dimensions }),
    },
    masters: [publisher, ...place],
  };
}

/** The key columns joined by `/`; a `/` or `\` inside a cell is escaped, so that two keys are equal only when all their cells are. */
function keyOf(row: Row, memory: Memory): string | undefined {
  const { keys } = memory.mapping;
  const parts = keys.map((column) => row.needed(column, 'a value, because the column is part of the key', 300));
  if (parts.includes(undefined)) return undefined;
  const first = keys[0] as string;
  const key = row.within(first, (parts as string[]).map((part) => part.replace(/[\\/]/g, '\\$&')).join('/'), 380);
  if (key === undefined) return undefined;
  if (memory.keys.has(key)) return row.fault(first, `each key (${keys.join(', ')}) once: the same key stands in an earlier row`, 'repeated-key');
  memory.keys.add(key);
  return key;
}

function rowPeriod(row: Row, memory: Memory): string | undefined {
  const { period } = memory.mapping;
  if ('value' in period) return period.value;
  if ('pointer' in period) return memory.filePeriod;
  const cell = row.needed(period.column, 'a year, month or day');
  if (cell === undefined) return undefined;
  const read = periodOf(cell, memory.options);
  if (read !== undefined) return read;
  const day = parseDate(cell, memory.options.dates);
  return row.fault(period.column, day.ok ? 'a year, month or day' : `a year, a month such as 2024-05, or ${day.expected}`, day.ok ? 'bad-date' : day.code);
}

function periodOf(cell: string, options: ReadOptions): string | undefined {
  if (/^(19|20|21)\d{2}(-(0[1-9]|1[0-2]))?$/.test(cell)) return cell;
  const day = parseDate(cell, options.dates);
  return day.ok ? day.day : undefined;
}

/** The figures of the row; a blank cell is no figure, and a row without any is a problem. */
function figuresOf(row: Row, memory: Memory): readonly JsonObject[] | undefined {
  const figures: JsonObject[] = [];
  let whole = true;
  for (const { column, measure, unit } of memory.mapping.figures) {
    if (row.text(column) === undefined) continue;
    const least = row.number(column, FIGURE_SCALE, { decimal: memory.options.decimal, scientific: memory.mapping.input === 'json' });
    if (least === undefined) whole = false;
    else if (least >= FIGURE_LIMIT || least <= -FIGURE_LIMIT) whole = row.fault(column, 'a number of at most 12 digits', 'number-out-of-range') ?? false;
    else figures.push({ measure, unit, value: formatDecimalShort(least, FIGURE_SCALE) });
  }
  if (!whole) return undefined;
  const columns = memory.mapping.figures.map((one) => one.column);
  return figures.length > 0 ? figures : row.fault(columns[0] as string, `a number in at least one of ${columns.join(', ')}`, 'missing-value');
}

/** The site the row speaks of; an empty list when the mapping names none. */
function placeOf(row: Row, memory: Memory): readonly Master[] | undefined {
  const { place } = memory.mapping;
  if (place === undefined) return [];
  if (!('column' in place)) return [master('site', { ...place, type: 'area' })];
  const name = row.needed(place.column, 'the name of a place');
  return name === undefined ? undefined : [memory.names.other('site', name, () => master('site', { code: nameCode(name), name, type: 'area' }))];
}

function dimensionsOf(row: Row, mapping: Mapping): Record<string, string> | undefined {
  const dimensions: Record<string, string> = {};
  for (const [name, column] of Object.entries(mapping.dimensions)) {
    const cell = row.text(column);
    if (cell === undefined) continue;
    if (row.within(column, cell) === undefined) return undefined;
    dimensions[name] = cell;
  }
  return dimensions;
}
