// `exceptions`: what does not fit, each with a code, a severity, an amount and
// an age. Nothing here is corrected; everything here asks for a look.

import type { Books } from '@amanah/core/ledger/books.ts';
import { accountType, mustNotBeNegative } from '@amanah/record/account.ts';
import { ageInDays, newestOwnDay } from './age.ts';
import { BooksAt, dayText, figureText, kindNumber } from './books-at.ts';
import { balancesAt } from './balances.ts';
import { EXCEPTIONS, type ExceptionCode, type Found } from './exception-list.ts';
import { fundExceptions } from './fund-exceptions.ts';
import { sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import { operationExceptions } from './operation-exceptions.ts';
import { CONSIGNMENT } from './places.ts';
import { commodityOf, figureOfLeast, projectsAt } from './project.ts';
import type { Column, Report, Row, Selector } from './report-shape.ts';
import { scanVersions } from './restatement-scan.ts';

const COLUMNS: readonly Column[] = [
  { key: 'code', title: 'Exception', type: 'code' },
  { key: 'severity', title: 'Severity', type: 'code' },
  { key: 'subject', title: 'Where', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'amount', title: 'Amount', type: 'amount', commodity: 'commodity' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'count', title: 'Records', type: 'count' },
  { key: 'since', title: 'Since', type: 'day' },
  { key: 'ageDays', title: 'Age in days', type: 'count' },
  { key: 'record', title: 'Since record', type: 'count' },
];

const UNITS_NOT_STATED = new Set(['no-unit', 'not-reported']);

/** The report of exceptions. */
export function exceptionsReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  const newest = newestOwnDay(at);
  const rows = [
    ...accountExceptions(at, newest),
    ...importExceptions(at, newest),
    ...unsealedTails(at),
    ...placeExceptions(at),
    ...statementExceptions(at),
    ...operationExceptions(at, newest).map(exception),
    ...fundExceptions(at, newest).map(exception),
  ];
  const order = Object.keys(EXCEPTIONS);
  return {
    report: 'exceptions',
    treeSize: asOf,
    title: 'Exceptions',
    ...notesOf(['tree-size', 'age', 'stated', 'not-added']),
    columns: COLUMNS,
    rows: sortedBy(rows, (row) => [String(order.indexOf(row['code'] as string)).padStart(3, '0'), row['subject'] as string, row['fund'] as string, row['commodity'] as string]),
  };
}

function exception({ code, subject, selector, since, ...rest }: Found): Row {
  return { code, severity: EXCEPTIONS[code], subject, fund: '', amount: '', commodity: '', since: since === undefined ? '' : dayText(since), ...rest, selector };
}

function accountExceptions(at: BooksAt, newest: number): Row[] {
  const { names, days } = at.books;
  const wrong: { readonly code: ExceptionCode; readonly account: number; readonly fund: number; readonly commodity: number; readonly balance: bigint }[] = [];
  for (const cell of balancesAt(at.books, at.asOf).all()) {
    const code = accountException(names.name(cell.account), cell.balance);
    if (code !== undefined) wrong.push({ code, ...cell });
  }
  const since = sinceRows(at, wrong);
  return wrong.map(({ code, account, fund, commodity, balance }, index): Row => {
    const record = since[index] as number;
    const day = days.values[record] as number;
    const [subject, fundCode, commodityCode] = [names.name(account), names.name(fund), names.name(commodity)];
    return exception({
      code,
      subject,
      fund: fundCode,
      amount: at.amountText(commodityCode, balance),
      commodity: commodityCode,
      record,
      since: day,
      ageDays: ageInDays(day, newest),
      selector: { account: subject, fund: fundCode, commodity: commodityCode },
    });
  });
}

function accountException(account: string, balance: bigint): ExceptionCode | undefined {
  if (balance < 0n && mustNotBeNegative(account)) return 'balance-below-zero';
  if (accountType(account) === 'transit') return 'open-transit';
  if (accountType(account) === 'suspense') return 'suspense-open';
  return account === 'loss:unexplained' ? 'unexplained-loss' : undefined;
}

/** For each balance the row at which it last came to be what it is: below zero, or not zero. */
function sinceRows(at: BooksAt, wrong: readonly { readonly code: ExceptionCode; readonly account: number; readonly fund: number; readonly commodity: number }[]): number[] {
  const since = wrong.map(() => 0);
  const sums = wrong.map(() => 0n);
  const byAccount = new Map<number, number[]>();
  wrong.forEach(({ account }, index) => byAccount.set(account, [...(byAccount.get(account) ?? []), index]));
  if (wrong.length === 0) return since;
  const { postings, postingStart, of } = at.books;
  const change = (account: number, posting: number, row: number, amount: bigint): void => {
    for (const index of byAccount.get(account) ?? []) {
      const one = wrong[index] as (typeof wrong)[number];
      if (one.fund !== postings.fund.values[posting] || one.commodity !== postings.commodity.values[posting]) continue;
      const before = sums[index] as bigint;
      const after = before + amount;
      sums[index] = after;
      const began = one.code === 'balance-below-zero' ? before >= 0n && after < 0n : before === 0n && after !== 0n;
      if (began) since[index] = row;
    }
  };
  const apply = (statement: number, row: number, sign: bigint): void => {
    const end = at.postingEnd(statement);
    for (let i = postingStart.values[statement] as number; i < end; i += 1) {
      const amount = sign * (postings.amount.values[i] as bigint);
      change(postings.source.values[i] as number, i, row, -amount);
      change(postings.destination.values[i] as number, i, row, amount);
    }
  };
  for (let row = 0; row < at.asOf; row += 1) {
    const before = of.values[row] as number;
    if (before !== 0) apply(before - 1, row, -1n);
    apply(row, row, 1n);
  }
  return since;
}

