// What `amanah bank` tells a person.

import { formatDecimal } from '@amanah/record/amount.ts';
import { currencyExponent } from '@amanah/record/commodity.ts';
import { describeProblem } from '@amanah/interchange/problem.ts';
import type { BankState, CommodityState } from '@amanah/interchange/bank/state.ts';
import type { BankPreview, KeptBankText } from '@amanah/server/import/bank-import.ts';

/** Most lines listed of one kind; all are in `--json`. */
const LISTED = 50;

function money(commodity: string, least: bigint): string {
  return formatDecimal(least, currencyExponent(commodity) ?? 2);
}

export interface BankImportOutcome {
  readonly outcome: 'imported' | 'already-imported' | 'dry-run' | 'refused';
  readonly name: string;
  readonly account: string;
  readonly preview: BankPreview;
  readonly matched: number;
  readonly proposed?: number;
}

/** The end of an import in words. */
export function bankImportText({ outcome, name, account, preview: { reading, found }, matched, proposed = 0 }: BankImportOutcome): string[] {
  if (outcome === 'refused') {
    const unseen = reading.problemCount - reading.problems.length;
    return [`Not imported: ${name} has ${count(reading.problemCount, 'problem')}. Nothing was written.`, '', ...reading.problems.map((one) => `  ${describeProblem(one)}`), ...(unseen > 0 ? [`  and ${unseen.toLocaleString('en')} more`] : [])];
  }
  const added = found.lines.length - found.already;
  const first = { imported: `Imported ${name} into the account ${account}`, 'dry-run': `Would import ${name} into the account ${account}`, 'already-imported': `Nothing to import: the books have all of ${name}` }[outcome];
  const { skipped, repeats, statements } = reading.file;
  const aside = skipped.filter(({ why }) => why !== 'blank' && why !== 'balance');
  return [
    `${first}.`, '',
    ...statements.map(({ from, to, commodity, opening, closing, lines }) => `  ${from} to ${to}  ${commodity}  opening ${money(commodity, opening)}  closing ${money(commodity, closing)}  ${count(lines.length, 'line')}`),
    '',
    `  new lines          ${added}`,
    `  already recorded   ${found.already}`,
    `  proposed           ${proposed}`,
    ...(matched > 0 ? [`  matched now        ${matched}`] : []),
    ...(aside.length > 0 ? [`  not booked yet     ${aside.length} (${[...new Set(aside.map(({ why }) => why))].join(', ')})`] : []),
    ...repeats.map(({ place, first: before }) => `  note: line ${place} is equal to line ${before}, and the balances hold with both`),
    ...(outcome === 'imported' ? ['', `Next: amanah bank status --account ${account} --books BOOKS`] : []),
  ];
}

/** The state of accounts in words. */
export function bankStateText(states: readonly BankState[], texts: ReadonlyMap<string, KeptBankText>): string[] {
  const parts = states.flatMap(({ account, commodities }) => commodities.flatMap((one) => [...commodityText(account, one, texts), '']));
  return parts.length === 0 ? ['No bank statement was imported. Next: amanah bank import FILE --account ACCOUNT --books BOOKS'] : parts.slice(0, -1);
}

function commodityText(account: string, { commodity, statements, lines, recordsWithoutLine, days }: CommodityState, texts: ReadonlyMap<string, KeptBankText>): string[] {
  const open = lines.filter(({ matches }) => matches.length === 0);
  const ends = new Set(statements.map(({ to }) => to));
  const amount = (least: bigint): string => money(commodity, least).padStart(16);
  return [
    `${account}, ${commodity}: ${count(statements.length, 'statement')}, ${count(lines.length, 'line')}, ${lines.length - open.length} matched`,
    '',
    open.length === 0 ? '  Every line of the bank is matched.' : '  Lines of the bank without a record',
    ...shown(open, ({ id, day, amount: least, proposed, candidates }) => `    ${id.slice(0, 8)}  ${day}${amount(least)}  ${candidateText(proposed, candidates)}${textOf(texts.get(id))}`),
    '',
    recordsWithoutLine.length === 0 ? '  Every record since the first statement has its line.' : '  Records without a line of the bank',
    ...shown(recordsWithoutLine, ({ id, day, amount: least, kind }) => `    ${id.slice(0, 8)}  ${day}${amount(least)}  ${kind}`),
    '',
    `  ${'At the end of'.padEnd(24)}${['bank', 'books', 'difference', 'unexplained'].map((title) => title.padStart(16)).join('')}`,
    ...days.filter(({ day }) => ends.has(day)).map(({ day, bank, books, difference, unexplained }) => `  ${day.padEnd(24)}${[bank, books, difference, unexplained].map(amount).join('')}`),
  ];
}

function candidateText(proposed: readonly string[], candidates: readonly string[]): string {
  if (proposed.length > 0) return `proposed ${proposed.map((id) => id.slice(0, 8)).join(', ')}`;
  return candidates.length === 0 ? 'no record' : `may be ${candidates.slice(0, 4).map((id) => id.slice(0, 8)).join(', ')}${candidates.length > 4 ? ` or ${candidates.length - 4} more` : ''}`;
}

/** What the bank wrote, without anything a terminal would act on. */
function textOf(kept: KeptBankText | undefined): string {
  const text = kept?.text.replace(/\p{C}+/gu, ' ').trim() ?? '';
  return text === '' ? '' : `  ${text.slice(0, 60)}`;
}

function shown<T>(list: readonly T[], line: (one: T) => string): string[] {
  return [...list.slice(0, LISTED).map(line), ...(list.length > LISTED ? [`    and ${(list.length - LISTED).toLocaleString('en')} more (all with --json)`] : [])];
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}
