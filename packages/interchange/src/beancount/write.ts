// The ledger as a Beancount file. Beancount takes only capitalised ASCII-like
// names, so every account and commodity gets a name of its own; its `open` or
// `commodity` directive says which of ours it stands for.

import { formatDecimal } from '@amanah/record/amount.ts';
import { accountType, type AccountType } from '@amanah/record/account.ts';
import { NameTable } from '../names-table.ts';
import { acting, dayOf, type ExportedEntry, type ScaleOf } from '../entry-export.ts';

const ROOTS: Readonly<Record<AccountType, string>> = {
  donor: 'Income:Donor',
  pledge: 'Assets:Pledge',
  cash: 'Assets:Cash',
  supplier: 'Liabilities:Supplier',
  stock: 'Assets:Stock',
  transit: 'Assets:Transit',
  partner: 'Assets:Partner',
  served: 'Expenses:Served',
  expense: 'Expenses:Expense',
  loss: 'Expenses:Loss',
  suspense: 'Equity:Suspense',
  loan: 'Assets:Loan',
  release: 'Equity:Release',
  conversion: 'Equity:Conversion',
};

/** Directives of accounts and commodities carry a day before every entry. */
const OPENED = '1000-01-01';
const COMPONENT_LIMIT = 60;
const CURRENCY_LIMIT = 24;
const RESERVED = new Set(['TRUE', 'FALSE', 'NULL']);

/** The file, entry by entry. Entries without postings are left out: nothing moved. */
export async function* writeBeancount(entries: AsyncIterable<ExportedEntry>, scaleOf: ScaleOf): AsyncGenerator<string, void, undefined> {
  const names = new BeancountNames();
  yield '; Amanah journal for Beancount\n; accounts are type, code and fund; "amanah" on open and commodity gives our own names\n';
  for await (const entry of entries) {
    if (entry.postings.length > 0) yield transaction(entry, scaleOf, names);
  }
}

/** Beancount's names for ours; `directives` says which were new. */
class BeancountNames {
  readonly #codes = new NameTable(component, (clean, number) => `${clean}-${number}`);
  readonly #commodities = new NameTable(currency, (clean, number) => `${clean.slice(0, CURRENCY_LIMIT - String(number).length - 1)}-${number}`);
  readonly #opened = new Set<string>();

  account(account: string, fund: string, directives: string[]): string {
    const type = accountType(account);
    const code = this.#codes.name(account.slice(type.length + 1)).given;
    const name = `${ROOTS[type]}:${code}:${this.#codes.name(fund).given}`;
    if (!this.#opened.has(name)) {
      this.#opened.add(name);
      directives.push(`${OPENED} open ${name}\n  amanah-account: ${quoted(account)}\n  amanah-fund: ${quoted(fund)}\n`);
    }
    return name;
  }

  commodity(commodity: string, directives: string[]): string {
    const { given, first } = this.#commodities.name(commodity);
    if (first) directives.push(`${OPENED} commodity ${given}\n  amanah-commodity: ${quoted(commodity)}\n`);
    return given;
  }
}

function transaction(entry: ExportedEntry, scaleOf: ScaleOf, names: BeancountNames): string {
  const directives: string[] = [];
  const lines = [`${dayOf(entry)} * ${quoted(heading(entry))}`, `  amanah-index: ${entry.index}`, `  amanah-id: "${entry.id}"`];
  for (const one of entry.postings) {
    const posting = acting(one);
    const amount = formatDecimal(posting.amount, scaleOf(posting.commodity));
    const symbol = names.commodity(posting.commodity, directives);
    const lot = posting.lot === undefined ? [] : [`    amanah-lot: ${quoted(posting.lot)}`];
    lines.push(`  ${names.account(posting.destination, posting.fund, directives)}  ${amount} ${symbol}`, ...lot);
    lines.push(`  ${names.account(posting.source, posting.fund, directives)}  -${amount} ${symbol}`, ...lot);
  }
  return `\n${directives.join('')}${lines.join('\n')}\n`;
}

/** An account component: letters, digits and `-`, beginning with a capital or a digit. */
function component(code: string): string {
  const ascii = code.normalize('NFD').replace(/\p{M}+/gu, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const name = ascii.slice(0, COMPONENT_LIMIT).replace(/-+$/, '');
  return name === '' ? 'X' : `${(name[0] as string).toUpperCase()}${name.slice(1)}`;
}

/** A commodity: capitals, digits and `-`, beginning with a letter, ending with a letter or digit, 2 to 24 characters. */
function currency(code: string): string {
  const ascii = code.normalize('NFD').replace(/\p{M}+/gu, '').toUpperCase().replace(/[^A-Z0-9]+/g, '-').replace(/^-+/, '');
  const lettered = /^[A-Z]/.test(ascii) ? ascii : `C-${ascii}`;
  const name = lettered.slice(0, CURRENCY_LIMIT).replace(/-+$/, '');
  return name.length < 2 || RESERVED.has(name) ? `${name}-C` : name;
}

/** A text in quotes on one line. */
function quoted(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

function heading(entry: ExportedEntry): string {
  const description = entry.description === undefined ? '' : ` ${entry.description}`;
  return `${entry.kind}${description}`.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim().slice(0, 200).replace(/[\uD800-\uDBFF]$/, '');
}
