// The rules of running an operation, written down a second time for the auditor:
// who may write what, what waits for a second person, what a fund is given for,
// what a count starts from. It shares no code with admission; it throws where a
// journal holds what should have been refused.

import { linesOf, movementsOf, type Movement, type RawObject, type RawValue } from './naive-postings.ts';

/** A record that waits, or waited, for a second person. */
export interface NaiveWaiting {
  readonly index: number;
  readonly kind: string;
  readonly body: RawObject;
  readonly holder: string;
  readonly day: string;
  decided: boolean;
}

/** What the rules need to know of everything before a record. */
export interface Before {
  readonly policies: ReadonlyMap<string, RawObject>;
  readonly funds: ReadonlyMap<string, RawObject>;
  readonly sites: ReadonlyMap<string, RawObject>;
  readonly commodities: ReadonlyMap<string, RawObject>;
  /** Standing records of a kind, waiting or not. */
  standing(kind: string): readonly { readonly index: number; readonly body: RawObject }[];
  balance(account: string, fund: string, commodity: string): bigint;
  /** What an account holds of a lot, or outside all lots. */
  ofLot(account: string, fund: string, commodity: string, lot: string | undefined): bigint;
}

const VOTING = ['ballot', 'ballot-opening', 'comment'];
const DECIDING = [...VOTING, 'proposal', 'outcome'];
const HANDLING = ['arrival', 'loss', 'handover', 'return', 'waybill-statement', 'incident', 'attachment'];
const KEEPING = [...HANDLING, 'receipt', 'dispatch', 'stocktake', 'repack', 'waybill-void'];

/** The kinds each role writes; a gift is of money or of goods. A steward writes all. */
const WRITES: Readonly<{ [role: string]: readonly string[] }> = {
  treasurer: [
    'organisation', 'site', 'commodity', 'fund', 'pledge', 'pledge-change', 'gift of money', 'gift of goods', 'exchange', 'payment', 'grant', 'grant-report', 'transfer',
    'loan', 'repayment', 'release', 'bank-statement', 'bank-line', 'bank-match', 'period-close', 'purchase', 'order', 'return', 'incident', 'attachment', 'approval', 'screening', 'screening-decision', ...DECIDING,
  ],
  logistician: [...KEEPING, 'organisation', 'site', 'commodity', 'purchase', 'order', 'gift of goods', 'waybill-series', 'need', 'observation', 'approval', 'screening', ...DECIDING],
  'warehouse-keeper': [...KEEPING, 'gift of goods', ...VOTING],
  device: HANDLING,
  'committee-member': ['approval', ...DECIDING],
  auditor: ['observation', 'outcome', ...VOTING],
  publisher: ['publication', ...VOTING],
  importer: ['organisation', 'site', 'commodity', 'fund', 'need', 'observation', 'source', 'import', 'restatement', 'stated'],
};

/** Whether a role may write a record of this kind and body. */
export function maySay(role: string, kind: string, body: RawObject): boolean {
  if (role === 'steward') return true;
  const name = body['source'] !== undefined ? 'stated' : kind === 'gift' ? (body['amount'] === undefined ? 'gift of goods' : 'gift of money') : kind;
  // A restatement carries its source in the statement it replaces as well as in itself.
  return (WRITES[role] ?? []).includes(kind === 'restatement' ? kind : name);
}

/** Whether a role may take back a record of this kind. */
export function mayTakeBack(role: string, kind: string): boolean {
  if (role === 'steward') return true;
  return (WRITES[role] ?? []).some((one) => one === kind || (kind === 'gift' && one === 'gift of goods'));
}

/** Whether a role may speak for the second pair of eyes. */
export function mayDecide(role: string, kind: string): boolean {
  return ['steward', 'treasurer', 'committee-member'].includes(role) || (role === 'logistician' && (kind === 'loss' || kind === 'stocktake'));
}

