// `fts-flows`: OCHA's Financial Tracking Service, flow by flow. A flow id stands
// in the incoming and the outgoing file of one version: it is one flow and counts once.

import { sha256 } from '@amanah/log/sha256.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { USD, UNNAMED, Names, boundedCode, casedCode, codeIn, codeOfNamed, master, type NamedMasters } from '../masters.ts';
import { IdMap } from '../ids.ts';
import { readRows } from '../table.ts';
import type { Row } from '../row.ts';
import type { ProblemList } from '../problem.ts';
import type { Format, InputFile, Master, Progress, ReadEvent, ReadOptions, Statement } from '../statement.ts';

const ESSENTIAL = ['date', 'amountUSD', 'srcOrganization', 'destPlanCode', 'destOrganization', 'contributionType', 'boundary', 'status', 'id'];
/** The columns of the flow files that OCHA publishes on HDX. */
const TAKES = [
  'date', 'budgetYear', 'description', 'amountUSD', 'srcOrganization', 'srcOrganizationTypes', 'srcLocations', 'srcUsageYearStart', 'srcUsageYearEnd',
  'destPlan', 'destPlanCode', 'destPlanId', 'destOrganization', 'destOrganizationTypes', 'destGlobalClusters', 'destLocations', 'destProject', 'destProjectCode',
  'destEmergency', 'destUsageYearStart', 'destUsageYearEnd', 'contributionType', 'flowType', 'method', 'boundary', 'onBoundary', 'status',
  'firstReportedDate', 'decisionDate', 'keywords', 'originalAmount', 'originalCurrency', 'exchangeRate', 'id', 'refCode', 'createdAt',
  'updatedAt',
];
const BOUNDARIES = ['incoming', 'outgoing', 'internal'] as const;
const STATUSES = ['pledge', 'commitment', 'paid'] as const;
const FORMS: ReadonlyMap<string, 'money' | 'in-kind'> = new Map([
  ['financial', 'money'],
  ['in kind', 'in-kind'],
]);

/** FTS flows: any of the incoming, outgoing and internal files of one day together. */
export const ftsFlows: Format = {
  name: 'fts-flows',
  dataset: 'fts-flows',
  publisher: { code: 'ocha-fts', name: 'UN OCHA Financial Tracking Service' },
  licence: 'CC BY 3.0 IGO (UN OCHA Financial Tracking Service)',
  note:
    'UN OCHA Financial Tracking Service, from a mirror copy. A pledge is not binding and is replaced by a commitment under the same or a new id; ' +
    'a flow that stands in several files is counted once; in-kind flows are the publisher\'s dollar values.',
  part: (index, _header, name) => BOUNDARIES.find((boundary) => name.toLowerCase().includes(boundary)) ?? `file-${index + 1}`,
  read: readFlows,
};

interface Memory {
  readonly options: ReadOptions;
  readonly names: Names;
  /** Digest of the cells of each flow met so far. */
  readonly flows: IdMap;
}

async function* readFlows(
  files: readonly InputFile[],
  options: ReadOptions,
  problems: ProblemList,
  progress?: (progress: Progress) => void,
): AsyncGenerator<ReadEvent, void, undefined> {
  const memory: Memory = { options, names: new Names(), flows: new IdMap() };
  for (const [file, input] of files.entries()) {
    for await (const found of readRows(file, input, ESSENTIAL, { takes: TAKES, options, problems, progress })) {
      if ('event' in found) {
        yield found.event;
        continue;
      }
      const event = flowOf(file, found.row, memory);
      if (event !== undefined) yield event;
    }
  }
}

function flowOf(file: number, row: Row, memory: Memory): ReadEvent | undefined {
  if (row.text('date')?.startsWith('#') === true && row.text('id')?.startsWith('#') !== false) return { file, skipped: 'hashtag-row', line: row.line };
  const id = row.id('id', 'the id of the flow');
  if (id === undefined) return undefined;
  const { boundary: _, ...cells } = row.cells;
  const digest = cellsDigest(cells);
  const before = memory.flows.get(id);
  if (before !== undefined) return { file, skipped: before === digest ? 'repeat' : 'repeat-differs', line: row.line };
  memory.flows.set(id, digest);
  const statement = statementOf(id, cells, row, memory);
  return statement === undefined ? undefined : { file, statement };
}

function statementOf(id: string, cells: Readonly<Record<string, string>>, row: Row, memory: Memory): Statement | undefined {
  const day = row.date('date', memory.options.dates);
  const least = row.number('amountUSD', USD.body['scale'] as number, { decimal: memory.options.decimal });
  const status = choice(row, 'status', STATUSES);
  const boundary = choice(row, 'boundary', BOUNDARIES);
  const formCell = choice(row, 'contributionType', [...FORMS.keys()]);
  const donor = organisationIn(row, 'srcOrganization', 'srcOrganizationTypes', memory.names);
  const recipient = organisationIn(row, 'destOrganization', 'destOrganizationTypes', memory.names);
  const fund = planFund(row, memory.names);
  if (!day || least === undefined || !status || !boundary || !formCell || !donor || !recipient || !fund) return undefined;
  return {
    row: id,
    line: row.line,
    cells,
    kind: status === 'paid' ? 'gift' : 'pledge',
    eventTime: day,
    body: {
      donor: codeOfNamed(donor),
      fund: codeIn(fund),
      amount: { commodity: 'USD', least: least.toString() },
      ...(status === 'paid' ? {} : { status }),
      recipient: codeOfNamed(recipient),
      form: FORMS.get(formCell) as string,
      boundary,
    },
    masters: [fund, USD, ...donor, ...recipient],
  };
}

function choice<T extends string>(row: Row, column: string, choices: readonly T[]): T | undefined {
  const cell = row.needed(column, `one of ${choices.join(', ')}`);
  if (cell === undefined) return undefined;
  return choices.find((one) => one === cell.toLowerCase()) ?? row.fault(column, `one of ${choices.join(', ')}`, 'bad-choice');
}

function organisationIn(row: Row, column: string, typeColumn: string, names: Names): NamedMasters | undefined {
  const name = row.text(column);
  if (name === undefined) return [UNNAMED];
  return row.within(column, name) === undefined ? undefined : names.organisation(name, row.text(typeColumn));
}

/** The fund of the plan the flow is for, such as `fts/FPSE26`; flows to no plan share `fts/no-plan`. */
function planFund(row: Row, names: Names): Master | undefined {
  const code = row.text('destPlanCode') ?? row.text('destPlan');
  if (code === undefined) return master('fund', { code: 'fts/no-plan', name: 'Flows to no plan', restrictions: ['purpose'] });
  const name = row.within('destPlan', row.text('destPlan') ?? code);
  if (name === undefined || row.within('destPlanCode', code) === undefined) return undefined;
  return names.other(`plan/${code}`, name, () => master('fund', { code: boundedCode(`fts/${casedCode(code)}`, code), name, restrictions: ['purpose'] }));
}

/** Forty-eight bits of the hash of the cells in column order: enough to tell an equal repeat from a different one. */
function cellsDigest(cells: Readonly<Record<string, string>>): number {
  const hash = sha256(utf8(JSON.stringify(Object.entries(cells))));
  return hash.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
}
