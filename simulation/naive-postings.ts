// What each kind of record moves, written down a second time and in the
// plainest way, for the auditor alone. It shares no code with the ledger.

/** JSON as JSON.parse gives it. */
export interface RawObject {
  readonly [name: string]: RawValue;
}
export type RawValue = string | number | boolean | null | readonly RawValue[] | RawObject;

/** One movement; `least` may be negative, which moves the other way. */
export interface Movement {
  readonly from: string;
  readonly to: string;
  readonly fund: string;
  readonly commodity: string;
  readonly least: bigint;
  readonly lot?: string;
}

type Move = (from: string, to: string, amount: RawValue | undefined, line?: RawObject, fund?: string) => Movement;
type Each = (from: string, to: string, goods: RawValue | undefined) => Movement[];

interface RawAmount {
  readonly commodity: string;
  readonly least: string;
}

const text = (value: RawValue | undefined): string => value as string;

/** A list of a body; empty where it is left out. */
export function linesOf(value: RawValue | undefined): readonly RawObject[] {
  return (value ?? []) as readonly RawObject[];
}

/** The movements of a record of this kind with this body. */
export function movementsOf(kind: string, body: RawObject): Movement[] {
  const move: Move = (from, to, amount, line = {}, fund = text(line['fund'] ?? body['fund'])) => {
    const { commodity, least } = amount as unknown as RawAmount;
    return { from, to, fund, commodity, least: BigInt(least), ...(line['lot'] === undefined ? {} : { lot: text(line['lot']) }) };
  };
  const each: Each = (from, to, goods) => linesOf(goods).map((line) => move(from, to, line['amount'], line));
  return moneyMovements(kind, body, move) ?? goodsMovements(kind, body, move, each) ?? [];
}

function moneyMovements(kind: string, body: RawObject, move: Move): Movement[] | undefined {
  const [donor, cash, partner] = [`donor:${text(body['donor'])}`, `cash:${text(body['account'])}`, `partner:${text(body['partner'])}`];
  switch (kind) {
    case 'pledge':
      return [move(donor, `pledge:${text(body['donor'])}`, body['amount'])];
    case 'pledge-change':
      return [move(donor, `pledge:${text(body['donor'])}`, body['change'])];
    case 'exchange':
      return [
        move(`cash:${text(body['fromAccount'])}`, `supplier:${text(body['changer'])}`, body['from']),
        move(`supplier:${text(body['changer'])}`, `cash:${text(body['toAccount'])}`, body['to']),
      ];
    case 'payment':
      return [move(cash, body['supplier'] === undefined ? `expense:${text(body['expense'])}` : `supplier:${text(body['supplier'])}`, body['amount'])];
    case 'grant':
      return [move(cash, partner, body['amount'])];
    case 'grant-report':
      return [
        ...(body['spent'] === undefined ? [] : [move(partner, `expense:${text(body['expense'])}`, body['spent'])]),
        ...(body['returned'] === undefined ? [] : [move(partner, cash, body['returned'])]),
      ];
    case 'transfer':
      return [move(`cash:${text(body['from'])}`, `cash:${text(body['to'])}`, body['amount'])];
    case 'loan':
    case 'repayment':
      return acrossFunds(cash, `loan:${text(body['loan'])}`, body, move);
    case 'release':
      return acrossFunds(body['account'] === undefined ? `stock:${text(body['site'])}` : cash, `release:${text(body['fund'])}`, body, move);
    default:
      return undefined;
  }
}

/** Out of one fund into what stands between, and out of that into the other fund, at the same place. */
function acrossFunds(place: string, between: string, body: RawObject, move: Move): Movement[] {
  const line: RawObject = body['lot'] === undefined ? {} : { lot: body['lot'] };
  return [move(place, between, body['amount'], line, text(body['fund'])), move(between, place, body['amount'], line, text(body['to']))];
}

