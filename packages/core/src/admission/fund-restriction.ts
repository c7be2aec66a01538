// A restricted fund spends only what its restriction allows. What it allows is a
// policy named `fund/CODE` with parameters: `purposes`, `places`, `commodities`
// (codes with blanks between), `from` and `until` (days), `lots` ("named") and
// `lending` ("no"). Where a fund is restricted and no policy says to what, an act
// still says its purpose or place, so that every reader can judge it.

import type { Books } from '../ledger/books.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { isOfZakat } from '@amanah/record/fund-policy.ts';
import type { Goods } from '@amanah/record/goods.ts';
import { refuse, type Judgement } from './judgement.ts';

/** The subject of a fund's policy. */
function fundPolicy(fund: string): string {
  return `fund/${fund}`;
}

interface Spending {
  readonly fund: string;
  readonly purpose?: string | undefined;
  readonly place?: string | undefined;
  /** Paths of the fields, for the refusal. */
  readonly purposeField: string;
  readonly placeField: string;
  readonly commodities: readonly string[];
  /** Path of the commodity at this place of the list. */
  readonly commodityField: (at: number) => string;
}

/** Judges an act that spends from, lends from, releases or moves goods of a fund. */
export function judgeRestriction(books: Books, kind: string, body: JsonObject, eventTime: string): Judgement {
  if (kind === 'loan' || kind === 'release') return judgeBetweenFunds(books, kind, body);
  if (kind === 'dispatch') return judgeDispatch(books, body);
  if (kind === 'order') return judgeCommodities(books, { fund: String(body['fund']), commodities: goodsOf(body).map((one) => one.amount.commodity), commodityField: goodsField });
  const spending = spendingOf(books, kind, body);
  if (spending === undefined) return undefined;
  const day = eventTime.slice(0, 10);
  return judgePurpose(books, spending) ?? judgePlace(books, spending) ?? judgeTime(books, spending.fund, day) ?? judgeCommodities(books, spending);
}

const goodsField = (at: number): string => `body.goods[${at}].amount.commodity`;

/** The commodities of the order that a payment names. */
function orderedOn(books: Books, order: unknown): readonly string[] {
  const standing = books.matters.documentsOf('order', String(order)).findLast(({ index }) => books.stands(index, books.size));
  return standing === undefined ? [] : goodsOf(standing.body).map((one) => one.amount.commodity);
}

function spendingOf(books: Books, kind: string, body: JsonObject): Spending | undefined {
  const fund = String(body['fund']);
  const [purpose, place] = [body['purpose'] as string | undefined, body['place'] as string | undefined];
  switch (kind) {
    case 'payment':
    case 'grant':
      return { fund, purpose: purpose ?? (body['expense'] as string | undefined), place, purposeField: 'body.purpose', placeField: 'body.place', commodities: orderedOn(books, body['order']), commodityField: () => 'body.order' };
    case 'purchase':
      return { fund, purpose, place: place ?? String(body['site']), purposeField: 'body.purpose', placeField: place === undefined ? 'body.site' : 'body.place', commodities: goodsOf(body).map((one) => one.amount.commodity), commodityField: goodsField };
    default:
      return undefined;
  }
}

function goodsOf(body: JsonObject): readonly Goods[] {
  return (body['goods'] ?? []) as unknown as readonly Goods[];
}

/** What the fund's policy says, and whether its master names the restriction. */
function ruleOf(books: Books, fund: string, restriction: string, parameter: string): { readonly restricted: boolean; readonly allowed?: readonly string[] } {
  const restrictions = (books.master('fund', fund)?.['restrictions'] ?? []) as readonly string[];
  const value = parameterOf(books, fund, parameter);
  return { restricted: restrictions.includes(restriction), ...(value === undefined ? {} : { allowed: value.split(/\s+/).filter((one) => one !== '') }) };
}

