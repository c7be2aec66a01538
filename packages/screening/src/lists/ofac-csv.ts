/**
 * OFAC's lists as comma-separated files: `sdn.csv`, `alt.csv`, `add.csv`, `sdn_comments.csv`, and the same four of the
 * consolidated list (`cons_prim.csv` and so on). No header row; `-0-` is empty; columns as in OFAC's data specification:
 * ent_num, name, type, programme, title, call sign, vessel type, tonnage, gross tonnage, flag, owner, remarks.
 */
import type { EntryKind, Identifier } from '../list-entry.ts';
import { type ListOptions, type ListProblem, type ListReading, listOf, type PlacedFacts, texts } from '../list-reading.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { readRemarks } from './ofac-remarks.ts';

/** The texts of the files; those that are absent are read as empty, but for the first. */
export interface OfacCsvFiles {
  readonly primary: string;
  readonly aliases?: string;
  readonly addresses?: string;
  /** Remarks that were too long for the first file: each goes on where that ends. */
  readonly comments?: string;
}

const KINDS: Readonly<Record<string, EntryKind>> = { individual: 'person', vessel: 'vessel', aircraft: 'aircraft', '': 'organisation', entity: 'organisation' };
const COLUMNS = { primary: 12, aliases: 5, addresses: 6, comments: 2 } as const;

function bare(cell: string | undefined): string {
  return cell === undefined || cell === '-0-' ? '' : cell;
}

interface Rows {
  readonly rows: readonly CsvRow[];
  readonly problems: readonly ListProblem[];
}

function rowsOf(text: string, file: keyof OfacCsvFiles): Rows {
  const { rows, problem } = csvRows(text, file);
  const problems: ListProblem[] = problem === undefined ? [] : [problem];
  const kept = rows.filter(({ cells, line }) => {
    const fits = cells.length === COLUMNS[file] && /^\d+$/.test(cells[0] ?? '');
    if (!fits) problems.push({ code: 'bad-row', at: `${file} line ${line}`, expected: `${COLUMNS[file]} columns that begin with a number; found ${cells.length}` });
    return fits;
  });
  return { rows: kept, problems };
}

function byId(rows: readonly CsvRow[]): ReadonlyMap<string, readonly CsvRow[]> {
  const found = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const id = row.cells[0] as string;
    const same = found.get(id);
    if (same === undefined) found.set(id, [row]);
    else same.push(row);
  }
  return found;
}

/** Reads a list from its files. The date of the version stands in none of them: `options.date` says it. */
export function readOfacCsv(files: OfacCsvFiles, options: ListOptions): ListReading {
  const [primary, aliases, addresses, comments] = [rowsOf(files.primary, 'primary'), rowsOf(files.aliases ?? '', 'aliases'), rowsOf(files.addresses ?? '', 'addresses'), rowsOf(files.comments ?? '', 'comments')];
  const problems = [...primary.problems, ...aliases.problems, ...addresses.problems, ...comments.problems];
  if (primary.rows.length === 0) return { ok: false, problem: problems[0] ?? { code: 'not-this-format', at: 'primary line 1', expected: "rows of OFAC's primary file" } };
  const related = { aliases: byId(aliases.rows), addresses: byId(addresses.rows), comments: byId(comments.rows) };
  const ids = new Set(primary.rows.map(({ cells }) => cells[0]));
  for (const file of ['aliases', 'addresses', 'comments'] as const) {
    for (const [id, [row]] of related[file]) {
      if (!ids.has(id)) problems.push({ code: 'lost-row', at: `${file} line ${row?.line ?? 0}`, expected: `an entry ${id} in the primary file` });
    }
  }
  const placed = primary.rows.map((row) => entryOf(row, related, problems));
  return listOf(placed, problems, undefined, options);
}

type Related = Readonly<Record<'aliases' | 'addresses' | 'comments', ReadonlyMap<string, readonly CsvRow[]>>>;

function entryOf({ cells, line }: CsvRow, { aliases, addresses, comments }: Related, problems: ListProblem[]): PlacedFacts {
  const [id = '', name = '', type, programme, , callSign, , , , flag, , remarks] = cells.map(bare);
  const at = `primary line ${line}`;
  const rest = (comments.get(id) ?? []).map(({ cells: [, text] }) => bare(text)).join('');
  const said = readRemarks((remarks ?? '') + rest);
  for (const date of said.unread) problems.push({ code: 'unread-date', at, expected: `a date of birth; found ${date}` });
  const kind = KINDS[(type ?? '').toLowerCase()];
  const signs: readonly Identifier[] = kind === 'vessel' && callSign ? [{ type: 'call-sign', number: callSign, country: flag || undefined }] : [];
  return {
    at,
    facts: {
      id,
      // A type that OFAC may add is compared as both rather than left out.
      kind: kind ?? 'unknown',
      names: [
        { text: name, quality: 'primary' },
        ...(aliases.get(id) ?? []).map(({ cells: [, , , alias] }) => ({ text: bare(alias), quality: 'strong' as const })),
        ...said.names,
      ],
      identifiers: [...signs, ...said.identifiers],
      birthDates: said.birthDates,
      birthPlaces: texts(said.birthPlaces),
      countries: texts([...said.countries, flag, ...(addresses.get(id) ?? []).map(({ cells: [, , , , country] }) => bare(country))]),
      programmes: texts((programme ?? '').split(/\]\s*\[|[[\];]/)),
    },
  };
}