function goodsMovements(kind: string, body: RawObject, move: Move, each: Each): Movement[] | undefined {
  const [stock, supplier] = [`stock:${text(body['site'])}`, `supplier:${text(body['supplier'])}`];
  switch (kind) {
    case 'gift':
      return giftMovements(body, move, each);
    case 'purchase':
      return [move(`cash:${text(body['account'])}`, supplier, body['paid']), ...each(supplier, stock, body['goods'])];
    case 'receipt':
      return each(supplier, stock, body['goods']);
    case 'dispatch':
      return each(stock, `transit:${text(body['waybill'])}`, body['goods']);
    case 'arrival':
      return arrivalMovements(body, move, each);
    case 'handover':
      return each(stock, body['partner'] === undefined ? `served:${text(body['site'])}/${text(body['cycle'])}` : `partner:${text(body['partner'])}`, body['goods']);
    case 'loss':
      return each(lossAccount(body), `loss:${text(body['class'])}`, body['goods']);
    case 'stocktake':
      return linesOf(body['items']).flatMap((one) => countMovements(stock, text(body['site']), one));
    case 'repack': {
      const between = `conversion:${text(body['site'])}`;
      return [...each(stock, between, body['inputs']), ...each(between, stock, body['outputs']), ...lossMovements(stock, body, move)];
    }
    case 'return':
      return returnMovements(body, move, each);
    default:
      return undefined;
  }
}

function giftMovements(body: RawObject, move: Move, each: Each): Movement[] {
  const donor = `donor:${text(body['donor'])}`;
  if (body['amount'] === undefined) return each(donor, `stock:${text(body['site'])}`, body['goods']);
  const from = body['fromPledge'] === 'yes' ? `pledge:${text(body['donor'])}` : donor;
  return [move(from, body['account'] === undefined ? `partner:${text(body['recipient'])}` : `cash:${text(body['account'])}`, body['amount'])];
}

function arrivalMovements(body: RawObject, move: Move, each: Each): Movement[] {
  const from = body['waybill'] === undefined ? `donor:${text(body['donor'])}` : `transit:${text(body['waybill'])}`;
  const stock = `stock:${text(body['site'])}`;
  return [...each(from, stock, body['goods']), ...lossMovements(from, body, move), ...each(`suspense:${text(body['site'])}`, stock, body['excess'])];
}

function lossMovements(from: string, body: RawObject, move: Move): Movement[] {
  return linesOf(body['losses']).map((line) => move(from, `loss:${text(line['class'])}`, line['amount'], line));
}

function lossAccount(body: RawObject): string {
  if (body['site'] !== undefined) return `stock:${text(body['site'])}`;
  return body['waybill'] === undefined ? `partner:${text(body['partner'])}` : `transit:${text(body['waybill'])}`;
}

/** Less than the books hold is lost; more was counted wrongly before, or comes from nobody knows where. */
function countMovements(stock: string, site: string, one: RawObject): Movement[] {
  const missing = BigInt(text(one['book'])) - BigInt(text(one['counted']));
  if (missing === 0n) return [];
  const kept = { fund: text(one['fund']), commodity: text(one['commodity']), ...(one['lot'] === undefined ? {} : { lot: text(one['lot']) }) };
  if (missing > 0n) return [{ from: stock, to: `loss:${text(one['class'])}`, least: missing, ...kept }];
  return [{ from: one['class'] === 'count-error' ? 'loss:count-error' : `suspense:${site}`, to: stock, least: -missing, ...kept }];
}

function returnMovements(body: RawObject, move: Move, each: Each): Movement[] {
  const from = `${body['from'] === 'waybill' ? 'transit' : text(body['from'])}:${text(body['party'])}`;
  if (body['amount'] !== undefined) return [move(from, `cash:${text(body['account'])}`, body['amount'])];
  return each(from, `stock:${text(body['site'])}`, body['goods']);
}

/** Kinds that may not take an account below zero, unless a publisher states them. */
export const ACTS: ReadonlySet<string> = new Set([
  'pledge', 'pledge-change', 'exchange', 'payment', 'grant', 'transfer', 'purchase', 'dispatch', 'loan', 'repayment', 'release', 'repack',
]);

/** Whether an account stands for something that cannot be less than nothing. */
export function isPhysical(account: string): boolean {
  return !/^(donor|supplier|suspense|loan|release|conversion):|^loss:count-error( |$)/.test(account);
}
