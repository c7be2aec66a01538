// Writes examples/opt-2024 from the publishers' files, through our own
// importers:
//
//   node scripts/make-example.ts
//
// The publishers' files are not part of the repository; what is written here
// are the facts of the example in our own format, with the source named in the
// first line of each file. examples/README.md says what they are.

import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDecimal, formatDecimalShort } from '@amanah/record/amount.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { cbpfContributions } from '@amanah/interchange/cbpf/contributions.ts';
import { cbpfProjects } from '@amanah/interchange/cbpf/projects.ts';
import { consignments } from '@amanah/interchange/consignments/format.ts';
import { observations } from '@amanah/interchange/observations/format.ts';
import { ProblemList, describeProblem } from '@amanah/interchange/problem.ts';
import type { StatementsHead } from '@amanah/interchange/statements/format.ts';
import { statementsText, type NewStatement } from '@amanah/interchange/statements/write.ts';
import type { Format, Master, Statement } from '@amanah/interchange/statement.ts';
import { findPeerFiles, type PeerFiles } from '../conformance/shared-data.ts';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Where the example lies. */
export const EXAMPLE_FOLDER = path.join(ROOT, 'examples', 'opt-2024');

const CBPF = '04-cbpf-pooled-funds';
const GAZA = '01-gaza-consignments-unrwa';
const FUND = 'cbpf/oPt/2024';

const CBPF_HEAD = {
  publisher: { code: 'ocha-cbpf', name: 'OCHA Pooled Funds Data Hub' },
  licence: 'CC BY (OCHA Pooled Funds Data Hub)',
  source: 'OCHA Pooled Funds Data Hub (https://cbpf.data.unocha.org), mirror copy of 2026-08-21 (repository CBPFGMS/cbpfgms.github.io, commit 71c4a70c).',
};
const UNRWA_NOTE =
  'These are our own monthly totals of UNRWA\'s list of consignments, by crossing, category and donor, October 2023 to July 2024: a mirror copy, not the official list, ' +
  'which UNRWA publishes at https://www.unrwa.org/what-we-do/gaza-supplies-and-dispatch-tracking. Each consignment counted is one row of the list, recorded as having entered Gaza. ' +
  'UNRWA says: until 5 May 2024 it was able to monitor, verify and count all aid entering via Kerem Shalom and Rafah; from 6 May 2024 the list holds data shared by partners, ' +
  'includes partial cargo data, data from the private sector cannot be verified, and retroactive changes may apply. ' +
  'UNRWA asks that its data be had from its own page only. Spellings of donors that differ in letter case or spacing are one donor here; a donor written "0", "Unknown" or "TBC" is not reported.';
const COGAT_NOTE =
  'Totals derived from the list COGAT publishes at https://gaza-aid-data.gov.il; the list itself is not kept. COGAT counts all routes and uses categories of its own. ' +
  'The weight leaves out consignments listed without one, which are counted beside it.';

/** One file of the example by its name. */
export type ExampleFiles = ReadonlyMap<string, string>;

/** The publishers' folders the example is made from, or undefined when they are not on this machine. */
export function findExampleSources(): { readonly cbpf: PeerFiles; readonly gaza: PeerFiles } | undefined {
  const cbpf = findPeerFiles(CBPF);
  const gaza = findPeerFiles(GAZA);
  return cbpf === undefined || gaza === undefined ? undefined : { cbpf, gaza };
}

/** Every file of the example as text. */
export async function makeExample({ cbpf, gaza }: { readonly cbpf: PeerFiles; readonly gaza: PeerFiles }): Promise<ExampleFiles> {
  const names = new Map<string, string>();
  return new Map([
    ['contributions.jsonl', await contributionsFile(cbpf)],
    ['projects.jsonl', await projectsFile(cbpf)],
    ['project-places.jsonl', await placesFile(cbpf)],
    ['consignments-2024-11-11.jsonl', await consignmentsFile(gaza, '2024-11-11', names)],
    ['consignments-2025-01-19.jsonl', await consignmentsFile(gaza, '2025-01-19', names)],
    ['cogat-by-route.jsonl', await cogatByRouteFile(gaza)],
    ['cogat-by-donor.jsonl', await cogatByDonorFile(gaza)],
    ['un2720.jsonl', await un2720File(gaza)],
    ['operation.json', operationText()],
  ]);
}

