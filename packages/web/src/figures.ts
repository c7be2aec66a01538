// Every number on a page is a figure of a report, named by an id:
//
//     funds/cbpf%2FoPt%2F2024/contributions
//     promised-to-served.river/oPt%2F2024/paid
//
// Pages show figures by id and the audit recomputes them by id from the books,
// so no page has a number of its own (SPEC W3).

import { assert } from '@amanah/log/assert.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { ADEQUACY_BESIDE_COLUMNS, NOT_CONVERTED_COLUMNS, STANDARD_COLUMNS } from '@amanah/projection/adequacy.ts';
import { ALLOWANCE_COLUMNS, GROUP_COLUMNS, OPTION_COLUMNS, PAIR_COLUMNS, PAYMENT_COLUMNS, ROUND_COLUMNS, STATE_COLUMNS, USE_COLUMNS } from '@amanah/projection/decisions.ts';
import { FUND_BUCKET_COLUMNS, FUND_GIFT_COLUMNS, FUND_LATE_COLUMNS } from '@amanah/projection/fund-age.ts';
import { FUND_CATEGORY_COLUMNS, FUND_MISPLACED_COLUMNS, FUND_POLICY_COLUMNS } from '@amanah/projection/fund-rules.ts';
import { LOSS_CLASS_COLUMNS } from '@amanah/projection/losses.ts';
import { buildReport } from '@amanah/projection/report.ts';
import { REPORT_NAMES, type AnyReport, type Column, type DecisionsReport, type ReportName, type Row, type Selector } from '@amanah/projection/report-shape.ts';
import { SCREENING_RUN_COLUMNS } from '@amanah/projection/screenings.ts';
import { WAYBILL_LOSS_COLUMNS, WAYBILL_SERIES_COLUMNS, WAYBILL_STATEMENT_COLUMNS } from '@amanah/projection/waybills.ts';
import { Followed } from './followed.ts';
import { followedSections } from './followed-sections.ts';
import { idPart, isFigureColumn, totalRows, unitOfCommodity, type Figure, type FigureUnit, type Section } from './figure.ts';
import { QUANTITY_COLUMNS, TRANSITION_COLUMNS, pairSections, quantityRows, riverFacts } from './figures-of-parts.ts';

const FOLLOWED: readonly string[] = ['gifts', 'deliveries'];
const KEY_TYPES: ReadonlySet<string> = new Set(['code', 'month', 'day', 'commodity']);

/** The figures of books at a tree size. Reports are made when a figure of them is first asked for. */
export class Figures {
  readonly books: Books;
  readonly asOf: number;
  readonly #reports = new Map<ReportName, AnyReport>();
  readonly #sections = new Map<string, Section>();
  readonly #keys = new Map<Row, string>();
  readonly #facts = new Map<string, Figure>();
  readonly #parts = new Map<string, readonly Section[]>();
  #followed: Followed | undefined;

  constructor(books: Books, asOf: number) {
    this.books = books;
    this.asOf = asOf;
  }

  /** The report of this name. */
  report<Name extends ReportName>(name: Name): Extract<AnyReport, { readonly report: Name }> {
    const known = this.#reports.get(name);
    if (known !== undefined) return known as Extract<AnyReport, { readonly report: Name }>;
    const made = buildReport(name, this.books, this.asOf);
    this.#reports.set(name, made);
    for (const section of sectionsOf(made)) this.#addSection(section);
    if ('rivers' in made) for (const fact of riverFacts(this.books, made)) this.#facts.set(fact.id, fact);
    return made as Extract<AnyReport, { readonly report: Name }>;
  }

