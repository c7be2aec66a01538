// What every report looks like, so that pages, CSV and text tables are made
// from any of them in one way. A report is a pure function of the books and a
// tree size; its rows are flat and every figure leads to its records.

import type { JsonValue } from '@amanah/log/canonical.ts';
import type { NoteKey } from './note.ts';

/** The closed list of reports. */
export const REPORT_NAMES = [
  'promised-to-served', 'funds', 'donors', 'projects', 'places', 'consignments', 'restatements', 'exceptions', 'balances',
  'adequacy', 'stock', 'waybills', 'losses', 'orders', 'loans', 'fund-rules', 'fund-age', 'decisions', 'screenings', 'registrations', 'waiting', 'bank',
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

/** Reports for those who run the operation: what waits for them and what the bank wrote are in the log, and no page or publication spreads them out. */
const OPERATORS_OWN: ReadonlySet<ReportName> = new Set<ReportName>(['waiting', 'bank']);
/** The reports that a publication holds. */
export const PUBLISHED_REPORTS: readonly ReportName[] = REPORT_NAMES.filter((name) => !OPERATORS_OWN.has(name));

/** What a column holds. `amount` is a decimal string in the unit of the commodity that stands in another column; `count` is an integer. */
export type ColumnType = 'code' | 'text' | 'day' | 'month' | 'count' | 'amount' | 'commodity';

/** One column of a report. */
export interface Column {
  /** The member of a row that holds it. */
  readonly key: string;
  /** Its title in plain English; pages translate by `column.<key>`. */
  readonly title: string;
  readonly type: ColumnType;
  /** For an amount: the key of the column that names its commodity or unit. */
  readonly commodity?: string;
  /** Keys of the columns within whose equal values adding is meaningful. Absent where these figures must not be added. */
  readonly totalWithin?: readonly string[];
}

/**
 * The records behind a figure: values of facets, and of the reserved names listed in `projection/select.ts`, all of which must
 * agree. An empty value asks for records without the facet.
 * `selectRecords` in `projection/select.ts` lists them.
 */
export interface Selector {
  readonly [name: string]: string;
}

/** One line of a report: the members named by the columns are texts or integers, other members give detail. */
export interface Row {
  readonly selector: Selector;
  readonly [member: string]: JsonValue | undefined;
}

/** A report at a tree size. */
export interface Report {
  readonly report: ReportName;
  /** Number of records it was computed from. */
  readonly treeSize: number;
  readonly title: string;
  /** Counting point, scope, rule and caveats, in plain English; `noteKeys` are the same for translation. */
  readonly notes: readonly string[];
  readonly noteKeys: readonly NoteKey[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** What the books add of one publisher's list, or of our own records, from promise to place. */
export interface River {
  /** Names the river among all: the group, and where a group has several, the commodity behind it. */
  readonly code: string;
  /** Stable name of the group: a pooled fund's year such as `cbpf/oPt/2024`, the code of a dataset, or `own`. */
  readonly group: string;
  readonly name: string;
  readonly form: 'money' | 'goods';
  /** Who says it; empty for records of the operation itself. */
  readonly publisher: string;
  readonly publisherName: string;
  readonly datasets: readonly string[];
  readonly commodity: string;
  readonly commodityName: string;
  readonly stages: readonly RiverStage[];
  /** What stood in an older file of the publisher and in none now; it is in no stage. */
  readonly vanished: string;
  readonly vanishedRecords: number;
  /** Figures for one sentence, all in `commodity`. `promised` and `paid` are empty for goods; `gap` is what the first stage has more than the last. */
  readonly sentence: { readonly promised: string; readonly paid: string; readonly delivered: string; readonly gap: string; readonly deliveredStage: string };
  readonly selector: Selector;
}

/** One stage of a river. `leaves` says what of this stage does not reach the next one. */
export interface RiverStage {
  readonly stage: 'promised' | 'committed' | 'paid' | 'granted' | 'in-places' | 'spent' | 'received' | 'used' | 'paid-out' | 'crossed' | 'arrived' | 'handed-over' | 'served';
  readonly amount: string;
  readonly records: number;
  readonly selector: Selector;
  readonly leaves: readonly RiverLeave[];
}

/** Why an amount does not stand in the next stage. Negative amounts say that the next stage is larger. */
export interface RiverLeave {
  readonly reason: 'not-committed' | 'not-paid' | 'in-hand' | 'with-partners' | 'not-placed' | 'in-stock' | 'in-transit' | 'lost' | 'exchanged' | 'lent' | 'released' | 'repacked' | 'not-followed-further';
  readonly amount: string;
}

export interface PromisedToServedReport extends Report {
  readonly report: 'promised-to-served';
  readonly rivers: readonly River[];
}

export interface DonorsReport extends Report {
  readonly report: 'donors';
  /** Flows inside a fund or plan, never added to donors. */
  readonly internal: readonly Row[];
  /** Rows whose status changed, newest first. */
  readonly transitions: readonly Row[];
}

export interface ConsignmentsReport extends Report {
  readonly report: 'consignments';
  readonly byMonth: readonly Row[];
  readonly byDonor: readonly Row[];
  readonly byCrossing: readonly Row[];
  readonly byCategory: readonly Row[];
  readonly sideBySide: SideBySide;
}

/** Publishers' counts of the same consignments month by month; nothing is chosen. */
export interface SideBySide {
  readonly accounts: readonly SideBySideAccount[];
  readonly months: readonly SideBySideMonth[];
  /** Flat: one row per month and account, and one per difference. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface SideBySideAccount {
  readonly account: string;
  readonly publisher: string;
  readonly publisherName: string;
  readonly dataset: string;
  readonly scope: string;
  readonly point: string;
  /** `list` when counted from the publisher's rows, `total` when the publisher stated the total. */
  readonly basis: 'list' | 'total';
}

export interface SideBySideMonth {
  /** Month as `2024-05`; empty for a total over all time. */
  readonly month: string;
  readonly counts: readonly { readonly account: string; readonly consignments: string; readonly tonnes?: string; readonly tonnesStatedFor: number }[];
  readonly differences: readonly { readonly between: readonly [string, string]; readonly consignments: string }[];
}

export interface RestatementsReport extends Report {
  readonly report: 'restatements';
  readonly versions: readonly Version[];
  readonly pairs: readonly VersionPair[];
}

/** One version of a dataset: the files that one `import` record closed, or an import that was never closed. */
export interface Version {
  /** `<dataset>/<number>`, numbers from 1. */
  readonly version: string;
  readonly dataset: string;
  readonly publisher: string;
  readonly retrieved: string;
  readonly files: readonly { readonly name: string; readonly part: string; readonly file: string; readonly retrieved: string; readonly bytes: number }[];
  readonly finished: boolean;
  /** Row of the closing record, or of the newest source record of an unfinished import. */
  readonly record: number;
  readonly rows: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly skipped: readonly { readonly reason: string; readonly rows: number }[];
}

/** What a newer version of a dataset says otherwise than the one before. */
export interface VersionPair {
  /** The newer version's name; selectors use it. */
  readonly pair: string;
  readonly dataset: string;
  readonly publisher: string;
  readonly from: Version;
  readonly to: Version;
  readonly rows: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Added rows whose event day is not after the newest event day of the older version. */
  readonly backdated: number;
  /** For each field, how many rows changed it. */
  readonly fields: { readonly [field: string]: number };
  readonly columnsAdded: readonly string[];
  readonly columnsDropped: readonly string[];
  readonly amounts: readonly PairAmount[];
}

/** What a newer version does to the total of one commodity. */
export interface PairAmount {
  readonly commodity: string;
  readonly added: string;
  readonly removed: string;
  readonly changedBefore: string;
  readonly changedAfter: string;
  readonly effect: string;
}

export interface AdequacyReport extends Report {
  readonly report: 'adequacy';
  /** Person-days sent, arrived, handed over and needed, one row for each place, month and measure. */
  readonly beside: readonly Row[];
  /** Goods that could not be converted, or only in part. */
  readonly notConverted: readonly Row[];
  /** What one person needs in a day, and who says so: one row. */
  readonly standard: readonly Row[];
}

export interface WaybillsReport extends Report {
  readonly report: 'waybills';
  /** What was lost under each waybill, by class. */
  readonly losses: readonly Row[];
  /** What each party stated, beside the books. */
  readonly statements: readonly Row[];
  /** The numbered blanks. */
  readonly series: readonly Row[];
}

export interface LossesReport extends Report {
  readonly report: 'losses';
  readonly byClass: readonly Row[];
}

export interface DecisionsReport extends Report {
  readonly report: 'decisions';
  /** What may be spent on the strength of each decision in force, and what was. */
  readonly allowances: readonly Row[];
  /** The acts that rest on a decision. */
  readonly uses: readonly Row[];
  /** Every ballot with its voter, what it counts as and what it says; a hidden one says nothing until its voter opens it. */
  readonly ballots: readonly Row[];
  readonly comments: readonly Row[];
  /** Candidates or projects, and what became of each. */
  readonly options: readonly Row[];
  /** Votes of each candidate in each round of an election by transfer. */
  readonly rounds: readonly Row[];
  /** Votes that rank one option above another, where the rule compares options in pairs. */
  readonly comparisons: readonly Row[];
  /** How many votes are how far. */
  readonly states: readonly Row[];
  /** Of a budget: how each group of voters fared, and who paid for what. */
  readonly groups: readonly Row[];
  readonly payments: readonly Row[];
}

export interface FundRulesReport extends Report {
  readonly report: 'fund-rules';
  /** Every version of every policy, parameter by parameter, newest first. */
  readonly policies: readonly Row[];
  /** What left each fund under each category. */
  readonly categories: readonly Row[];
  /** Money that stands in an account where it should not. */
  readonly misplaced: readonly Row[];
}

export interface FundAgeReport extends Report {
  readonly report: 'fund-age';
  /** What is not handed over, by its age. */
  readonly buckets: readonly Row[];
  /** Gifts of which something is not handed over, oldest first, with the day on which each passes its time. */
  readonly gifts: readonly Row[];
  /** What was handed over after the day its policy sets. */
  readonly late: readonly Row[];
}

export interface ScreeningsReport extends Report {
  readonly report: 'screenings';
  /** Every run, newest first. */
  readonly runs: readonly Row[];
}

export type AnyReport = PromisedToServedReport | DonorsReport | ConsignmentsReport | RestatementsReport | AdequacyReport | WaybillsReport | LossesReport | FundRulesReport | FundAgeReport | DecisionsReport | ScreeningsReport | Report;
