// Reads the document of a reckoning: what a person states, in one JSON object (docs/zakat.md). Amounts are texts of
// decimals in the currency's main unit; a list may stand for one amount.

import { compare, exact, minus, over, times, type Exact } from './exact.ts';
import { FieldReader, type Fields } from './fields.ts';
import { CONVENTIONS, daysBetween, type Convention } from './hijri.ts';
import { MONEY_LISTS, WATERINGS, type Crop, type Fitr, type Input, type Item, type LongTermShares, type MetalItem, type MoneyList, type Wealth, type YearStated } from './input.ts';
import { HERDS } from './livestock.ts';
import { decimalsOf } from './minor-units.ts';
import { PRICE_UNITS, type Metal, type Price, type Prices } from './nisab.ts';
import type { Profile } from './profile.ts';
import type { Refused } from './refusal.ts';
import type { Currency } from './working.ts';

const METALS = ['gold', 'silver'] as const;
const DECIMALS_MOST = 4n;

/** What every part of a document is read against. */
interface Ground {
  readonly reader: FieldReader;
  readonly day: string | undefined;
  readonly currency: Currency;
  readonly convention: Convention;
}

export type InputRead = { readonly ok: true; readonly input: Input } | Refused;

/** Reads a document, judged for the profile's age of prices; gathers every refusal before it answers. */
export function readInput(document: unknown, profile: Profile): InputRead {
  const reader = new FieldReader();
  const fields = reader.fields(document, '', ['day', 'currency', 'decimals', 'convention', 'prices', 'wealth', 'year', 'crops', 'livestock', 'rikaz', 'minerals', 'fitr']);
  if (fields === undefined) return { ok: false, refusals: reader.refusals };
  const convention = fields['convention'] === undefined ? 'umm-al-qura' : (reader.choice(fields['convention'], 'convention', CONVENTIONS) ?? 'umm-al-qura');
  const day = reader.day(fields['day'], 'day', convention);
  const ground: Ground = { reader, day, currency: readCurrency(reader, fields), convention };
  const input = {
    day: day ?? '',
    currency: ground.currency,
    convention,
    prices: readPrices(ground, fields['prices'], Number(profile.parameters.priceAgeDays)),
    ...optional('wealth', fields['wealth'], (value) => readWealth(ground, value)),
    ...optional('year', fields['year'], (value) => readYear(ground, value)),
    crops: reader.list(fields['crops'], 'crops').flatMap((crop, at) => readCrop(ground, crop, `crops[${at}]`) ?? []),
    livestock: readLivestock(ground, fields['livestock']),
    ...optional('rikaz', fields['rikaz'], (value) => reader.decimal(value, 'rikaz')),
    ...optional('minerals', fields['minerals'], (value) => reader.decimal(value, 'minerals')),
    ...optional('fitr', fields['fitr'], (value) => readFitr(ground, value)),
  };
  const isEmpty = !['wealth', 'crops', 'livestock', 'rikaz', 'minerals', 'fitr'].some((key) => fields[key] !== undefined);
  if (isEmpty) reader.refuse('nothing-stated', 'wealth');
  return reader.refusals.length > 0 ? { ok: false, refusals: reader.refusals } : { ok: true, input };
}

function optional<K extends string, T>(key: K, value: unknown, read: (value: unknown) => T | undefined): { readonly [name in K]?: T } {
  const found = value === undefined ? undefined : read(value);
  return (found === undefined ? {} : { [key]: found }) as { readonly [name in K]?: T };
}

function readCurrency(reader: FieldReader, fields: Fields): Currency {
  const code = fields['currency'];
  const isCode = typeof code === 'string' && /^[A-Z]{3}$/.test(code);
  if (code === undefined) reader.refuse('missing', 'currency');
  else if (!isCode) reader.refuse('currency', 'currency');
  const known = isCode ? code : '???';
  if (fields['decimals'] === undefined) return { code: known, decimals: decimalsOf(known) };
  const decimals = reader.whole(fields['decimals'], 'decimals');
  if (decimals !== undefined && decimals > DECIMALS_MOST) reader.refuse('too-large', 'decimals', { value: String(decimals) });
  return { code: known, decimals: Number(decimals ?? 2n) % 5 };
}

/** Money is of the document's currency; another one is never converted here. */
function sameCurrency({ reader, currency }: Ground, fields: Fields, at: string): void {
  if (fields['currency'] !== undefined && fields['currency'] !== currency.code) reader.refuse('currency-mixed', `${at}.currency`, { currency: currency.code });
}

function readPrices(ground: Ground, value: unknown, ageDays: number): Prices {
  const { reader } = ground;
  const fields = value === undefined ? undefined : reader.fields(value, 'prices', METALS);
  const prices: Partial<Record<Metal, Price>> = {};
  for (const metal of METALS) {
    if (fields?.[metal] === undefined) continue;
    const price = readPrice(ground, fields[metal], `prices.${metal}`, ageDays);
    if (price !== undefined) prices[metal] = price;
  }
  return prices;
}

