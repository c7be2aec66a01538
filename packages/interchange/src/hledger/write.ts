// The ledger as a journal that hledger and Ledger both read. Accounts are
// `type:code:fund`, so a balance per account, fund and commodity is one line of
// their balance reports. Codes hold no space, colon or semicolon: they stand as they are.

import { formatDecimal } from '@amanah/record/amount.ts';
import { acting, dayOf, type ExportedEntry, type ScaleOf } from '../entry-export.ts';

/** The account name in the journal: the account, then its fund. */
export function hledgerAccount(account: string, fund: string): string {
  return `${account}:${fund}`;
}

/** The commodity symbol in the journal: quoted, because codes hold digits and marks. */
function hledgerCommodity(commodity: string): string {
  return `"${commodity}"`;
}

/** The journal, entry by entry. Entries without postings are left out: nothing moved. */
export async function* writeHledger(entries: AsyncIterable<ExportedEntry>, scaleOf: ScaleOf): AsyncGenerator<string, void, undefined> {
  yield '; Amanah journal for hledger and Ledger\n; accounts are type:code:fund, commodities are quoted codes\n; the code in parentheses is the place in the log, the id is the record\n';
  for await (const entry of entries) {
    if (entry.postings.length > 0) yield transaction(entry, scaleOf);
  }
}

function transaction(entry: ExportedEntry, scaleOf: ScaleOf): string {
  const lines = [`\n${dayOf(entry)} (${entry.index}) ${heading(entry)}`, `    ; id: ${entry.id}`];
  for (const one of entry.postings) {
    const posting = acting(one);
    const amount = formatDecimal(posting.amount, scaleOf(posting.commodity));
    const symbol = hledgerCommodity(posting.commodity);
    const lot = posting.lot === undefined ? '' : `  ; lot: ${posting.lot}`;
    lines.push(`    ${hledgerAccount(posting.destination, posting.fund)}  ${amount} ${symbol}${lot}`);
    lines.push(`    ${hledgerAccount(posting.source, posting.fund)}  -${amount} ${symbol}${lot}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Kind and description on one line; marks that begin a comment or split payee from note become commas. */
function heading(entry: ExportedEntry): string {
  const description = entry.description === undefined ? '' : ` ${entry.description}`;
  return `${entry.kind}${description}`.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[;|]/g, ',').trim().slice(0, 200);
}
