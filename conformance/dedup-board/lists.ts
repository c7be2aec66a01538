// Lists of households with their truth, as agencies might have them: public records, and made ones in several scripts.

import type { Listed } from '@amanah/dedup-board/figures.ts';
import { readCsv } from '@amanah/linkage/read/csv.ts';
import { HOUSEHOLD_COLUMNS, madeHouseholds } from '@amanah/linkage/synthetic/registrations.ts';
import type { Writing } from '@amanah/linkage/synthetic/name-tables.ts';
import { columnNamed, textAt } from '@amanah/linkage/table.ts';
import type { PeerFiles } from '../shared-data.ts';

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
