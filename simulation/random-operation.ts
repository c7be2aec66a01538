// A small operation made of random records that admission accepts: pledges,
// gifts, grants, goods on the road, losses, publishers' files in versions, and
// reversals. What is refused is left out, so every seed gives a valid journal.

import type { JsonObject } from '@amanah/record/decode.ts';
import { Prng } from './prng.ts';
import { Scribe, authorKey, sourceBlock } from './scribe.ts';

const ORGANISATIONS = ['donor-a', 'donor-b', 'partner-a', 'partner-b', 'publisher', 'not-reported'];
const SITES = ['gate', 'store', 'camp'];
const FUNDS = ['open', 'winter'];
const GOODS = ['consignment', 'food/mt', 'food/pallets', 'tents/no-unit'];

interface RandomOperation {
  readonly prng: Prng;
  readonly scribe: Scribe;
  waybills: number;
  versions: number;
  /** Rows as the newest file of each dataset has them. */
  readonly rows: Map<string, Map<string, number>>;
}

/** Writes about `steps` random records by seed. */
export function randomOperation(seed: number, steps: number): Scribe {
  const scribe = new Scribe().begin({ organisations: ORGANISATIONS, sites: SITES, funds: FUNDS, goods: GOODS });
  scribe.write('fund', { code: 'pool/2024', name: 'Pool 2024', restrictions: ['place'], of: 'pool', year: 2024 });
  scribe.write('site', { code: 'tent-field', name: 'Tent field', type: 'area', parent: 'camp' });
  scribe.write('key', { key: authorKey(1), holder: 'keeper', role: 'warehouse-keeper' });
  const operation: RandomOperation = { prng: new Prng(seed), scribe, waybills: 0, versions: 0, rows: new Map() };
  for (let step = 0; step < steps; step += 1) operation.prng.pick(STEPS)(operation);
  return scribe;
}

/** Submits a record of a random author and says whether it was admitted. */
function submit({ prng, scribe }: RandomOperation, kind: string, body: JsonObject): boolean {
  const author = once(prng, 3) ? authorKey(1) : scribe.steward;
  return scribe.submit(scribe.record(kind, body, day(prng), author), !once(prng, 4)).ok;
}

function day(prng: Prng): string {
  return `2024-${String(prng.between(1, 12)).padStart(2, '0')}-${String(prng.between(1, 28)).padStart(2, '0')}`;
}

/** True once in so many times. */
function once(prng: Prng, times: number): boolean {
  return prng.below(times) === 0;
}

function usd(prng: Prng, low: number, high: number): JsonObject {
  return { commodity: 'USD', least: String(prng.between(low, high)) };
}

function goods(prng: Prng): JsonObject {
  return { amount: { commodity: prng.pick(GOODS), least: String(prng.between(1, 9)) } };
}

const party = (prng: Prng): string => prng.pick(ORGANISATIONS);
const fund = (prng: Prng): string => prng.pick(FUNDS);
const site = (prng: Prng): string => prng.pick(SITES);

const STEPS: readonly ((operation: RandomOperation) => void)[] = [
  (one) => submit(one, 'pledge', { donor: party(one.prng), fund: fund(one.prng), amount: usd(one.prng, -50, 900), status: one.prng.pick(['pledge', 'commitment']), form: 'money' }),
  (one) => submit(one, 'gift', { donor: party(one.prng), fund: fund(one.prng), amount: usd(one.prng, -20, 900), account: 'bank', form: 'money', ...(once(one.prng, 2) ? { fromPledge: 'yes' } : {}) }),
  (one) => submit(one, 'grant', { partner: party(one.prng), fund: fund(one.prng), account: 'bank', amount: usd(one.prng, 0, 300), project: one.prng.pick(['p1', 'p2']), title: 'A project' }),
  (one) => submit(one, 'grant-report', { partner: party(one.prng), fund: fund(one.prng), spent: usd(one.prng, 1, 90), expense: 'food' }),
  (one) => submit(one, 'payment', { account: 'bank', fund: fund(one.prng), amount: usd(one.prng, 1, 90), expense: 'rent' }),
  (one) => submit(one, 'gift', { donor: party(one.prng), fund: fund(one.prng), goods: [goods(one.prng)], site: site(one.prng), form: 'in-kind' }),
  dispatchAndArrive,
  (one) => submit(one, 'loss', { class: one.prng.pick(['damaged', 'unexplained']), fund: fund(one.prng), goods: [goods(one.prng)], reason: 'counted', site: site(one.prng) }),
  (one) => submit(one, 'observation', { publisher: 'publisher', subject: 'consignments', point: 'crossed', scope: 'All', period: day(one.prng), figures: [{ measure: 'consignments', unit: 'C62', value: String(one.prng.below(50)) }, { measure: 'weight', unit: 'TNE', value: '1.5' }] }),
  importVersion,
  reverse,
];

