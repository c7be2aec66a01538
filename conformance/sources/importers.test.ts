// The importers on the publishers' real files: the counts and sums the files are known to have.

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Fields, type JsonObject } from '@amanah/record/decode.ts';
import { arrival } from '@amanah/record/kinds/arrival.ts';
import { commodity } from '@amanah/record/kinds/commodity.ts';
import { fund } from '@amanah/record/kinds/fund.ts';
import { gift } from '@amanah/record/kinds/gift.ts';
import { grant } from '@amanah/record/kinds/grant.ts';
import { observation } from '@amanah/record/kinds/observation.ts';
import { organisation } from '@amanah/record/kinds/organisation.ts';
import { pledge } from '@amanah/record/kinds/pledge.ts';
import { site } from '@amanah/record/kinds/site.ts';
import { parseDecimal } from '@amanah/record/amount.ts';
import { consignments } from '@amanah/interchange/consignments/format.ts';
import { cbpfContributions } from '@amanah/interchange/cbpf/contributions.ts';
import { cbpfProjects } from '@amanah/interchange/cbpf/projects.ts';
import { ftsFlows } from '@amanah/interchange/fts/format.ts';
import { observations } from '@amanah/interchange/observations/format.ts';
import { ProblemList, describeProblem } from '@amanah/interchange/problem.ts';
import type { Format, InputFile, Statement } from '@amanah/interchange/statement.ts';
import cogatDaily from '@amanah/interchange/observations/mappings/cogat-daily.json' with { type: 'json' };
import cogatMonthly from '@amanah/interchange/observations/mappings/cogat-monthly-by-donor.json' with { type: 'json' };
import un2720 from '@amanah/interchange/observations/mappings/un2720.json' with { type: 'json' };
import { findPeerFiles, type PeerFiles } from '../shared-data.ts';

const KINDS = { arrival, commodity, fund, gift, grant, observation, organisation, pledge, site } as Readonly<Record<string, { decode(fields: Fields): unknown }>>;
const GOODS = '01-gaza-consignments-unrwa';
const FTS = '03-fts-funding-flows';
const CBPF = '04-cbpf-pooled-funds';

interface Found {
  readonly statements: readonly Statement[];
  readonly skipped: ReadonlyMap<string, number>;
}

/** Reads real files to the end; every body and master must be one the core reads. Undefined when the files are not there. */
async function read(t: TestContext, format: Format, folder: string, ...names: readonly string[]): Promise<Found | undefined> {
  const peer = findPeerFiles(folder);
  if (peer === undefined) {
    t.skip(`the folder ${folder} of publishers' files is absent; set AMANAH_SHARED_DATA to where it lies`);
    return undefined;
  }
  const problems = new ProblemList();
  const statements: Statement[] = [];
  const skipped = new Map<string, number>();
  const keys = new Set<string>();
  const seen = new WeakSet<object>();
  for await (const event of format.read(names.map((name) => inputOf(peer, name)), {}, problems)) {
    if ('skipped' in event) skipped.set(event.skipped, (skipped.get(event.skipped) ?? 0) + 1);
    if (!('statement' in event)) continue;
    statements.push(event.statement);
    // A statement is recorded with the row it states; its masters are recorded as they are.
    const stated = { ...event.statement.body, source: { file: '0'.repeat(64), row: event.statement.row, cells: {} } };
    KINDS[event.statement.kind]?.decode(new Fields(stated, 'body'));
    for (const one of event.statement.masters) {
      if (!seen.has(one)) KINDS[one.kind]?.decode(new Fields(one.body, 'body'));
      seen.add(one);
    }
    assert.ok(!keys.has(event.statement.row), `the key ${event.statement.row} is one row's`);
    keys.add(event.statement.row);
  }
  assert.deepEqual(problems.shown.map(describeProblem), []);
  return { statements, skipped };
}

function inputOf(peer: PeerFiles, name: string): InputFile {
  return {
    name,
    async *open() {
      yield peer.bytes(name);
    },
  };
}

function usd(statements: readonly Statement[]): bigint {
  return statements.reduce((sum, one) => sum + BigInt((one.body['amount'] as { least: string }).least), 0n);
}