function readPrice(ground: Ground, value: unknown, at: string, ageDays: number): Price | undefined {
  const { reader, convention } = ground;
  const fields = reader.fields(value, at, ['amount', 'currency', 'per', 'day', 'source']);
  if (fields === undefined) return undefined;
  sameCurrency(ground, fields, at);
  const amount = reader.price(fields['amount'], `${at}.amount`);
  const per = reader.choice(fields['per'], `${at}.per`, PRICE_UNITS);
  const day = reader.day(fields['day'], `${at}.day`, convention);
  const source = fields['source'] === undefined ? reader.refuse('missing', `${at}.source`) : reader.text(fields['source'], `${at}.source`);
  const age = day === undefined || ground.day === undefined ? undefined : daysBetween(day, ground.day);
  if (age !== undefined && age < 0) return reader.refuse('price-later', `${at}.day`, { value: day ?? '', day: ground.day ?? '' });
  if (age !== undefined && age > ageDays) return reader.refuse('price-old', `${at}.day`, { value: day ?? '', days: String(age), most: String(ageDays) });
  return amount === undefined || per === undefined || day === undefined || source === undefined ? undefined : { amount, per, day, source };
}

function readWealth(ground: Ground, value: unknown): Wealth | undefined {
  const { reader } = ground;
  const fields = reader.fields(value, 'wealth', [...MONEY_LISTS, ...METALS, 'jewellery', 'longTermShares']);
  if (fields === undefined) return undefined;
  const lists = Object.fromEntries(MONEY_LISTS.map((name) => [name, readItems(ground, fields[name], `wealth.${name}`)])) as Record<MoneyList, Item[]>;
  const metals = METALS.flatMap((metal) => oneOrMany(fields[metal]).flatMap(([item, place]) => readMetal(ground, item, `wealth.${metal}${place}`, metal) ?? []));
  const jewellery = reader.list(fields['jewellery'], 'wealth.jewellery').flatMap((item, at) => readMetal(ground, item, `wealth.jewellery[${at}]`) ?? []);
  const longTermShares = oneOrMany(fields['longTermShares']).flatMap(([item, place]) => readShares(ground, item, `wealth.longTermShares${place}`) ?? []);
  return { ...lists, metals, jewellery, longTermShares };
}

/** A value, or each of a list of them with its place. */
function oneOrMany(value: unknown): readonly (readonly [item: unknown, place: string])[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.slice(0, 1000).map((item: unknown, at): [unknown, string] => [item, `[${at}]`]) : [[value, '']];
}