/** The name under which the policy `decisions` limits an act; what is exchanged within one currency is paid to the changer. */
export function decidedKind(kind: string, movements: readonly Movement[]): string | undefined {
  if (kind === 'purchase' || (kind === 'exchange' && new Set(movements.map(({ commodity }) => commodity)).size === 1)) return 'payment';
  return ['payment', 'grant', 'release', 'loan', 'transfer', 'exchange', 'dispatch'].includes(kind) ? kind : undefined;
}

const WAITS_AS: Readonly<{ [kind: string]: string }> = {
  payment: 'payment', purchase: 'payment', grant: 'grant', loss: 'loss', stocktake: 'stocktake', release: 'release', loan: 'loan', exchange: 'exchange', return: 'return', repack: 'repack',
  transfer: 'transfer', handover: 'handover', arrival: 'arrival',
};

/** Whether a record waits for a second person, by the policy in force. */
export function waitsFor(policies: Before['policies'], kind: string, body: RawObject): boolean {
  const name = WAITS_AS[kind];
  const limits = policies.get('four-eyes');
  if (name === undefined || limits === undefined || body['source'] !== undefined) return false;
  const movements = movementsOf(kind, body);
  return outweighs(limits, name, movements) || (name === 'repack' && outweighs(limits, 'loss', movements.filter(({ to }) => to.startsWith('loss:'))));
}

function outweighs(limits: RawObject, name: string, movements: readonly Movement[]): boolean {
  const sums = new Map<string, bigint>();
  for (const movement of movements) {
    if (!weighs(name, movement)) continue;
    const size = movement.least < 0n ? -movement.least : movement.least;
    sums.set(movement.commodity, (sums.get(movement.commodity) ?? 0n) + size);
  }
  return [...sums].some(([commodity, sum]) => {
    const limit = limits[`${name}:${commodity}`] ?? limits[`${name}:*`];
    return limit !== undefined && sum > BigInt(limit as string);
  });
}

function weighs(name: string, { from, to }: Movement): boolean {
  if (name === 'payment' || name === 'exchange') return from.startsWith('cash:');
  if (name === 'loan' || name === 'release') return to.startsWith(`${name}:`);
  if (name === 'repack') return from.startsWith('stock:');
  if (name === 'arrival') return to.startsWith('loss:');
  return true;
}

/** What a fund is not given for: asked when a record is written, and again when it is approved. */
export function restrictionOf(before: Before, kind: string, body: RawObject, day: string): string | undefined {
  switch (kind) {
    case 'payment':
      return spendingFault(before, body, day, { purpose: body['purpose'] ?? body['expense'], place: body['place'] });
    case 'grant':
      return spendingFault(before, body, day, { purpose: body['purpose'], place: body['place'] });
    case 'purchase':
      return spendingFault(before, body, day, { purpose: body['purpose'], place: body['place'] ?? body['site'] }) ?? wrongCommodity(before, body);
    case 'loan':
    case 'release':
      return betweenFundsFault(before, kind, body);
    default:
      return undefined;
  }
}

/** What is wrong with a record of this kind at this place, in words; undefined when nothing is. */
export function faultOf(before: Before, kind: string, body: RawObject, day: string): string | undefined {
  if (body['source'] !== undefined) return undefined;
  switch (kind) {
    case 'purchase':
      return restrictionOf(before, kind, body, day) ?? wrongFund(body);
    case 'loan':
      return restrictionOf(before, kind, body, day) ?? (before.standing('loan').some((one) => one.body['loan'] === body['loan']) ? 'a loan of this code stands' : undefined);
    case 'payment':
    case 'grant':
    case 'release':
      return restrictionOf(before, kind, body, day);
    case 'dispatch':
      return dispatchFault(before, body);
    case 'waybill-void':
      return usedFault(before, body['waybill'] as string);
    case 'stocktake':
      return countFault(before, body);
    case 'repack':
      return contentsFault(before, body);
    case 'repayment':
      return owedFault(before, body);
    case 'order':
      return before.standing('order').some((one) => one.body['order'] === body['order']) ? 'an order of this code stands' : undefined;
    default:
      return undefined;
  }
}