function parameterOf(books: Books, fund: string, name: string): string | undefined {
  const parameters = books.master('policy', fundPolicy(fund))?.['parameters'] as JsonObject | undefined;
  const value = parameters?.[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function judgePurpose(books: Books, { fund, purpose, purposeField }: Spending): Judgement {
  const { restricted, allowed } = ruleOf(books, fund, 'purpose', 'purposes');
  if (allowed === undefined && !restricted) return undefined;
  if (purpose === undefined) return refuse('restriction', `${purposeField}: fund ${fund} is given for a purpose; name it${listed(allowed)}`, purposeField);
  if (allowed === undefined || allowed.includes(purpose)) return undefined;
  return refuse('restriction', `${purposeField}: fund ${fund} is not given for ${purpose}${listed(allowed)}`, purposeField);
}

function judgePlace(books: Books, { fund, place, placeField }: Spending): Judgement {
  const { restricted, allowed } = ruleOf(books, fund, 'place', 'places');
  if (allowed === undefined && !restricted) return undefined;
  if (place === undefined) return refuse('restriction', `${placeField}: fund ${fund} is given for a place; name it${listed(allowed)}`, placeField);
  if (allowed === undefined || isWithin(books, place, allowed)) return undefined;
  return refuse('restriction', `${placeField}: fund ${fund} is not given for ${place}${listed(allowed)}`, placeField);
}

function judgeTime(books: Books, fund: string, day: string): Judgement {
  const [from, until] = [parameterOf(books, fund, 'from'), parameterOf(books, fund, 'until')];
  if (from !== undefined && day < from) return refuse('restriction', `eventTime: fund ${fund} may be spent from ${from} on`, 'eventTime');
  if (until !== undefined && day > until) return refuse('restriction', `eventTime: fund ${fund} had to be spent by ${until}`, 'eventTime');
  return undefined;
}

function judgeCommodities(books: Books, { fund, commodities, commodityField }: Pick<Spending, 'fund' | 'commodities' | 'commodityField'>): Judgement {
  const { allowed } = ruleOf(books, fund, 'commodity', 'commodities');
  const at = allowed === undefined ? -1 : commodities.findIndex((one) => !allowed.includes(one));
  if (at < 0) return undefined;
  return refuse('restriction', `${commodityField(at)}: fund ${fund} is not given for ${commodities[at] as string}${listed(allowed)}`, commodityField(at));
}

function listed(allowed: readonly string[] | undefined): string {
  return allowed === undefined ? '' : `; it is given for ${allowed.join(', ')}`;
}

/** True when the site is one of the places or lies in one, by explicit parents. */
export function isWithin(books: Books, place: string, places: readonly string[]): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = place; at !== undefined && !seen.has(at); at = books.master('site', at)?.['parent'] as string | undefined) {
    if (places.includes(at)) return true;
    seen.add(at);
  }
  return false;
}

function judgeBetweenFunds(books: Books, kind: string, body: JsonObject): Judgement {
  const fund = String(body['fund']);
  if (isOfZakat(books.master('fund', fund)?.['restrictions'])) return refuse('fund-isolated', `body.fund: nothing leaves ${fund} for another fund`, 'body.fund');
  if (kind === 'loan' && parameterOf(books, fund, 'lending') === 'no') return refuse('restriction', `body.fund: the policy of fund ${fund} forbids lending`, 'body.fund');
  return undefined;
}

/** Goods of a fund given for a place end there: a way between warehouses may lead elsewhere. */
function judgeDispatch(books: Books, body: JsonObject): Judgement {
  const destination = body['destination'] as string | undefined;
  for (const one of goodsOf(body)) {
    const fund = one.fund ?? String(body['fund']);
    const places = ruleOf(books, fund, 'place', 'places').allowed;
    const ends = books.master('site', destination ?? '')?.['type'] === 'distribution-point';
    if (ends && places !== undefined && !isWithin(books, destination as string, places)) {
      return refuse('restriction', `body.destination: goods of fund ${fund} are not given for ${destination as string}${listed(places)}`, 'body.destination');
    }
  }
  return undefined;
}

/** Goods of a fund whose policy asks for named lots leave by name, also where the account holds some outside lots. */
export function judgeNamedLots(books: Books, kind: string, body: JsonObject): Judgement {
  if (kind !== 'dispatch') return undefined;
  for (const [at, one] of goodsOf(body).entries()) {
    const fund = one.fund ?? String(body['fund']);
    if (one.lot === undefined && parameterOf(books, fund, 'lots') === 'named') {
      return refuse('lot-required', `body.goods[${at}].lot: fund ${fund} asks that lots be named`, `body.goods[${at}].lot`);
    }
  }
  return undefined;
}