function dispatchAndArrive(one: RandomOperation): void {
  const waybill = `wb-${(one.waybills += 1)}`;
  const load = { amount: { commodity: 'food/pallets', least: String(one.prng.between(1, 5)) } };
  const fundCode = fund(one.prng);
  if (!submit(one, 'dispatch', { waybill, site: site(one.prng), fund: fundCode, goods: [load] })) return;
  if (!once(one.prng, 3)) submit(one, 'arrival', { point: 'arrived', site: site(one.prng), fund: fundCode, waybill, goods: [load] });
}

function reverse(one: RandomOperation): void {
  const row = one.prng.below(one.scribe.books.size);
  submit(one, 'reversal', { of: one.scribe.books.idAt(row), reason: 'entered twice' });
}

/** A newer file of a dataset: some rows stay, some change, some vanish, some are new; sometimes it is left unfinished. */
function importVersion(one: RandomOperation): void {
  const { prng, scribe } = one;
  const dataset = prng.pick(['list', 'flows', 'projects']);
  const file = scribe.open(dataset, `version-${(one.versions += 1)}`, { retrieved: day(prng), publisher: 'publisher' });
  const before = one.rows.get(dataset) ?? new Map<string, number>();
  const after = new Map<string, number>();
  for (const [row, at] of before) {
    if (scribe.books.by.values[at] !== 0) continue; // Somebody reversed it by hand: no statement of the row stands.
    if (once(prng, 4)) scribe.write('restatement', { of: scribe.books.idAt(at), change: 'removed', source: sourceBlock(file, row) });
    else if (once(prng, 3)) {
      const { kind, body } = statement(prng, dataset, row, file);
      scribe.write('restatement', { of: scribe.books.idAt(at), change: 'changed', fields: [{ field: prng.pick(['Quantity', 'Units', 'status']), from: 'a', to: 'b' }], now: { kind, eventTime: day(prng), body } });
      after.set(row, scribe.books.size - 1);
    } else after.set(row, at);
  }
  for (let count = prng.below(4); count > 0; count -= 1) {
    const row = `row-${prng.below(12)}`;
    const standing = before.get(row);
    if (after.has(row) || (standing !== undefined && scribe.books.by.values[standing] === 0)) continue;
    const { kind, body } = statement(prng, dataset, row, file);
    after.set(row, scribe.write(kind, body, day(prng)));
  }
  one.rows.set(dataset, after);
  if (once(prng, 5)) return;
  scribe.close(dataset, [file], { skipped: once(prng, 2) ? [{ reason: 'repeat', rows: 2 }] : [] }, day(prng));
}

function statement(prng: Prng, dataset: string, row: string, file: string): { readonly kind: string; readonly body: JsonObject } {
  const source = sourceBlock(file, row, { id: row, cell: String(prng.below(1000)) });
  if (dataset === 'list') {
    const quantity = once(prng, 4) ? [] : [goods(prng)];
    const crossing = { point: 'crossed', site: 'gate', fund: 'open', donor: party(prng), category: prng.pick(['food', 'tents']) };
    return { kind: 'arrival', body: { ...crossing, goods: [{ amount: { commodity: 'consignment', least: '1' } }, ...quantity], source } };
  }
  if (dataset === 'projects') {
    if (once(prng, 2)) return { kind: 'grant', body: { partner: party(prng), fund: 'pool/2024', account: 'pool', amount: usd(prng, 0, 500), project: prng.pick(['p1', 'p2']), title: 'T', figures: [{ measure: 'people-men', unit: 'person', value: '5' }], source } };
    const figures = [{ measure: 'budget', unit: 'USD', value: `${prng.below(90)}.25` }];
    return { kind: 'observation', body: { publisher: 'publisher', subject: 'project-place', place: prng.pick(['camp', 'tent-field']), fund: 'pool/2024', figures, dimensions: { project: prng.pick(['p1', 'p2']) }, source } };
  }
  const flow = { donor: party(prng), recipient: party(prng), fund: prng.pick([...FUNDS, 'pool/2024']), amount: usd(prng, -90, 900), form: prng.pick(['money', 'in-kind']), boundary: prng.pick(['incoming', 'outgoing', 'internal']), source };
  return once(prng, 2) ? { kind: 'gift', body: flow } : { kind: 'pledge', body: { ...flow, status: prng.pick(['pledge', 'commitment']) } };
}
