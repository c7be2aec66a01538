// Which column of a bank's table is which: by the names a person declared, else
// by the names banks commonly use in English, French, German, Spanish and Arabic.

import type { BankColumns } from './statement.ts';

export type BankColumn = keyof BankColumns;

const USUAL: Readonly<Record<BankColumn, readonly string[]>> = {
  date: ['booking date', 'date', 'transaction date', 'posting date', 'post date', 'entry date', 'booked', 'day', 'date de comptabilisation', 'date operation', 'buchungstag', 'buchungsdatum', 'datum', 'fecha', 'التاريخ', 'تاريخ الحركة', 'تاريخ العملية'],
  valueDate: ['value date', 'valuta', 'value', 'date de valeur', 'date valeur', 'wertstellung', 'fecha valor', 'تاريخ الحق', 'تاريخ القيمة'],
  amount: ['amount', 'transaction amount', 'montant', 'betrag', 'umsatz', 'importe', 'المبلغ'],
  debit: ['debit', 'debit amount', 'withdrawal', 'withdrawals', 'paid out', 'money out', 'soll', 'cargo', 'مدين', 'سحب'],
  credit: ['credit', 'credit amount', 'deposit', 'deposits', 'paid in', 'money in', 'haben', 'abono', 'دائن', 'ايداع', 'إيداع'],
  balance: ['balance', 'running balance', 'account balance', 'solde', 'saldo', 'kontostand', 'الرصيد'],
  reference: ['reference', 'bank reference', 'transaction reference', 'transaction id', 'reference number', 'ref', 'ref no', 'referenz', 'référence', 'referencia', 'المرجع', 'رقم المرجع', 'رقم الحركة'],
  text: ['description', 'text', 'details', 'narrative', 'particulars', 'transaction details', 'memo', 'remarks', 'libelle', 'libellé', 'verwendungszweck', 'buchungstext', 'concepto', 'البيان', 'الوصف', 'التفاصيل'],
  currency: ['currency', 'ccy', 'devise', 'währung', 'waehrung', 'moneda', 'العملة'],
};

/** Case, accents, marks and white space make no other column. */
function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const FOLDED: ReadonlyMap<BankColumn, readonly string[]> = new Map(Object.entries(USUAL).map(([column, names]) => [column as BankColumn, names.map(folded)]));

/** Where each column stands in a header row. */
export type FoundColumns = Readonly<Partial<Record<BankColumn, number>>>;

/** The columns of a row, if it can be the header: it has a date, and an amount or debit or credit. Declared names that are missing make it none. */
export function columnsIn(cells: readonly string[], declared: BankColumns): FoundColumns | undefined {
  const names = cells.map(folded);
  const found: Partial<Record<BankColumn, number>> = {};
  const usesAmount = declared.amount !== undefined;
  const usesTwo = declared.debit !== undefined || declared.credit !== undefined;
  for (const [column, usual] of FOLDED) {
    const own = declared[column];
    if (own === undefined && ((usesAmount && (column === 'debit' || column === 'credit')) || (usesTwo && column === 'amount'))) continue;
    const at = own === undefined ? usual.map((name) => names.indexOf(name)).find((place) => place >= 0) : names.indexOf(folded(own));
    if (own !== undefined && (at === undefined || at < 0)) return undefined;
    if (at !== undefined) found[column] = at;
  }
  const money = found.amount !== undefined || found.debit !== undefined || found.credit !== undefined;
  return found.date !== undefined && money ? found : undefined;
}