/** Whether somebody other than a steward says otherwise what decides about spending: a fund's restrictions, the place a site lies in. */
export function liftsRestriction(before: Before, role: string, kind: string, body: RawObject): boolean {
  const former = kind === 'fund' ? before.funds.get(body['code'] as string) : kind === 'site' ? before.sites.get(body['code'] as string) : undefined;
  const field = kind === 'fund' ? 'restrictions' : 'parent';
  return former !== undefined && role !== 'steward' && JSON.stringify(former[field]) !== JSON.stringify(body[field]);
}

/** Whether the day lies in a period that was closed. */
export function isClosed(before: Before, day: string): boolean {
  return before.standing('period-close').some(({ body }) => day <= (body['until'] as string));
}

function parametersOf(before: Before, fund: string): RawObject {
  return before.policies.get(`fund/${fund}`) ?? {};
}

function allowedOf(value: RawValue | undefined): readonly string[] | undefined {
  const words = typeof value === 'string' ? value.split(/\s+/).filter((word) => word !== '') : [];
  return words.length === 0 ? undefined : words;
}

function restrictionsOf(before: Before, fund: string): readonly string[] {
  return (before.funds.get(fund)?.['restrictions'] ?? []) as readonly string[];
}

function spendingFault(before: Before, body: RawObject, day: string, { purpose, place }: { readonly purpose: RawValue | undefined; readonly place: RawValue | undefined }): string | undefined {
  const fund = body['fund'] as string;
  const rules = parametersOf(before, fund);
  const restrictions = restrictionsOf(before, fund);
  const purposes = allowedOf(rules['purposes']);
  if ((purposes !== undefined || restrictions.includes('purpose')) && (purpose === undefined || (purposes !== undefined && !purposes.includes(purpose as string)))) return `fund ${fund} is not given for ${String(purpose)}`;
  const places = allowedOf(rules['places']);
  if ((places !== undefined || restrictions.includes('place')) && (place === undefined || (places !== undefined && !liesIn(before, place as string, places)))) return `fund ${fund} is not given for ${String(place)}`;
  if (allowedOf(rules['from']) !== undefined && day < (rules['from'] as string)) return `fund ${fund} is not to be spent yet`;
  if (allowedOf(rules['until']) !== undefined && day > (rules['until'] as string)) return `fund ${fund} is not to be spent any more`;
  return undefined;
}

function wrongCommodity(before: Before, body: RawObject): string | undefined {
  const allowed = allowedOf(parametersOf(before, body['fund'] as string)['commodities']);
  const bought = linesOf(body['goods']).map(({ amount }) => (amount as { commodity: string }).commodity);
  return allowed === undefined || bought.every((one) => allowed.includes(one)) ? undefined : 'the fund is not given for these goods';
}

/** A fund buys for itself. */
function wrongFund(body: RawObject): string | undefined {
  return linesOf(body['goods']).some((line) => line['fund'] !== undefined && line['fund'] !== body['fund']) ? 'one fund buys for another' : undefined;
}

function liesIn(before: Before, place: string, places: readonly string[]): boolean {
  let at: string | undefined = place;
  for (let steps = 0; at !== undefined && steps <= before.sites.size; steps += 1) {
    if (places.includes(at)) return true;
    at = before.sites.get(at)?.['parent'] as string | undefined;
  }
  return false;
}

function betweenFundsFault(before: Before, kind: string, body: RawObject): string | undefined {
  const fund = body['fund'] as string;
  if (restrictionsOf(before, fund).includes('zakat')) return 'zakat goes to no other fund';
  if (kind === 'release') return undefined;
  return parametersOf(before, fund)['lending'] === 'no' ? 'the fund lends nothing' : undefined;
}

