/**
 * Two British lists as CSV, each with a line of its date, a line of column names, and a row for each name of a party: the UK Sanctions
 * List (`UK-Sanctions-List.csv`, the only one since January 2026; rows of one `Unique ID` are one entry) and the consolidated
 * list that the Treasury published before (`ConList.csv`; `Group ID`).
 */
import { type ListOptions, type ListProblem, type ListReading } from '../list-reading.ts';
import { csvRows } from './csv-rows.ts';
import { COLUMNS, listOfTargets, type Target } from './uk-targets.ts';

/** Each row of column names has one of each. */
const NEEDED: readonly (readonly string[])[] = [['Name 6'], COLUMNS.nameType, COLUMNS.id];

/** Reads either list. Its date stands in the first line, as `Last Updated,28/01/2024` or `Report Date: 28-Jan-2026`. */
export function readUkCsv(text: string, options: ListOptions): ListReading {
  const { rows, problem } = csvRows(text, 'file');
  const head = rows.findIndex(({ cells }) => NEEDED.every((names) => names.some((name) => cells.some((cell) => sameColumn(cell, name)))));
  if (head === -1 || head > 2) return { ok: false, problem: { code: 'not-this-format', at: 'file line 1', expected: `a row with the columns ${NEEDED.map(([name]) => name).join(', ')}` } };
  const columns = new Map((rows[head]?.cells ?? []).map((name, at) => [bare(name), at] as const));
  const width = rows[head]?.cells.length ?? 0;
  const problems: ListProblem[] = problem === undefined ? [] : [problem];
  const targets: Target[] = [];
  for (const { cells, line } of rows.slice(head + 1)) {
    const cell: Target['cell'] = (...names) => names.map((name) => cells[columns.get(bare(name)) ?? -1] ?? '').find((value) => value !== '') ?? '';
    if (cells.length !== width || cell(...COLUMNS.id) === '') problems.push({ code: 'bad-row', at: `file line ${line}`, expected: `${width} columns with an id; found ${cells.length}` });
    else targets.push({ at: `file line ${line}`, cell });
  }
  const before = rows.slice(0, head).flatMap(({ cells }) => cells);
  const stated = before.map((cell) => cell.replace(/^[^:]*:\s*/, '').replace(/^Last Updated$/i, '')).find((cell) => /\d{4}/.test(cell));
  return listOfTargets(targets, problems, stated, options);
}

function bare(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

function sameColumn(one: string, other: string): boolean {
  return bare(one) === bare(other);
}
