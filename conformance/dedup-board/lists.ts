// Lists of households with their truth, as agencies might have them: public records, and made ones in several scripts.

import { type Household, householdKeys } from '@amanah/dedup-board/household-keys.ts';
import { hexOf } from '@amanah/dedup-board/oprf.ts';
import { readCsv } from '@amanah/linkage/read/csv.ts';
import { HOUSEHOLD_COLUMNS, madeHouseholds } from '@amanah/linkage/synthetic/registrations.ts';
import { columnNamed, textAt } from '@amanah/linkage/table.ts';
import type { PeerFiles } from '../shared-data.ts';

export interface Listed {
  readonly household: Household;
  /** Who it is in truth. */
  readonly entity: string;
  /** The agency on whose list it stands. */
  readonly agency: string;
}

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

/** Made households in several scripts: head, spouse, telephone and village, with slips and gaps; no documents. */
export function made(records: number): readonly Listed[] {
  const rows = [...madeHouseholds({ records, duplicates: 0.3, seed: 5 })];
  const place = (name: (typeof HOUSEHOLD_COLUMNS)[number]): number => HOUSEHOLD_COLUMNS.indexOf(name);
  return rows.map((row, at): Listed => {
    const cell = (name: (typeof HOUSEHOLD_COLUMNS)[number]): string => row[place(name)] ?? '';
    return {
      household: { phone: cell('phone'), head: cell('head_of_household'), spouse: cell('spouse'), village: cell('village'), district: cell('district') },
      entity: cell('true_id'),
      agency: AGENCIES[at % AGENCIES.length] as string,
    };
  });
}

export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly found: number;
  readonly true: number;
}

/**
 * Pairs of rows of two agencies that agree in at least so many keys, against the pairs of one entity. Tokens are equal
 * where keys are, but for one chance in 2^128, so keys show what tokens would.
 */
export function qualityOf(listed: readonly Listed[], least: number): Quality {
  const byKey = new Map<string, number[]>();
  for (const [row, { household }] of listed.entries()) {
    for (const { input } of householdKeys(household, 'measured')) {
      const key = hexOf(input);
      const rows = byKey.get(key);
      if (rows === undefined) byKey.set(key, [row]);
      else rows.push(row);
    }
  }
  const agreeing = new Map<number, number>();
  for (const rows of byKey.values()) {
    for (const [at, one] of rows.entries()) {
      for (const other of rows.slice(at + 1)) if (listed[one]?.agency !== listed[other]?.agency) agreeing.set(one * listed.length + other, (agreeing.get(one * listed.length + other) ?? 0) + 1);
    }
  }
  const pairs = [...agreeing].filter(([, count]) => count >= least).map(([pair]) => pair);
  const right = pairs.filter((pair) => listed[Math.floor(pair / listed.length)]?.entity === listed[pair % listed.length]?.entity).length;
  const all = truePairs(listed);
  return { precision: right / pairs.length, recall: right / all, found: pairs.length, true: all };
}

/** Pairs of one entity on the lists of two agencies. */
function truePairs(listed: readonly Listed[]): number {
  const of = new Map<string, string[]>();
  for (const { entity, agency } of listed) of.set(entity, [...(of.get(entity) ?? []), agency]);
  let pairs = 0;
  for (const agencies of of.values()) {
    for (const [at, one] of agencies.entries()) pairs += agencies.slice(at + 1).filter((other) => other !== one).length;
  }
  return pairs;
}