  /** The operation's own gifts and deliveries. */
  get followed(): Followed {
    return (this.#followed ??= new Followed(this.books, this.asOf));
  }

  /** A section of a report, or of a followed gift or delivery, by its name. */
  section(name: string): Section {
    this.#make(name);
    const section = this.#sections.get(name);
    assert(section !== undefined, `${name} is a section of its report`);
    return section;
  }

  /** The key of a row within its section: what tells it from the others. */
  keyOf(row: Row): string {
    const key = this.#keys.get(row);
    assert(key !== undefined, 'the row belongs to a section of these figures');
    return key;
  }

  /** The id of the figure in a column of a row. */
  idOf(section: Section, row: Row, column: string): string {
    return `${section.name}/${this.keyOf(row)}/${column}`;
  }

  /** The figure of this id, if there is one. */
  find(id: string): Figure | undefined {
    this.#make(id);
    return this.#facts.get(id);
  }

  /** The figure of this id; a page asks only for figures that exist. */
  figure(id: string): Figure {
    const found = this.find(id);
    assert(found !== undefined, `${id} is a figure`);
    return found;
  }

  /** Every figure there is. */
  all(): IterableIterator<Figure> {
    for (const name of REPORT_NAMES) this.report(name);
    for (const name of FOLLOWED) this.#make(name);
    for (const row of this.followed.gifts.shown) this.#make(`gifts.${row}`);
    for (const row of this.followed.deliveries.shown) this.#make(`deliveries.${row}`);
    return this.#facts.values();
  }

  /** The sections of one gift or delivery, such as `gifts.1204`. */
  partsOf(name: string): readonly Section[] {
    this.#make(name);
    return this.#parts.get(name) ?? [];
  }

  /** Makes what a name or id begins with: a report, or the trails of one gift or delivery. */
  #make(id: string): void {
    const first = id.split('/')[0] as string;
    const name = first.split('.')[0] as string;
    if ((REPORT_NAMES as readonly string[]).includes(name)) this.report(name as ReportName);
    if (!FOLLOWED.includes(name) || this.#parts.has(first)) return;
    const sections = followedSections(this.followed, first);
    if (sections.length > 0) this.#parts.set(first, sections);
    for (const section of sections) this.#addSection(section);
  }

  /** Ids of the figures of the reports made so far. */
  ids(): string[] {
    return [...this.#facts.keys()];
  }

  #addSection(section: Section): void {
    this.#sections.set(section.name, section);
    const taken = new Map<string, number>();
    const keyColumns = section.columns.filter((column) => KEY_TYPES.has(column.type));
    for (const row of section.rows) {
      const parts = keyColumns.filter((column) => row[column.key] !== undefined).map((column) => idPart(String(row[column.key])));
      const base = parts.length === 0 ? '-' : parts.join('/');
      const count = (taken.get(base) ?? 0) + 1;
      taken.set(base, count);
      this.#keys.set(row, count === 1 ? base : `${base}~${count}`);
      this.#addRow(section, row);
    }
    this.#addTotals(section);
  }

  #addRow(section: Section, row: Row): void {
    for (const column of section.columns) {
      const cell = row[column.key];
      if (!isFigureColumn(column) || cell === undefined || cell === '' || cell === null) continue;
      this.#keep(this.idOf(section, row, column.key), section, column, row, { selector: selectorOf(row, column.key) });
    }
  }

  #addTotals(section: Section): void {
    for (const { row, group } of totalRows(section)) {
      for (const column of section.columns) {
        const cell = row[column.key];
        if (!isFigureColumn(column) || cell === undefined) continue;
        this.#keep(`${section.name}/total/${group}/${column.key}`, section, column, row);
      }
    }
  }

  #keep(id: string, { report, noteKeys }: Section, column: Column, row: Readonly<Record<string, unknown>>, selected: Pick<Figure, 'selector'> = {}): void {
    this.#facts.set(id, { id, value: String(row[column.key]), unit: this.#unitOf(column, row), report, column: column.key, title: column.title, noteKeys, ...selected });
  }

  #unitOf(column: Column, row: Readonly<Record<string, unknown>>): FigureUnit {
    if (column.type === 'count' || column.commodity === undefined) return { form: 'count', code: column.key };
    return unitOfCommodity(this.books, String(row[column.commodity] ?? ''), this.asOf);
  }
}