function importExceptions(at: BooksAt, newest: number): Row[] {
  const rows: Row[] = [];
  for (const versions of scanVersions(at.books, at.asOf).byDataset.values()) {
    for (const version of versions) {
      const subject = `${version.dataset}/${version.number}`;
      const selector = { version: subject };
      if (version.closed === undefined) {
        const since = at.books.days.values[version.record] as number;
        rows.push(exception({ code: 'unfinished-import', subject, selector, record: version.record, count: version.added + version.changed + version.removed, since, ageDays: ageInDays(since, newest) }));
      }
      for (const { reason, rows: count } of version.close?.skipped ?? []) {
        if (reason === 'repeat') rows.push(exception({ code: 'repeated-rows', subject, selector, count, record: version.record }));
        if (reason === 'repeat-differs') rows.push(exception({ code: 'conflicting-rows', subject, selector, count, record: version.record }));
      }
    }
  }
  return rows;
}

/** Records after an author's newest seal: nothing binds their author to them yet. */
function unsealedTails(at: BooksAt): Row[] {
  const { writers, seals, names } = at.books;
  const tails = new Map<number, { count: number; record: number }>();
  for (let row = 0; row < at.asOf; row += 1) {
    const writer = writers.values[row] as number;
    if (seals.values[row] === 1) tails.delete(writer);
    else {
      const tail = tails.get(writer);
      if (tail === undefined) tails.set(writer, { count: 1, record: row });
      else tail.count += 1;
    }
  }
  return [...tails].map(([writer, { count, record }]) =>
    exception({ code: 'unsealed-tail', subject: names.name(writer), count, record, selector: { author: names.name(writer) } }));
}

function placeExceptions(at: BooksAt): Row[] {
  return projectsAt(at.books, at.asOf).flatMap((project) => {
    if (project.places === 0 || project.grants === 0) return [];
    const commodity = commodityOf(project);
    const difference = figureOfLeast(at, commodity, project.amount) - (project.placeBudgets.get(commodity) ?? 0n);
    if (difference === 0n) return [];
    return [exception({ code: 'place-budgets-differ', subject: project.project, fund: project.fund, amount: figureText(commodity, difference), commodity, count: project.places, selector: { fund: project.fund, project: project.project } })];
  });
}

/** What publishers leave out, counted per dataset. */
function statementExceptions(at: BooksAt): Row[] {
  const { books } = at;
  const arrival = kindNumber('arrival');
  const promises = new Set([kindNumber('gift'), kindNumber('pledge'), arrival]);
  const counter = books.names.find(CONSIGNMENT);
  const counts = new Map<string, number>();
  const count = (code: ExceptionCode, row: number): void => {
    const key = `${code} ${at.dataset(row)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  at.eachStanding((row) => {
    const kind = books.statedKinds.values[row] as number;
    if (books.files.values[row] === 0 || !promises.has(kind)) return;
    const facets = books.facetsAt(row);
    if (facets['donor'] === 'not-reported') count('donor-not-reported', row);
    if (kind !== arrival) return;
    if ((facets['recipient'] ?? 'not-reported') === 'not-reported') count('recipient-not-reported', row);
    const end = at.postingEnd(row);
    let quantities = 0;
    for (let i = books.postingStart.values[row] as number; i < end; i += 1) {
      const commodity = books.postings.commodity.values[i] as number;
      if (commodity === counter) continue;
      quantities += 1;
      if (UNITS_NOT_STATED.has(at.commodityAt(commodity).unit)) count('unit-not-stated', row);
    }
    if (quantities === 0) count('quantity-not-stated', row);
  });
  const selectors: { readonly [code: string]: Selector } = {
    'donor-not-reported': { donor: 'not-reported' },
    'recipient-not-reported': { kind: 'arrival', recipient: '' },
    'quantity-not-stated': { kind: 'arrival', quantity: '' },
    'unit-not-stated': { kind: 'arrival', unit: 'no-unit' },
  };
  return [...counts].map(([key, number]) => {
    const [code, subject] = key.split(' ') as [ExceptionCode, string];
    return exception({ code, subject, count: number, selector: { dataset: subject, ...selectors[code] } });
  });
}
