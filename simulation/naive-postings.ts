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
}

type Move = (from: string, to: string, amount: RawValue | undefined) => Movement;

interface RawAmount {
  readonly commodity: string;
  readonly least: string;
}

const text = (value: RawValue | undefined): string => value as string;
const list = (value: RawValue | undefined): readonly RawObject[] => (value ?? []) as readonly RawObject[];

/** The movements of a record of this kind with this body. */
export function movementsOf(kind: string, body: RawObject): Movement[] {
  const move: Move = (from, to, amount) => {
    const { commodity, least } = amount as unknown as RawAmount;
    return { from, to, fund: text(body['fund']), commodity, least: BigInt(least) };
  };
  const each = (from: string, to: string, goods: RawValue | undefined): Movement[] => list(goods).map(({ amount }) => move(from, to, amount));
  switch (kind) {
    case 'pledge':
      return [move(`donor:${text(body['donor'])}`, `pledge:${text(body['donor'])}`, body['amount'])];
    case 'pledge-change':
      return [move(`donor:${text(body['donor'])}`, `pledge:${text(body['donor'])}`, body['change'])];
    case 'gift':
      return giftMovements(body, move, each);
    case 'exchange':
      return [
        move(`cash:${text(body['fromAccount'])}`, `supplier:${text(body['changer'])}`, body['from']),
        move(`supplier:${text(body['changer'])}`, `cash:${text(body['toAccount'])}`, body['to']),
      ];
    case 'payment':
      return [move(`cash:${text(body['account'])}`, body['supplier'] === undefined ? `expense:${text(body['expense'])}` : `supplier:${text(body['supplier'])}`, body['amount'])];
    case 'grant':
      return [move(`cash:${text(body['account'])}`, `partner:${text(body['partner'])}`, body['amount'])];
    case 'grant-report':
      return [
        ...(body['spent'] === undefined ? [] : [move(`partner:${text(body['partner'])}`, `expense:${text(body['expense'])}`, body['spent'])]),
        ...(body['returned'] === undefined ? [] : [move(`partner:${text(body['partner'])}`, `cash:${text(body['account'])}`, body['returned'])]),
      ];
    case 'transfer':
      return [move(`cash:${text(body['from'])}`, `cash:${text(body['to'])}`, body['amount'])];
    case 'purchase':
      return [move(`cash:${text(body['account'])}`, `supplier:${text(body['supplier'])}`, body['paid']), ...each(`supplier:${text(body['supplier'])}`, `stock:${text(body['site'])}`, body['goods'])];
    case 'dispatch':
      return each(`stock:${text(body['site'])}`, `transit:${text(body['waybill'])}`, body['goods']);
    case 'arrival':
      return arrivalMovements(body, move, each);
    case 'loss':
      return each(lossAccount(body), `loss:${text(body['class'])}`, body['goods']);
    default:
      return [];
  }
}

type Each = (from: string, to: string, goods: RawValue | undefined) => Movement[];

function giftMovements(body: RawObject, move: Move, each: Each): Movement[] {
  const donor = `donor:${text(body['donor'])}`;
  if (body['amount'] === undefined) return each(donor, `stock:${text(body['site'])}`, body['goods']);
  const from = body['fromPledge'] === 'yes' ? `pledge:${text(body['donor'])}` : donor;
  return [move(from, body['account'] === undefined ? `partner:${text(body['recipient'])}` : `cash:${text(body['account'])}`, body['amount'])];
}

function arrivalMovements(body: RawObject, move: Move, each: Each): Movement[] {
  const from = body['waybill'] === undefined ? `donor:${text(body['donor'])}` : `transit:${text(body['waybill'])}`;
  const stock = `stock:${text(body['site'])}`;
  const losses = list(body['losses']).map((one) => move(from, `loss:${text(one['class'])}`, one['amount']));
  return [...each(from, stock, body['goods']), ...losses, ...each(`suspense:${text(body['site'])}`, stock, body['excess'])];
}

function lossAccount(body: RawObject): string {
  if (body['site'] !== undefined) return `stock:${text(body['site'])}`;
  return body['waybill'] === undefined ? `partner:${text(body['partner'])}` : `transit:${text(body['waybill'])}`;
}

/** Kinds that may not take an account below zero, unless a publisher states them. */
export const ACTS: ReadonlySet<string> = new Set(['pledge', 'pledge-change', 'exchange', 'payment', 'grant', 'transfer', 'purchase', 'dispatch']);

/** Whether an account stands for something that cannot be less than nothing. */
export function isPhysical(account: string): boolean {
  return !/^(donor|supplier|suspense):/.test(account);
}