function isFields(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readLabel({ reader }: Ground, fields: Fields, at: string): { readonly label?: string } {
  const label = fields['label'] === undefined ? undefined : reader.text(fields['label'], `${at}.label`);
  return label === undefined ? {} : { label };
}

function readItems(ground: Ground, value: unknown, at: string): Item[] {
  if (Array.isArray(value) && value.length > 1000) return ground.reader.refuse('too-many', at, { most: '1000' }) ?? [];
  return oneOrMany(value).flatMap(([item, place]): Item[] => {
    const where = `${at}${place}`;
    const fields = isFields(item) ? ground.reader.fields(item, where, ['label', 'amount', 'currency']) : undefined;
    if (fields !== undefined) sameCurrency(ground, fields, where);
    const amount = ground.reader.decimal(fields === undefined ? item : fields['amount'], fields === undefined ? where : `${where}.amount`);
    return amount === undefined ? [] : [{ ...(fields === undefined ? {} : readLabel(ground, fields, where)), amount }];
  });
}

/** Metal by weight: grams alone, or with its fineness as karat of 24 or parts of a thousand. */
function readMetal(ground: Ground, value: unknown, at: string, known?: Metal): MetalItem | undefined {
  const { reader } = ground;
  if (!isFields(value) && known !== undefined) {
    const grams = reader.decimal(value, at);
    return grams === undefined ? undefined : { metal: known, grams, pure: grams };
  }
  const fields = reader.fields(value, at, ['label', 'grams', 'karat', 'fineness', ...(known === undefined ? ['metal'] : [])]);
  if (fields === undefined) return undefined;
  const metal = known ?? reader.choice(fields['metal'], `${at}.metal`, METALS);
  const grams = reader.decimal(fields['grams'], `${at}.grams`);
  if (fields['karat'] !== undefined && fields['fineness'] !== undefined) return reader.refuse('fineness', at);
  const share = fields['karat'] !== undefined ? readShare(reader, fields['karat'], `${at}.karat`, 24n) : fields['fineness'] !== undefined ? readShare(reader, fields['fineness'], `${at}.fineness`, 1000n) : exact(1n);
  return metal === undefined || grams === undefined || share === undefined ? undefined : { ...readLabel(ground, fields, at), metal, grams, pure: times(grams, share) };
}

function readShare(reader: FieldReader, value: unknown, at: string, whole: bigint): Exact | undefined {
  const read = reader.decimal(value, at);
  if (read === undefined) return undefined;
  return compare(read, exact(whole)) > 0 || read.n === 0n ? reader.refuse('fineness', at) : over(read, exact(whole));
}

function readShares(ground: Ground, value: unknown, at: string): LongTermShares | undefined {
  const { reader } = ground;
  const fields = reader.fields(value, at, ['label', 'amount', 'zakatablePart', 'currency']);
  if (fields === undefined) return undefined;
  sameCurrency(ground, fields, at);
  const amount = reader.decimal(fields['amount'], `${at}.amount`);
  const part = fields['zakatablePart'] === undefined ? undefined : reader.decimal(fields['zakatablePart'], `${at}.zakatablePart`);
  if (amount !== undefined && part !== undefined && compare(minus(amount, part), exact(0n)) < 0) return reader.refuse('part-above-whole', `${at}.zakatablePart`);
  return amount === undefined ? undefined : { ...readLabel(ground, fields, at), amount, ...(part === undefined ? {} : { part }) };
}

function readYear(ground: Ground, value: unknown): YearStated | undefined {
  const { reader, convention } = ground;
  const fields = reader.fields(value, 'year', ['since', 'balances']);
  if (fields === undefined) return undefined;
  const since = reader.day(fields['since'], 'year.since', convention);
  if (since !== undefined && ground.day !== undefined && since > ground.day) return reader.refuse('order-of-days', 'year.since', { day: ground.day });
  let last = since ?? '';
  const balances = reader.list(fields['balances'], 'year.balances').flatMap((one, index) => {
    const at = `year.balances[${index}]`;
    const balance = reader.fields(one, at, ['day', 'amount', 'currency']);
    if (balance === undefined) return [];
    sameCurrency(ground, balance, at);
    const day = reader.day(balance['day'], `${at}.day`, convention);
    const amount = reader.decimal(balance['amount'], `${at}.amount`);
    if (day === undefined || amount === undefined) return [];
    // The first may be of the day on which the year begins; the day of the reckoning itself is the wealth stated.
    if (day < last || (index > 0 && day === last) || (ground.day !== undefined && day >= ground.day)) reader.refuse('order-of-days', `${at}.day`, { day: ground.day ?? '' });
    last = day;
    return [{ day, amount }];
  });
  return since === undefined ? undefined : { since, balances };
}

function readCrop({ reader }: Ground, value: unknown, at: string): Crop | undefined {
  const fields = reader.fields(value, at, ['name', 'kilograms', 'watering']);
  if (fields === undefined) return undefined;
  const name = fields['name'] === undefined ? '' : reader.text(fields['name'], `${at}.name`);
  const kilograms = reader.decimal(fields['kilograms'], `${at}.kilograms`);
  const watering = reader.choice(fields['watering'], `${at}.watering`, WATERINGS);
  return name === undefined || kilograms === undefined || watering === undefined ? undefined : { name, kilograms, watering };
}

function readLivestock({ reader }: Ground, value: unknown): Input['livestock'] {
  const fields = value === undefined ? undefined : reader.fields(value, 'livestock', HERDS);
  if (fields === undefined) return [];
  return HERDS.flatMap((herd) => {
    const count = fields[herd] === undefined ? undefined : reader.whole(fields[herd], `livestock.${herd}`);
    return count === undefined ? [] : [{ herd, count }];
  });
}

function readFitr({ reader, convention }: Ground, value: unknown): Fitr | undefined {
  const fields = reader.fields(value, 'fitr', ['persons', 'staple', 'isWheat', 'pay', 'pricePerKilogram', 'eid']);
  if (fields === undefined) return undefined;
  const persons = reader.whole(fields['persons'], 'fitr.persons');
  const staple = fields['staple'] === undefined ? reader.refuse('missing', 'fitr.staple') : reader.text(fields['staple'], 'fitr.staple');
  const pay = fields['pay'] === undefined ? 'staple' : reader.choice(fields['pay'], 'fitr.pay', ['staple', 'cash'] as const);
  const price = fields['pricePerKilogram'] === undefined ? undefined : reader.price(fields['pricePerKilogram'], 'fitr.pricePerKilogram');
  const eid = fields['eid'] === undefined ? undefined : reader.day(fields['eid'], 'fitr.eid', convention);
  if (pay === 'cash' && fields['pricePerKilogram'] === undefined) reader.refuse('missing', 'fitr.pricePerKilogram');
  if (fields['isWheat'] !== undefined && typeof fields['isWheat'] !== 'boolean') reader.refuse('not-a-choice', 'fitr.isWheat', { value: String(fields['isWheat']), choices: 'true, false' });
  if (persons === undefined || staple === undefined || pay === undefined) return undefined;
  return { persons, staple, isWheat: fields['isWheat'] === true || staple.toLowerCase() === 'wheat', pay, ...(price === undefined ? {} : { pricePerKilogram: price }), ...(eid === undefined ? {} : { eid }) };
}
