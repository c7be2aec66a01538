// Lists of households with their truth, as agencies might have them: public records, and made ones in several scripts. Run by itself, it prints the table of docs/dedup-board.md.

import { type Listed, qualityOf } from '@amanah/dedup-board/figures.ts';
import { readCsv } from '@amanah/linkage/read/csv.ts';
import { HOUSEHOLD_COLUMNS, madeHouseholds } from '@amanah/linkage/synthetic/registrations.ts';
import type { Writing } from '@amanah/linkage/synthetic/name-tables.ts';
import { columnNamed, textAt } from '@amanah/linkage/table.ts';
import { findPeerFiles, type PeerFiles } from '../shared-data.ts';

export const AGENCIES = ['east', 'north', 'south'] as const;

/** Febrl 3: persons in the place of households. Streets stand for blocks; there is no telephone and no spouse. */
export async function febrl(files: PeerFiles, withDocument: boolean): Promise<readonly Listed[]> {
  const table = await readCsv([new TextDecoder().decode(files.bytes('febrl/dataset3.csv'))]);
  return Array.from({ length: table.size }, (_, row): Listed => {
    const cell = (name: string): string => {
      const column = columnNamed(table, name);
      return column === undefined ? '' : (textAt(column, row) ?? '').trim();
    };
    const [given, family] = [cell('given_name'), cell('surname')];
    return {
      household: {
        ...(withDocument ? { document: cell('soc_sec_id') } : {}),
        head: given === '' || family === '' ? '' : `${given} ${family}`,
        born: cell('date_of_birth'), district: cell('state'),
        camp: cell('suburb'), block: cell('address_1'), shelter: cell('street_number'),
      },
      entity: cell('rec_id').replace(/^rec-(\d+)-.*$/, '$1'),
      agency: AGENCIES[row % AGENCIES.length] as string,
    };
  });
}

/** Made households in several scripts: head, spouse, members, telephone and village, with slips and gaps; no documents and no birth dates. */
export function made(records: number, writings?: readonly Writing[]): readonly Listed[] {
  const rows = [...madeHouseholds({ records, duplicates: 0.3, seed: 5, ...(writings === undefined ? {} : { writings }) })];
  const place = (name: (typeof HOUSEHOLD_COLUMNS)[number]): number => HOUSEHOLD_COLUMNS.indexOf(name);
  return rows.map((row, at): Listed => {
    const cell = (name: (typeof HOUSEHOLD_COLUMNS)[number]): string => row[place(name)] ?? '';
    return {
      household: { phone: cell('phone'), head: cell('head_of_household'), spouse: cell('spouse'), members: cell('members'), village: cell('village'), district: cell('district') },
      entity: cell('true_id'),
      agency: AGENCIES[at % AGENCIES.length] as string,
    };
  });
}

/** A row of the table: what any key finds, and two. */
function row(what: string, keys: string, listed: readonly Listed[]): string {
  const figures = ([1, 2] as const).flatMap((least) => {
    const { precision, recall } = qualityOf(listed, least);
    return [precision.toFixed(4), recall.toFixed(4)];
  });
  return `| ${[what, keys, ...figures].join(' | ')} |\n`;
}

if (import.meta.main) {
  const files = findPeerFiles('11-record-linkage');
  if (files === undefined) process.stdout.write("The folders of peers' files are absent; set AMANAH_SHARED_DATA to where they lie.\n");
  else {
    process.stdout.write(row('Febrl 3 (5,000), document number given', '1, 4, 5, 7, 12 to 15', await febrl(files, true)));
    process.stdout.write(row('Febrl 3, no document', '4, 5, 7, 13 to 15', await febrl(files, false)));
  }
  process.stdout.write(row('made households, five scripts and across them (6,000)', '3, 8 to 11, 16', made(6000)));
  process.stdout.write(row('the same, 20,000', 'the same', made(20_000)));
  for (const [what, writing] of [['Arabic', 'arabic'], ['Bengali', 'bengali'], ['Burmese', 'burmese'], ['Cyrillic', 'cyrillic']] as const) process.stdout.write(row(`made, ${what} or Latin letters (6,000)`, 'the same', made(6000, [writing, 'latin'])));
  process.stdout.write(row('made, Latin only (6,000)', 'the same', made(6000, ['latin'])));
}