/** Sums a stated figure, in millionths. */
function figure(statements: readonly Statement[], measure: string): bigint {
  const figures = statements.flatMap((one) => one.body['figures'] as readonly { measure: string; value: string }[]);
  return figures.filter((one) => one.measure === measure).reduce((sum, one) => sum + (parseDecimal(one.value, 6) as bigint), 0n);
}

function ofFund(statements: readonly Statement[], kind: string, code: string): readonly Statement[] {
  return statements.filter((one) => one.kind === kind && one.body['fund'] === code);
}

test('[I13] oPt fund 2024: contributions of USD 54,766,433.29', async (t) => {
  const found = await read(t, cbpfContributions, CBPF, 'contributions_by_fund_donor_year.csv');
  if (found === undefined) return;
  assert.equal(found.statements.length, 2258);
  const gifts = ofFund(found.statements, 'gift', 'cbpf/oPt/2024');
  assert.deepEqual([gifts.length, usd(gifts)], [21, 5_476_643_329n]);
});

test('[I14] oPt fund 2024: 85 projects, 452 project-places, and 0.53 between them', async (t) => {
  const found = await read(t, cbpfProjects, CBPF, 'projects_2024.csv', 'project_locations_2024.csv');
  if (found === undefined) return;
  assert.equal(found.statements.length, 592 + 3192);
  const grants = ofFund(found.statements, 'grant', 'cbpf/oPt/2024');
  const places = ofFund(found.statements, 'observation', 'cbpf/oPt/2024');
  assert.deepEqual([grants.length, usd(grants)], [85, 4_948_110_730n]);
  assert.deepEqual([places.length, figure(places, 'budget')], [452, 49_481_106_770_000n]);
  const within = (code: string): number => places.filter((one) => (one.body['place'] as string).startsWith(code)).length;
  assert.deepEqual([within('opt/gaza-strip'), within('opt/west-bank')], [231, 221]);
  const people = ['men', 'women', 'boys', 'girls'].reduce((sum, group) => sum + figure(places, `people-${group}`), 0n);
  assert.equal(people, 10_584_687_000_000n);
  const governorates = places.flatMap((one) => one.masters.filter((found) => found.kind === 'site').slice(0, 2));
  assert.ok(governorates.every((one) => /^PS0[12](\d\d)?$/.test(one.body['pcode'] as string)), 'regions and governorates have P-codes');
});

test('[I14] the files of 2025, where a budget is written 1.2E+07', async (t) => {
  const found = await read(t, cbpfProjects, CBPF, 'projects_2025.csv', 'project_locations_2025.csv');
  if (found === undefined) return;
  assert.equal(found.statements.length, 754 + 3084);
  assert.ok(found.statements.some((one) => one.cells['PrgBdg'] === '1.2E+07' && (one.body['amount'] as { least: string }).least === '1200000000'));
});

test('[I15] [I16] FTS: one flow id is one flow, and what the two dates say of 343172 and 379211', async (t) => {
  const flows = async (day: string): Promise<Found | undefined> => read(t, ftsFlows, FTS, ...['incoming', 'outgoing', 'internal'].map((side) => `fts_${side}_2026_snapshot_${day}.csv`));
  const [before, after] = [await flows('2026-02-21'), await flows('2026-04-18')];
  if (before === undefined || after === undefined) return;
  assert.deepEqual([before.statements.length, Object.fromEntries(before.skipped)], [922, { 'hashtag-row': 3, repeat: 179 }]);
  assert.deepEqual([after.statements.length, Object.fromEntries(after.skipped)], [1685, { 'hashtag-row': 3, repeat: 589 }]);
  const said = (found: Found, id: string): unknown => {
    const { kind, body } = found.statements.find((one) => one.row === id) as Statement;
    return [kind, body['status'], (body['amount'] as { least: string }).least];
  };
  assert.deepEqual([said(before, '343172'), said(after, '343172')], [['pledge', 'commitment', '460845500'], ['gift', undefined, '1079913600']]);
  assert.deepEqual([(said(before, '379211') as string[])[1], (said(after, '379211') as string[])[1]], ['pledge', 'commitment']);
  const still = new Set(after.statements.map((one) => one.row));
  const vanished = before.statements.filter((one) => !still.has(one.row));
  assert.equal(vanished.length, 29);
  assert.equal(usd(vanished) / 10_000_000n, 319n, 'USD 31.9 m');
});