/** The records behind a cell: those of its column where the row tells them apart, else those of the row. */
function selectorOf(row: Row, column: string): Selector {
  const own = row['selectors'] as Readonly<Record<string, Selector>> | undefined;
  return own?.[column] ?? row.selector;
}

/** The lists of rows that a report has. */
function sectionsOf(report: AnyReport): Section[] {
  const { report: name, columns, rows, noteKeys } = report;
  const section = (suffix: string, of: readonly Row[], its: readonly Column[] = columns): Section => ({
    name: suffix === '' ? name : `${name}.${suffix}`,
    report: name,
    columns: its.filter((column) => of.length === 0 || of.some((row) => row[column.key] !== undefined)),
    rows: of,
    noteKeys,
  });
  const main = section('', rows);
  if ('internal' in report) return [main, section('internal', report.internal), section('transitions', report.transitions, TRANSITION_COLUMNS)];
  if ('byMonth' in report) {
    return [
      main,
      section('month', report.byMonth),
      section('donor', report.byDonor),
      section('crossing', report.byCrossing),
      section('category', report.byCategory),
      section('quantity', quantityRows(report.byCategory), QUANTITY_COLUMNS),
      section('side-by-side', report.sideBySide.rows, report.sideBySide.columns),
    ];
  }
  if ('pairs' in report) return [main, ...pairSections(report)];
  return [main, ...operationParts(report).map(([suffix, of, its]) => section(suffix, of, its))];
}

/** The further lists of the reports about an operation's own goods. */
function operationParts(report: AnyReport): (readonly [suffix: string, rows: readonly Row[], columns: readonly Column[]])[] {
  if ('notConverted' in report) {
    return [['beside', report.beside, ADEQUACY_BESIDE_COLUMNS], ['not-converted', report.notConverted, NOT_CONVERTED_COLUMNS], ['standard', report.standard, STANDARD_COLUMNS]];
  }
  if ('statements' in report) {
    return [['losses', report.losses, WAYBILL_LOSS_COLUMNS], ['statements', report.statements, WAYBILL_STATEMENT_COLUMNS], ['series', report.series, WAYBILL_SERIES_COLUMNS]];
  }
  if ('allowances' in report) return decisionParts(report);
  if ('runs' in report) return [['run', report.runs, SCREENING_RUN_COLUMNS]];
  if ('buckets' in report) return [['bucket', report.buckets, FUND_BUCKET_COLUMNS], ['gift', report.gifts, FUND_GIFT_COLUMNS], ['late', report.late, FUND_LATE_COLUMNS]];
  if ('misplaced' in report) return [['policy', report.policies, FUND_POLICY_COLUMNS], ['category', report.categories, FUND_CATEGORY_COLUMNS], ['misplaced', report.misplaced, FUND_MISPLACED_COLUMNS]];
  return 'byClass' in report ? [['class', report.byClass, LOSS_CLASS_COLUMNS]] : [];
}

/** The lists of figures beside the votes. Ballots and comments are words, and stand on the page of their vote. */
function decisionParts({ allowances, uses, options, rounds, comparisons, groups, payments, states }: DecisionsReport): (readonly [suffix: string, rows: readonly Row[], columns: readonly Column[]])[] {
  return [
    ['state', states, STATE_COLUMNS], ['allowance', allowances, ALLOWANCE_COLUMNS], ['use', uses, USE_COLUMNS], ['option', options, OPTION_COLUMNS], ['round', rounds, ROUND_COLUMNS], ['pair', comparisons, PAIR_COLUMNS],
    ['group', groups, GROUP_COLUMNS], ['payment', payments, PAYMENT_COLUMNS],
  ];
}

const remembered = new WeakMap<Books, Figures>();

/** The figures of books at a tree size, kept while the books stand at one size and one tree size is asked for. */
export function figuresAt(books: Books, asOf: number): Figures {
  const known = remembered.get(books);
  if (known !== undefined && known.asOf === asOf && asOf <= books.size) return known;
  const made = new Figures(books, asOf);
  remembered.set(books, made);
  return made;
}
