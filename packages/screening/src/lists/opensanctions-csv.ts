/**
 * OpenSanctions' `targets.simple.csv`: one row for each target, with several values of a cell parted by semicolons. It does not say
 * which aliases are weak nor what kind of number an identifier is; `entities.ftm.json` says both.
 */
import type { EntryFacts, EntryName } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { type DateRange, dateRange } from '../partial-date.ts';
import { csvRows } from './csv-rows.ts';
import { KINDS } from './opensanctions.ts';

const NEEDED = ['id', 'schema', 'name', 'aliases'];

/** Reads the list. Its date is the latest `last_change`, or what the caller says. */
export function readOpenSanctionsCsv(text: string, options: ListOptions): ListReading {
  const { rows, problem } = csvRows(text, 'file');
  const columns = rows[0]?.cells ?? [];
  if (!NEEDED.every((name) => columns.includes(name))) return { ok: false, problem: { code: 'not-this-format', at: 'file line 1', expected: `a row with the columns ${NEEDED.join(', ')}` } };
  const problems: ListProblem[] = problem === undefined ? [] : [problem];
  const placed: PlacedFacts[] = [];
  let changed = '';
  for (const { cells, line } of rows.slice(1)) {
    const at = `file line ${line}`;
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const kind = KINDS[cell('schema')];
    if (cells.length !== columns.length) problems.push({ code: 'bad-row', at, expected: `${columns.length} columns; found ${cells.length}` });
    else if (kind !== undefined) {
      placed.push({ at, facts: { id: cell('id'), kind, ...factsOf(cell, at, problems) } });
      const day = cell('last_change').slice(0, 10);
      if (day > changed) changed = day;
    }
  }
  return listOf(placed, problems, options.date ?? changed, options);
}

function factsOf(cell: (name: string) => string, at: string, problems: ListProblem[]): Omit<EntryFacts, 'id' | 'kind'> {
  const many = (name: string): readonly string[] => texts(cell(name).split(';').map((part) => part.trim().replace(/^"(.*)"$/, '$1')));
  const names: EntryName[] = [{ text: cell('name'), quality: 'primary' }, ...many('aliases').map((text) => ({ text, quality: 'strong' }) as const)];
  const birthDates = many('birth_date').flatMap((text): readonly DateRange[] => {
    const range = dateRange(text);
    if (range === undefined) problems.push({ code: 'unread-date', at, expected: `a date of birth; found ${text}` });
    return range === undefined ? [] : [range];
  });
  return { names, identifiers: many('identifiers').map((number) => ({ type: 'other', number, country: undefined })), birthDates, birthPlaces: [], countries: many('countries'), programmes: many('program_ids').length > 0 ? many('program_ids') : many('dataset') };
}