function operationText(): string {
  const of = (files: readonly string[], retrieved: string): JsonObject => ({ format: 'statements', files: [...files], retrieved });
  return `${JSON.stringify({
    name: 'oPt Humanitarian Fund 2024 and the Gaza consignments',
    imports: [
      of(['contributions.jsonl'], '2026-08-21'),
      of(['projects.jsonl', 'project-places.jsonl'], '2026-08-21'),
      of(['consignments-2024-11-11.jsonl'], '2024-11-11'),
      of(['consignments-2025-01-19.jsonl'], '2025-01-19'),
      of(['cogat-by-route.jsonl'], '2024-09-24'),
      of(['cogat-by-donor.jsonl'], '2024-09-24'),
      of(['un2720.jsonl'], '2026-03-09'),
    ],
  }, null, 2)}\n`;
}

/** What an importer reads in one file of a publisher; a problem in it stops the script. */
async function statementsOf(format: Format, files: PeerFiles, name: string): Promise<Statement[]> {
  const problems = new ProblemList();
  const found: Statement[] = [];
  const input = {
    name,
    async *open() {
      yield files.bytes(name);
    },
  };
  for await (const event of format.read([input], {}, problems)) {
    if ('statement' in event) found.push(event.statement);
  }
  const first = problems.shown[0];
  if (first !== undefined) throw new Error(`${problems.count} problems, the first: ${describeProblem(first)}`);
  return found;
}

/** The row with only these columns of it. */
function withCells(statement: Statement, columns: readonly string[]): NewStatement {
  const { row, kind, eventTime, body, masters } = statement;
  const cells = Object.fromEntries(columns.flatMap((column) => (statement.cells[column] === undefined ? [] : [[column, statement.cells[column]]])));
  return { row, kind, eventTime, body, masters, cells };
}

async function contributionsFile(files: PeerFiles): Promise<string> {
  const columns = ['PooledFundName', 'FiscalYear', 'GMSDonorName', 'ContributionAmt'];
  const rows = (await statementsOf(cbpfContributions, files, 'contributions_by_fund_donor_year.csv')).filter(({ body }) => body['fund'] === FUND);
  const head = {
    ...CBPF_HEAD,
    dataset: 'cbpf-contributions',
    part: 'all',
    note: 'Contributions by fund, donor and fiscal year as the publisher states them, the oPt Humanitarian Fund of 2024 only; the publisher gives no day, so the first day of the year stands for it.',
    columns,
  };
  return statementsText(head, rows.map((row) => withCells(row, columns)));
}

const PROJECTS_HEAD = {
  ...CBPF_HEAD,
  dataset: 'cbpf-projects',
  note:
    'Projects of the oPt Humanitarian Fund of 2024 and their places. People are those a project plans for: the same person is counted once in every project and place, ' +
    'so these figures do not add up to people. Budgets of places are the publisher\'s own shares and need not add up to the project\'s budget.',
};

async function projectsFile(files: PeerFiles): Promise<string> {
  const columns = ['PrjCode', 'AllYr', 'AllNm', 'OrgNm', 'PrjTitle', 'AStrDt', 'AEndDt', 'PrgBdg', 'BenAgg', 'PrjStsNm', 'ApprDt'];
  const rows = (await statementsOf(cbpfProjects, files, 'projects_2024.csv')).filter(({ body }) => body['fund'] === FUND);
  return statementsText({ ...PROJECTS_HEAD, part: 'projects', columns }, rows.map((row) => withCells(row, columns)));
}

async function placesFile(files: PeerFiles): Promise<string> {
  const columns = ['PrjCode', 'ClstAgg', 'AdmLoc1', 'AdmLoc2', 'AdmLoc3', 'AdmLoc4', 'AdmLocBenClustAgg1', 'AdmLocClustBdg1'];
  const rows = (await statementsOf(cbpfProjects, files, 'project_locations_2024.csv')).filter(({ body }) => body['fund'] === FUND);
  return statementsText({ ...PROJECTS_HEAD, part: 'locations', columns }, rows.map((row) => withCells(row, columns)));
}

interface Total {
  readonly statement: Statement;
  readonly month: string;
  readonly masters: readonly Master[];
  count: bigint;
}

