// The public data sets with their truth, linked by the default models with nothing but ids and truths taken out.

import { closure, pairwise, type Score } from '@amanah/linkage/evaluate.ts';
import { link, type Prediction } from '@amanah/linkage/link.ts';
import type { Model } from '@amanah/linkage/model/model.ts';
import { personsModel } from '@amanah/linkage/model/persons.ts';
import { readCsv } from '@amanah/linkage/read/csv.ts';
import { columnNamed, textAt, type Table } from '@amanah/linkage/table.ts';
import { threads } from '@amanah/linkage/threads.ts';
import type { PeerFiles } from '../shared-data.ts';

export interface PublicSet {
  readonly file: string;
  /** The column that holds the truth, and what of it. */
  readonly truth: string;
  readonly entity?: (text: string) => string;
}

const FEBRL = { truth: 'rec_id', entity: (text: string): string => text.replace(/^rec-(\d+)-.*$/, '$1') };

export const PUBLIC_SETS = {
  febrl1: { file: 'febrl/dataset1.csv', ...FEBRL },
  febrl3: { file: 'febrl/dataset3.csv', ...FEBRL },
  historical: { file: 'splink/historical_figures_three_quarters.csv', truth: 'cluster' },
  fake1000: { file: 'splink/fake_1000.csv', truth: 'cluster' },
  centres: { file: 'dedupe_early_childhood_centres/centres_with_true_ids.csv', truth: 'True Id' },
  rldata500: { file: 'rldata/RLdata500.csv', truth: 'ent_id' },
} as const satisfies Readonly<Record<string, PublicSet>>;

export interface Linked {
  readonly table: Table;
  readonly prediction: Prediction;
  /** By row. */
  readonly entityOf: Int32Array;
  readonly model: Model;
}

/** Reads and links a set; pairs down to `least` bits are kept, for curves. */
export async function linkSet(files: PeerFiles, { file, truth, entity = (text) => text }: PublicSet, least: number): Promise<Linked> {
  const table = await readCsv([new TextDecoder().decode(files.bytes(file))]);
  const model = personsModel(table);
  const prediction = await link(table, model, { least, team: threads(2) });
  const column = columnNamed(table, truth);
  if (column === undefined) throw new Error(`${file} has no column ${truth}`);
  const numbers = new Map<string, number>();
  const entityOf = Int32Array.from({ length: table.size }, (_, row) => {
    const name = entity(textAt(column, row) ?? '');
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return { table, prediction, entityOf, model };
}

/** Both scores at a weight. */
export function scoresAt({ table, prediction, entityOf }: Linked, weight: number): { readonly pairs: Score; readonly clusters: Score } {
  return { pairs: pairwise(prediction.pairs, entityOf, weight), clusters: closure(table.size, prediction.pairs, entityOf, weight) };
}
