// Previews and states as plain values for programs and pages: every amount as
// least units in text and as a decimal of its currency.

import { formatDecimal } from '@amanah/record/amount.ts';
import { currencyExponent } from '@amanah/record/commodity.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { BankImport } from './drafts.ts';
import { proposals, type CashMovement, type Proposal } from './matching.ts';
import type { BankReading } from './read.ts';
import { openMovements, type BankState, type CommodityState } from './state.ts';

/** An amount as `{least, decimal}`. */
function money(commodity: string, least: bigint): JsonObject {
  return { least: least.toString(), decimal: formatDecimal(least, currencyExponent(commodity) ?? 2) };
}

function movementView({ id, row, kind, day, commodity, amount }: CashMovement): JsonObject {
  return { id, row, kind, day, amount: money(commodity, amount) };
}

/** What the bank wrote about a line, by the id of its record; undefined where nothing is kept. */
export type TextOf = (line: string) => { readonly text: string; readonly reference?: string } | undefined;

/** The state of an account. `textOf` gives what is kept beside the log. */
export function stateView(state: BankState, textOf: TextOf = () => undefined): JsonObject {
  return { account: state.account, treeSize: state.treeSize, commodities: state.commodities.map((one) => commodityView(one, textOf)) };
}

function commodityView({ commodity, statements, lines, recordsWithoutLine, days }: CommodityState, textOf: TextOf): JsonObject {
  return {
    commodity,
    unmatched: lines.filter(({ matches }) => matches.length === 0).length,
    statements: statements.map((one) => ({ ...one, opening: money(commodity, one.opening), closing: money(commodity, one.closing) })),
    lines: lines.map(({ id, statement, line, day, amount, reference, matches, records, reason, proposed, candidates }) => {
      const kept = textOf(id);
      return {
        id, statement, line, day, amount: money(commodity, amount), matches, records, proposed, candidates,
        ...(reference === undefined ? {} : { reference }),
        ...(reason === undefined ? {} : { reason }),
        ...(kept === undefined ? {} : { text: kept.text, ...(kept.reference === undefined ? {} : { bankReference: kept.reference }) }),
      };
    }),
    recordsWithoutLine: recordsWithoutLine.map(movementView),
    days: days.map(({ day, ...sums }) => ({ day, ...Object.fromEntries(Object.entries(sums).map(([name, least]) => [name, money(commodity, least)])) })),
  };
}

/** Proposals for the lines of an import that the books do not have yet, by the number of their draft. */
export function importProposals(found: BankImport, books: Books, account: string): Proposal[] {
  const lines = found.lines.flatMap(({ draft, day, commodity, amount, parts }) => (draft === undefined ? [] : [{ key: String(draft), day, commodity, amount, ...(parts === undefined ? {} : { parts }) }]));
  return proposals(lines, openMovements(books, account));
}

/** A file as it would be imported: lines with what they may be, drafts to sign, texts to keep beside the log under the ids of their lines. */
export function previewView({ file }: BankReading, found: BankImport, matched: readonly Proposal[]): JsonObject {
  const byDraft = new Map(matched.map((one) => [one.line, one]));
  return {
    format: file.format,
    statements: file.statements.map(({ commodity, from, to, opening, closing, lines, name }) => ({ commodity, from, to, opening: money(commodity, opening), closing: money(commodity, closing), lines: lines.length, name })),
    already: found.already,
    lines: found.lines.map(({ statement, line, place, day, amount, commodity, text, reference, draft, recorded, reversal }) => ({
      statement, line, place, day, amount: money(commodity, amount), commodity, text,
      ...(reference === undefined ? {} : { bankReference: reference }),
      ...(reversal === undefined ? {} : { reversal }),
      ...(recorded === undefined ? {} : { recorded }),
      ...(draft === undefined ? {} : { draft, proposed: byDraft.get(String(draft))?.proposed ?? [], candidates: byDraft.get(String(draft))?.candidates ?? [] }),
    })),
    drafts: found.drafts.map(({ kind, eventTime, body, refers }) => ({ kind, eventTime, body, ...(refers === undefined ? {} : { refers: { field: refers.field, draft: refers.draft } }) })),
    skipped: file.skipped.map(({ place, why }) => ({ place, why })),
    repeats: file.repeats.map(({ statement, place, first }) => ({ statement, place, first })),
  };
}