/** Monthly totals of the list. `names` keeps the first spelling of a code, so that two versions of the list spell it alike. */
async function consignmentsFile(files: PeerFiles, version: string, names: Map<string, string>): Promise<string> {
  const totals = new Map<string, Total>();
  for (const statement of await statementsOf(consignments, files, `consignments_snapshot_${version}.csv.gz`)) {
    const { body, eventTime } = statement;
    for (const { kind, body: { code, name } } of statement.masters) {
      if (!names.has(`${kind}:${String(code)}`)) names.set(`${kind}:${String(code)}`, String(name));
    }
    if (body['category'] !== undefined && !names.has(`category:${String(body['category'])}`)) names.set(`category:${String(body['category'])}`, statement.cells['Cargo Category'] as string);
    const month = eventTime.slice(0, 7);
    const key = [month, body['site'], body['category'] ?? 'not-reported', body['donor']].join('|');
    const total = totals.get(key) ?? { statement, month, masters: mastersOf(statement), count: 0n };
    total.count += consignmentsIn(body);
    totals.set(key, total);
  }
  const rows = [...totals].filter(([, { count }]) => count > 0n).sort(([a], [b]) => (a < b ? -1 : 1));
  const head: StatementsHead = {
    dataset: 'unrwa-consignments-monthly',
    part: 'all',
    publisher: { code: 'unrwa', name: 'UNRWA' },
    licence: 'CC BY (UNRWA via HDX)',
    source: 'UNRWA via HDX, "State of Palestine - Gaza Aid Truck Data", mirror copies (repositories francescochecchi/gaza_food_availability and AkbarMoledina/humanitarian_needs_in_palestine).',
    note: UNRWA_NOTE,
    columns: ['Month', 'Crossing', 'Category', 'Donor', 'Consignments'],
  };
  return statementsText(head, rows.map(([key, total]) => totalStatement(key, total, names)));
}

/** The masters a total refers to: the list, the crossing, the donor and the members of a joint one; not recipients. */
function mastersOf({ body, masters }: Statement): readonly Master[] {
  const donor = masters.find(({ kind, body: { code } }) => kind === 'organisation' && code === body['donor']) as Master;
  const codes = new Set(['unrwa-list', 'consignment', body['site'], body['donor'], ...((donor.body['members'] ?? []) as readonly string[])]);
  return masters.filter((one) => codes.has(one.body['code'] as string));
}

function consignmentsIn(body: JsonObject): bigint {
  const goods = (body['goods'] ?? []) as readonly { readonly amount: { readonly commodity: string; readonly least: string } }[];
  return goods.filter(({ amount }) => amount.commodity === 'consignment').reduce((sum, { amount }) => sum + BigInt(amount.least), 0n);
}

function totalStatement(key: string, { statement, month, masters, count }: Total, names: Map<string, string>): NewStatement {
  const { point, site, fund, donor, category } = statement.body as Record<string, string>;
  return {
    row: key,
    kind: 'arrival',
    eventTime: `${month}-01`,
    body: {
      point: point as string,
      site: site as string,
      fund: fund as string,
      donor: donor as string,
      ...(category === undefined ? {} : { category }),
      goods: [{ amount: { commodity: 'consignment', least: count.toString() } }],
    },
    cells: {
      Month: month,
      Crossing: names.get(`site:${site as string}`) as string,
      Category: category === undefined ? 'Not reported' : (names.get(`category:${category}`) as string),
      Donor: names.get(`organisation:${donor as string}`) as string,
      Consignments: count.toString(),
    },
    masters: masters.map((one) => ({ kind: one.kind, body: { ...one.body, name: names.get(`${one.kind}:${String(one.body['code'])}`) as string } })),
  };
}

function mapped(name: string): Format {
  const text = readFileSync(path.join(ROOT, 'packages', 'interchange', 'src', 'observations', 'mappings', name), 'utf8');
  const read = observations(JSON.parse(text));
  if (!read.ok) throw new Error(read.message);
  return read.format;
}

const COGAT_HEAD = {
  part: 'all',
  publisher: { code: 'cogat', name: 'COGAT (Coordination of Government Activities in the Territories)' },
  licence: 'No clear licence is published; monthly totals (facts) only',
  source: 'COGAT, gaza-aid-data.gov.il, mirror copy of 2024-09-24 (repository francescochecchi/gaza_food_availability, commit 24e316af).',
  note: COGAT_NOTE,
};