function dispatchFault(before: Before, body: RawObject): string | undefined {
  const waybill = body['waybill'] as string;
  const series = before.standing('waybill-series');
  if (series.length > 0) {
    const numbers = series.some(({ body: one }) => isNumberOf(one, waybill));
    if (!numbers) return 'the waybill was not handed out';
    if (before.standing('waybill-void').some((one) => one.body['waybill'] === waybill)) return 'the waybill was declared void';
    const used = usedFault(before, waybill);
    if (used !== undefined) return used;
  }
  for (const line of linesOf(body['goods'])) {
    const rules = parametersOf(before, (line['fund'] ?? body['fund']) as string);
    const places = allowedOf(rules['places']);
    const destination = body['destination'] as string | undefined;
    if (destination !== undefined && before.sites.get(destination)?.['type'] === 'distribution-point' && places !== undefined && !liesIn(before, destination, places)) return 'the goods are not given for this place';
    if (rules['lots'] === 'named' && line['lot'] === undefined) return 'the fund asks for named lots';
  }
  return undefined;
}

function isNumberOf({ series, from, to, width }: RawObject, waybill: string): boolean {
  for (let number = from as number; number <= (to as number); number += 1) {
    if (`${String(series)}${String(number).padStart(width as number, '0')}` === waybill) return true;
  }
  return false;
}

function usedFault(before: Before, waybill: string): string | undefined {
  return before.standing('dispatch').some((one) => one.body['waybill'] === waybill) ? 'the waybill was used' : undefined;
}

function countFault(before: Before, body: RawObject): string | undefined {
  const wrong = linesOf(body['items']).find((one) => before.ofLot(`stock:${body['site'] as string}`, one['fund'] as string, one['commodity'] as string, one['lot'] as string | undefined) !== BigInt(one['book'] as string));
  return wrong === undefined ? undefined : 'the count starts from another quantity than the books hold';
}

/** What goes in comes out, kits counting as what they hold, fund by fund; without kits everything is of one fund. */
function contentsFault(before: Before, body: RawObject): string | undefined {
  const balance = new Map<string, bigint>();
  let kits = 0;
  for (const [name, sign] of [['inputs', -1n], ['outputs', 1n]] as const) {
    for (const line of linesOf(body[name])) {
      const { commodity, least } = line['amount'] as unknown as { commodity: string; least: string };
      const master = before.commodities.get(commodity);
      const contents = linesOf(master?.['contents']) as unknown as readonly { commodity: string; least: string }[];
      kits += contents.length;
      for (const part of contents.length === 0 ? [{ commodity, least: String(10n ** BigInt(master?.['scale'] as number)) }] : contents) {
        const key = `${(line['fund'] ?? body['fund']) as string} ${part.commodity}`;
        // In fractions of a least unit, so that a part of a kit is not rounded away.
        balance.set(key, (balance.get(key) ?? 0n) + sign * BigInt(least) * BigInt(part.least) * (10n ** BigInt(SCALE_MAX - (master?.['scale'] as number))));
      }
    }
  }
  if (kits > 0) return [...balance.values()].some((least) => least !== 0n) ? 'the kits hold something else than went in' : undefined;
  return [...balance.keys()].every((key) => key.startsWith(`${body['fund'] as string} `)) ? undefined : 'goods of one fund become goods of another';
}

const SCALE_MAX = 9;

function owedFault(before: Before, body: RawObject): string | undefined {
  const { commodity, least } = body['amount'] as unknown as { commodity: string; least: string };
  const account = `loan:${body['loan'] as string}`;
  const owes = -before.balance(account, body['fund'] as string, commodity);
  const owed = before.balance(account, body['to'] as string, commodity);
  return owes >= BigInt(least) && owed >= BigInt(least) ? undefined : 'more is paid back than is owed';
}