test('[I15] FTS: 572 ids stand in the incoming and in the outgoing file of April', async (t) => {
  const ids = async (side: string): Promise<Set<string> | undefined> => {
    const found = await read(t, ftsFlows, FTS, `fts_${side}_2026_snapshot_2026-04-18.csv`);
    return found === undefined ? undefined : new Set(found.statements.map((one) => one.row));
  };
  const [incoming, outgoing] = [await ids('incoming'), await ids('outgoing')];
  if (incoming === undefined || outgoing === undefined) return;
  assert.equal([...incoming].filter((id) => outgoing.has(id)).length, 572);
});

test('[I15] FTS: the whole Palestine files', async (t) => {
  const found = await read(t, ftsFlows, FTS, ...['incoming', 'outgoing', 'internal'].map((side) => `fts_${side}_pse_snapshot_2025-10-21.csv`));
  if (found === undefined) return;
  assert.equal(found.statements.length, 841 + 1 + 238);
  const incoming = found.statements.filter((one) => one.body['boundary'] === 'incoming');
  const of = (kind: string, status?: string): readonly Statement[] => incoming.filter((one) => one.kind === kind && one.body['status'] === status);
  assert.deepEqual([of('gift').length, of('pledge', 'commitment').length, of('pledge', 'pledge').length], [542, 292, 7]);
  assert.equal((usd(of('gift')) + 500_000_000n) / 1_000_000_000n, 260n, 'USD 2.60 bn');
  assert.equal(incoming.filter((one) => one.body['form'] === 'in-kind').length, 95);
});

test('[I10] consignments: 33,845 rows, then 36,824, and what changed between them', async (t) => {
  const before = await read(t, consignments, GOODS, 'consignments_snapshot_2024-11-11.csv.gz');
  const after = await read(t, consignments, GOODS, 'consignments_snapshot_2025-01-19.csv.gz');
  if (before === undefined || after === undefined) return;
  assert.deepEqual([before.statements.length, after.statements.length], [33_845, 36_824]);
  const old = new Map(before.statements.map((one) => [one.row, one.cells]));
  assert.equal(after.statements.filter((one) => !old.has(one.row)).length, 2_979);
  const changed = (column: string): number => after.statements.filter((one) => old.has(one.row) && old.get(one.row)?.[column] !== one.cells[column]).length;
  assert.deepEqual(['Description of Cargo', 'Quantity', 'Units', 'Donation Type'].map(changed), [561, 30, 27, 458]);
  const quantity = (found: Found): unknown => ((found.statements.find((one) => one.row === '48250') as Statement).body['goods'] as readonly JsonObject[])[1]?.['amount'];
  assert.deepEqual([quantity(before), quantity(after)].map((one) => (one as { commodity: string; least: string }).least), ['12000000', '4000000']);
  assert.deepEqual([quantity(before), quantity(after)].map((one) => (one as { commodity: string; least: string }).commodity.split('/')[1]), ['pallets', 'mt']);
});

test('[I17] the published tables of COGAT and UN2720', async (t) => {
  const tables = [
    [cogatDaily, 'second_account_cogat_daily_totals.csv', 1564, 'consignments', 45_142n],
    [cogatMonthly, 'second_account_cogat_monthly_by_donor.csv', 401, 'consignments', 45_142n],
    [un2720, 'third_account_un2720_collected_2026-03.json', 22, 'trucks', 26_236n],
  ] as const;
  for (const [mapping, name, rows, measure, total] of tables) {
    const made = observations(mapping);
    assert.ok(made.ok, made.ok ? '' : made.message);
    const found = await read(t, made.format, GOODS, name);
    if (found === undefined) return;
    assert.deepEqual([found.statements.length, figure(found.statements, measure)], [rows, total * 1_000_000n]);
  }
});