/** Sums of the daily figures by month, route and class. */
async function cogatByRouteFile(files: PeerFiles): Promise<string> {
  const measures = ['consignments', 'weight', 'consignments-without-weight'];
  const totals = new Map<string, { first: Statement; sums: Map<string, bigint> }>();
  for (const statement of await statementsOf(mapped('cogat-daily.json'), files, 'second_account_cogat_daily_totals.csv')) {
    const { Route, Classification } = statement.cells;
    const key = [statement.eventTime.slice(0, 7), Route, Classification].join('|');
    const total = totals.get(key) ?? { first: statement, sums: new Map<string, bigint>() };
    for (const { measure, value } of statement.body['figures'] as readonly { readonly measure: string; readonly value: string }[]) {
      total.sums.set(measure, (total.sums.get(measure) ?? 0n) + (parseDecimal(value, 6) as bigint));
    }
    totals.set(key, total);
  }
  const columns = ['Month', 'Route', 'Classification', 'Consignments', 'Tons', 'Without weight'];
  const rows = [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([row, { first, sums }]): NewStatement => {
    const month = first.eventTime.slice(0, 7);
    const [count, tons, without] = measures.map((measure) => formatDecimalShort(sums.get(measure) ?? 0n, 6)) as [string, string, string];
    const figures = [['consignments', 'C62', count], ['weight', 'TNE', tons], ['consignments-without-weight', 'C62', without]].map(([measure, unit, value]) => ({ measure, unit, value }));
    return {
      row,
      kind: 'observation',
      eventTime: `${month}-01`,
      body: { ...first.body, scope: 'Consignments COGAT lists as entered the Gaza Strip, all routes, by month, route and class', period: month, figures: figures as JsonObject[] },
      cells: { Month: month, Route: first.cells['Route'] as string, Classification: first.cells['Classification'] as string, Consignments: count, Tons: tons, 'Without weight': without },
      masters: first.masters,
    };
  });
  return statementsText({ ...COGAT_HEAD, dataset: 'cogat-monthly-by-route', columns }, rows);
}

async function cogatByDonorFile(files: PeerFiles): Promise<string> {
  const columns = ['month', 'Donor', 'consignments', 'tons'];
  const rows = await statementsOf(mapped('cogat-monthly-by-donor.json'), files, 'second_account_cogat_monthly_by_donor.csv');
  return statementsText({ ...COGAT_HEAD, dataset: 'cogat-monthly-by-donor', columns }, rows.map((row) => withCells(row, columns)));
}

/** The table by organisation, and the mechanism's own total as a figure of the same subject as the other accounts. */
async function un2720File(files: PeerFiles): Promise<string> {
  const name = 'third_account_un2720_collected_2026-03.json';
  const { summary } = files.json(name) as { readonly summary: Readonly<Record<string, number>> };
  const columns = ['organization', 'trucks', 'pallets', 'weightTonnes', 'numberOfRequests'];
  const rows = await statementsOf(mapped('un2720.json'), files, name);
  const total = (column: string): string => String(summary[column]);
  const whole: NewStatement = {
    row: 'summary',
    kind: 'observation',
    eventTime: '2026-03-09',
    body: {
      publisher: 'un2720',
      subject: 'consignments',
      point: 'crossed',
      scope: 'Trucks collected from the crossings under the UN2720 Mechanism, all months together to 9 March 2026',
      place: 'opt/gaza-strip',
      figures: [
        { measure: 'trucks', unit: 'C62', value: total('trucks') },
        { measure: 'weight', unit: 'TNE', value: total('weightTonnes') },
      ],
    },
    cells: Object.fromEntries([['organization', 'All organisations'], ...columns.slice(1).map((column) => [column, total(column)])]) as Record<string, string>,
    masters: (rows[0] as Statement).masters,
  };
  const head: StatementsHead = {
    dataset: 'un2720',
    part: 'all',
    publisher: { code: 'un2720', name: 'UN2720 Mechanism for Gaza' },
    licence: 'No licence is stated; a small table of published totals (facts)',
    source: 'UN2720 Mechanism for Gaza, cumulative table fetched 2026-03-09, mirror copy (repository Noamcelermajer/Espasite, commit 0e5da0d7).',
    note: 'Cumulative totals from the beginning of the Mechanism to the day they were fetched: they cover other months than the lists of 2023 and 2024 and do not compare with them by month. A truck is counted as one consignment in the total.',
    columns,
  };
  return statementsText(head, [whole, ...rows.map((row) => withCells(row, columns))]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sources = findExampleSources();
  if (sources === undefined) throw new Error('The publishers\' files are not on this machine. Set AMANAH_SHARED_DATA to the folder that holds them.');
  mkdirSync(EXAMPLE_FOLDER, { recursive: true });
  for (const [name, text] of await makeExample(sources)) {
    writeFileSync(path.join(EXAMPLE_FOLDER, name), text);
    console.log(`${name}: ${text.trimEnd().split('\n').length} lines, ${Buffer.byteLength(text)} bytes`);
  }
}
