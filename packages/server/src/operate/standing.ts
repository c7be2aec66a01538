// What forms choose from beside the masters: what stands where, lot by lot, and the pledges, orders and waybill numbers
// that a record can still name.

import type { Hono } from 'hono';
import { formatDecimalShort } from '@amanah/record/amount.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { accountType } from '@amanah/record/account.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Document } from '@amanah/core/ledger/open-matters.ts';
import { lotKey } from '@amanah/core/ledger/open-matters.ts';
import { decodeEntry } from '@amanah/record/entry.ts';
import type { Journal } from '../books/journal.ts';
import { privateJson } from '../people/routes.ts';
import { heldParties } from './held-parties.ts';
import { decisionsInForce, standingOutcomes } from './proposal-views.ts';
import type { OperationNeeds } from './routes.ts';

/** A quantity at an account, in one lot or in none. `least` is in least units. */
export interface Standing {
  readonly account: string;
  readonly fund: string;
  readonly commodity: string;
  readonly lot?: string;
  readonly expiry?: string;
  readonly least: string;
}

/** Accounts whose balances forms ask about. */
const ASKED: ReadonlySet<string> = new Set(['cash', 'stock', 'transit', 'partner', 'served', 'expense', 'loan', 'pledge']);
/** Numbers of waybills offered; there may be a million. */
const NUMBERS_OFFERED = 200;

/** Adds GET /api/operate/desk. */
export function addStanding(app: Hono, { opened, guard }: OperationNeeds): void {
  app.get('/api/operate/desk', async (context) => {
    await guard.requirePerson(context);
    const { journal } = opened;
    await journal.catchUp();
    return privateJson({
      standings: standings(journal.books),
      pledges: await openPledges(journal),
      orders: orders(journal.books),
      unusedWaybills: unusedWaybills(journal.books),
      decisions: decisionsInForce(journal.books, journal.now().slice(0, 10)),
      outcomes: standingOutcomes(journal.books),
      held: heldParties(journal.books),
      people: holders(journal.books, new Map((await guard.people.store.people()).map(({ holder, label }) => [holder, label]))),
    });
  });
}

/** Who has a key in force, for lists of voters, with the name that colleagues know; the journal has the holder alone. */
function holders(books: Books, labels: ReadonlyMap<string, string>): { readonly code: string; readonly name: string; readonly roles: readonly string[] }[] {
  const roles = new Map<string, Set<string>>();
  for (const { holder, role, revokedAt } of books.authors.values()) if (revokedAt === undefined) roles.set(holder, (roles.get(holder) ?? new Set()).add(role));
  return [...roles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, held]) => ({ code, name: labels.get(code) || code, roles: [...held] }));
}

/** Every balance that is not zero at the accounts forms ask about, split by lot. */
export function standings(books: Books): Standing[] {
  const lots = lotsOfAccounts(books);
  const found: Standing[] = [];
  for (const cell of books.balances.all()) {
    const account = books.names.name(cell.account);
    if (!ASKED.has(accountType(account))) continue;
    const place = { account, fund: books.names.name(cell.fund), commodity: books.names.name(cell.commodity) };
    let unnamed = cell.balance;
    for (const { lot, balance } of lots.get(keyOf(place)) ?? []) {
      const expiry = books.matters.lots.get(lotKey(place.commodity, lot))?.expiry;
      found.push({ ...place, lot, ...(expiry === undefined ? {} : { expiry }), least: balance.toString() });
      unnamed -= balance;
    }
    if (unnamed !== 0n) found.push({ ...place, least: unnamed.toString() });
  }
  return found;
}

function keyOf({ account, fund, commodity }: { readonly account: string; readonly fund: string; readonly commodity: string }): string {
  return `${account} ${fund} ${commodity}`;
}

function lotsOfAccounts(books: Books): Map<string, { readonly lot: string; readonly balance: bigint }[]> {
  const found = new Map<string, { readonly lot: string; readonly balance: bigint }[]>();
  for (const cell of books.lotBalances.all()) {
    const [commodity = '', lot = ''] = books.names.name(cell.commodity).split(' ');
    if (lot === '') continue;
    const key = keyOf({ account: books.names.name(cell.account), fund: books.names.name(cell.fund), commodity });
    const list = found.get(key) ?? [];
    list.push({ lot, balance: cell.balance });
    found.set(key, list);
  }
  return found;
}

interface Citable {
  readonly code: string;
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Our own pledges that stand and whose donor and fund still have something promised, newest first. */
async function openPledges({ books, store }: Journal): Promise<Citable[]> {
  const found: Citable[] = [];
  for (let row = books.size - 1; row >= 0 && found.length < 200; row -= 1) {
    if (books.kindAt(row) !== 'pledge' || books.files.values[row] !== 0 || books.by.values[row] !== 0) continue;
    const bytes = (await store.read(row, row + 1))[0];
    const entry = bytes === undefined ? undefined : decodeEntry(bytes);
    if (entry === undefined || !entry.ok) continue;
    const { body, eventTime } = entry.value.record;
    const amount = body['amount'] as JsonObject;
    const commodity = String(amount['commodity']);
    const quantity = formatDecimalShort(BigInt(String(amount['least'])), books.commodity(commodity).scale);
    found.push({
      code: entry.value.id,
      name: `${books.nameOf('organisation', String(body['donor']))}, ${quantity} ${commodity}, ${eventTime.slice(0, 10)}`,
      values: { donor: String(body['donor']), fund: String(body['fund']) },
    });
  }
  return found;
}

function stands(books: Books, { index }: Document): boolean {
  return books.by.values[index] === 0;
}

function orders(books: Books): Citable[] {
  return books.matters.documents('order').filter((one) => stands(books, one)).toReversed().map(({ body }) => ({
    code: String(body['order']),
    name: `${String(body['order'])}, ${books.nameOf('organisation', String(body['supplier']))}`,
    values: {
      supplier: String(body['supplier']),
      fund: String(body['fund']),
      site: String(body['site']),
      goods: (body['goods'] as readonly { readonly amount: { readonly commodity: string; readonly least: string } }[]).map(({ amount }) => `${amount.commodity} ${amount.least}`).join(';'),
    },
  }));
}

/** Numbers of the series that were handed out and neither used nor declared void. */
function unusedWaybills(books: Books): string[] {
  const numbers: string[] = [];
  for (const document of books.matters.documents('waybill-series')) {
    if (!stands(books, document)) continue;
    const { series, from, to, width } = document.body as { readonly series: string; readonly from: number; readonly to: number; readonly width: number };
    for (let number = from; number <= to && numbers.length < NUMBERS_OFFERED; number += 1) {
      const waybill = `${series}${String(number).padStart(width, '0')}`;
      const isGone = ['dispatch', 'waybill-void'].some((kind) => books.matters.documentsOf(kind, waybill).length > 0);
      if (!isGone) numbers.push(waybill);
    }
  }
  return numbers;
}
