// Figures of the parts of reports that are no plain tables: rivers and the
// differences between two versions of a publisher's file.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { Column, PromisedToServedReport, RestatementsReport, Row } from '@amanah/projection/report-shape.ts';
import { idPart, unitOfCommodity, type Figure, type Section } from './figure.ts';

/** The id of a stage of a river, of what leaves it, or of one number of its sentence. */
export function riverId(river: string, ...parts: readonly string[]): string {
  return ['promised-to-served.river', idPart(river), ...parts].join('/');
}

/** The figures of all rivers. */
export function riverFacts(books: Books, report: PromisedToServedReport): Figure[] {
  const facts: Figure[] = [];
  for (const river of report.rivers) {
    const unit = unitOfCommodity(books, river.commodity, report.treeSize);
    const add = (parts: readonly string[], value: string, column: string, selector: Figure['selector']): void => {
      const id = riverId(river.code, ...parts);
      facts.push({ id, value, unit, report: report.report, column, title: column, noteKeys: report.noteKeys, ...(selector === undefined ? {} : { selector }) });
    };
    for (const stage of river.stages) {
      add([stage.stage], stage.amount, `stage.${stage.stage}`, stage.selector);
      facts.push({
        id: riverId(river.code, stage.stage, 'records'), value: String(stage.records), unit: { form: 'count', code: 'records' },
        report: report.report, column: 'records', title: 'records', noteKeys: report.noteKeys, selector: stage.selector,
      });
      for (const leave of stage.leaves) add([stage.stage, leave.reason], leave.amount, `leave.${leave.reason}`, stage.selector);
    }
    add(['vanished'], river.vanished, 'vanished', { ...river.selector, vanished: 'yes' });
    for (const name of ['promised', 'paid', 'delivered', 'gap'] as const) {
      // What a publisher does not state is no figure, and never a zero.
      if (river.sentence[name] !== '') add(['sentence', name], river.sentence[name], `sentence.${name}`, river.selector);
    }
  }
  return facts;
}

const PAIR_COLUMNS: readonly Column[] = [
  { key: 'pair', title: 'Newer version', type: 'code' },
  { key: 'rows', title: 'Rows', type: 'count' },
  { key: 'added', title: 'Added', type: 'count' },
  { key: 'removed', title: 'Removed', type: 'count' },
  { key: 'changed', title: 'Changed', type: 'count' },
  { key: 'backdated', title: 'Back-dated', type: 'count' },
];
const FIELD_COLUMNS: readonly Column[] = [
  { key: 'pair', title: 'Newer version', type: 'code' },
  { key: 'field', title: 'Field', type: 'code' },
  { key: 'rowsChanged', title: 'Rows changed', type: 'count' },
];
const AMOUNT_COLUMNS: readonly Column[] = [
  { key: 'pair', title: 'Newer version', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  ...(['added', 'removed', 'changedBefore', 'changedAfter', 'effect'] as const).map((key): Column => ({ key: `${key}Amount`, title: key, type: 'amount', commodity: 'commodity' })),
];

/** Sections of the restatements report: pairs of versions, the fields that changed in each, and what it does to amounts. */
export function pairSections(report: RestatementsReport): Section[] {
  const section = (name: string, columns: readonly Column[], rows: readonly Row[]): Section => ({ name: `restatements.${name}`, report: 'restatements', columns, rows, noteKeys: report.noteKeys });
  const pairs: Row[] = report.pairs.map((pair) => ({
    selector: { version: pair.pair },
    pair: pair.pair, rows: pair.rows, added: pair.added, removed: pair.removed, changed: pair.changed, backdated: pair.backdated,
  }));
  const fields: Row[] = report.pairs.flatMap((pair) =>
    Object.entries(pair.fields).map(([field, rowsChanged]): Row => ({ selector: { version: pair.pair, field }, pair: pair.pair, field, rowsChanged })));
  const amounts: Row[] = report.pairs.flatMap((pair) =>
    pair.amounts.map((one): Row => ({
      selector: { version: pair.pair, commodity: one.commodity },
      pair: pair.pair, commodity: one.commodity, addedAmount: one.added, removedAmount: one.removed,
      changedBeforeAmount: one.changedBefore, changedAfterAmount: one.changedAfter, effectAmount: one.effect,
    })));
  return [section('pair', PAIR_COLUMNS, pairs), section('field', FIELD_COLUMNS, fields), section('amount', AMOUNT_COLUMNS, amounts)];
}

/** Changes of status: the row before and after. */
export const TRANSITION_COLUMNS: readonly Column[] = [
  { key: 'donor', title: 'Donor', type: 'code' },
  { key: 'donorName', title: 'Donor', type: 'text' },
  { key: 'recipient', title: 'Recipient', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'from', title: 'Before', type: 'code' },
  { key: 'amountBefore', title: 'Amount before', type: 'amount', commodity: 'commodity' },
  { key: 'to', title: 'After', type: 'code' },
  { key: 'amountAfter', title: 'Amount after', type: 'amount', commodity: 'commodity' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
];

export const QUANTITY_COLUMNS: readonly Column[] = [
  { key: 'dataset', title: 'Dataset', type: 'code' },
  { key: 'publisher', title: 'Publisher', type: 'code' },
  { key: 'point', title: 'Counting point', type: 'code' },
  { key: 'category', title: 'Category', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'quantity', title: 'Quantity', type: 'amount', commodity: 'commodity' },
];

/** Quantities of each category in each unit published, one row for each: units stay apart. */
export function quantityRows(byCategory: readonly Row[]): Row[] {
  return byCategory.flatMap((row) => {
    const { dataset, publisher, point, category, quantities } = row;
    return ((quantities ?? []) as readonly { readonly commodity: string; readonly quantity: string }[]).map(
      ({ commodity, quantity }): Row => ({ dataset, publisher, point, category, commodity, quantity, selector: { ...row.selector, commodity } }),
    );
  });
}
