// The fields of the calculator, in the order in which it asks. The path of a field is its place in the document that the
// reckoning reads, so that a refusal of that place finds the field again.

import { PARAMETERS, type Parameter, type ParameterName } from '@amanah/zakat/parameters.ts';
import type { MessageKey } from '@amanah/ui/messages/en.ts';

export interface Field {
  readonly path: string;
  readonly label: MessageKey;
  readonly kind: 'decimal' | 'whole' | 'day' | 'text' | 'choice' | 'check' | 'hidden';
  readonly hint?: MessageKey;
  /** Values and their words. */
  readonly choices?: readonly (readonly [value: string, label: MessageKey])[];
  /** The value of a hidden field, or the one that stands at first. */
  readonly value?: string;
}

/** Fields under one name: those of a thing, or of each row of a list. */
export interface Cluster {
  readonly label: MessageKey;
  readonly fields: readonly Field[];
  /** The metal whose price it is. */
  readonly metal?: 'gold' | 'silver';
}

export interface Part {
  readonly id: string;
  readonly title: MessageKey;
  readonly about?: MessageKey;
  /** Closed until the person opens it: what few people have. */
  readonly folded?: true;
  readonly fields?: readonly Field[];
  readonly clusters?: readonly Cluster[];
  /** A list whose rows the person adds. */
  readonly list?: Cluster & { readonly path: string; readonly add: MessageKey; readonly about?: MessageKey };
}

const UNITS = [['gram', 'zakat.per.gram'], ['troy-ounce', 'zakat.per.troy-ounce'], ['kilogram', 'zakat.per.kilogram']] as const;

function priceOf(metal: 'gold' | 'silver'): Cluster {
  const path = `prices.${metal}`;
  return {
    label: `zakat.${metal}`,
    metal,
    fields: [
      { path: `${path}.amount`, label: 'zakat.price', kind: 'decimal' },
      { path: `${path}.per`, label: 'zakat.per', kind: 'choice', choices: UNITS },
      { path: `${path}.day`, label: 'zakat.price.day', kind: 'day' },
      { path: `${path}.source`, label: 'zakat.price.source', kind: 'text' },
    ],
  };
}

function metalOf(path: string, label: MessageKey, fineness: 'karat' | 'fineness', metal?: 'gold' | 'silver'): Cluster {
  const known: readonly Field[] = metal === undefined ? [] : [{ path: `${path}.metal`, label: `zakat.${metal}`, kind: 'hidden', value: metal }];
  return { label, fields: [{ path: `${path}.grams`, label: 'zakat.grams', kind: 'decimal' }, { path: `${path}.${fineness}`, label: `zakat.${fineness}`, kind: 'decimal' }, ...known] };
}

const money = (path: string, label: MessageKey): Field => ({ path, label, kind: 'decimal' });

/** Every part of the form below the choice of rules. */
export const PARTS: readonly Part[] = [
  { id: 'when', title: 'zakat.when', fields: [{ path: 'day', label: 'zakat.day', kind: 'day' }, { path: 'currency', label: 'zakat.currency', kind: 'text', hint: 'zakat.currency.hint' }] },
  { id: 'prices', title: 'zakat.prices', about: 'zakat.prices.about', clusters: [priceOf('gold'), priceOf('silver')] },
  {
    id: 'have',
    title: 'zakat.have',
    about: 'zakat.have.about',
    fields: [money('wealth.money', 'zakat.money'), money('wealth.tradeGoods', 'zakat.trade'), money('wealth.goodReceivables', 'zakat.owed.good'), money('wealth.doubtfulReceivables', 'zakat.owed.doubtful'), money('wealth.other', 'zakat.other')],
    clusters: [
      metalOf('wealth.gold', 'zakat.metal.gold', 'karat'), metalOf('wealth.silver', 'zakat.metal.silver', 'fineness'),
      metalOf('wealth.jewellery[0]', 'zakat.jewellery.gold', 'karat', 'gold'), metalOf('wealth.jewellery[1]', 'zakat.jewellery.silver', 'fineness', 'silver'),
    ],
  },
  { id: 'owe', title: 'zakat.owe', fields: [money('wealth.immediateDebts', 'zakat.owe.now'), money('wealth.laterDebts', 'zakat.owe.later')] },
  {
    id: 'year',
    title: 'zakat.year',
    about: 'zakat.year.about',
    fields: [{ path: 'year.since', label: 'zakat.year.since', kind: 'day' }],
    list: { path: 'year.balances', label: 'zakat.balance', about: 'zakat.balance.about', add: 'zakat.balance.add', fields: [{ path: 'day', label: 'zakat.balance.day', kind: 'day' }, { path: 'amount', label: 'zakat.balance.amount', kind: 'decimal' }] },
  },
  {
    id: 'shares',
    title: 'zakat.shares.title',
    folded: true,
    fields: [money('wealth.tradedShares', 'zakat.traded-shares')],
    clusters: [{ label: 'zakat.shares', fields: [money('wealth.longTermShares.amount', 'zakat.shares.value'), money('wealth.longTermShares.zakatablePart', 'zakat.shares.part')] }],
  },
  {
    id: 'crops',
    title: 'zakat.crops',
    folded: true,
    list: {
      path: 'crops',
      label: 'zakat.crop',
      add: 'zakat.crop.add',
      fields: [{ path: 'name', label: 'zakat.crop.name', kind: 'text' }, { path: 'kilograms', label: 'zakat.crop.kilograms', kind: 'decimal' }, { path: 'watering', label: 'zakat.crop.watering', kind: 'choice', choices: [['rain', 'zakat.crop.rain'], ['irrigated', 'zakat.crop.irrigated'], ['mixed', 'zakat.crop.mixed']] }],
    },
  },
  { id: 'herds', title: 'zakat.herds', folded: true, about: 'zakat.herds.about', fields: (['sheep', 'cattle', 'camels'] as const).map((herd): Field => ({ path: `livestock.${herd}`, label: `zakat.herd.${herd}`, kind: 'whole' })) },
  { id: 'finds', title: 'zakat.finds', folded: true, fields: [money('rikaz', 'zakat.rikaz'), money('minerals', 'zakat.minerals')] },
  {
    id: 'fitr',
    title: 'zakat.fitr',
    folded: true,
    about: 'zakat.fitr.about',
    fields: [
      { path: 'fitr.persons', label: 'zakat.fitr.persons', kind: 'whole' },
      { path: 'fitr.staple', label: 'zakat.fitr.staple', kind: 'text' },
      { path: 'fitr.isWheat', label: 'zakat.fitr.wheat', kind: 'check' },
      { path: 'fitr.pay', label: 'zakat.fitr.pay', kind: 'choice', choices: [['staple', 'zakat.fitr.pay.staple'], ['cash', 'zakat.fitr.pay.cash']] },
      { path: 'fitr.pricePerKilogram', label: 'zakat.fitr.price', kind: 'decimal' },
      { path: 'fitr.eid', label: 'zakat.fitr.eid', kind: 'day' },
    ],
  },
];

/** What a fund pays out by is no matter of what a person owes. */
const OF_FUNDS: ReadonlySet<string> = new Set(['distribution', 'amilCap', 'tamlikRequired']);

/** The parameters that a reckoning of one's own follows, as fields. */
export function parameterFields(): readonly (Field & { readonly name: ParameterName })[] {
  return (Object.entries(PARAMETERS) as [ParameterName, Parameter][]).filter(([name]) => !OF_FUNDS.has(name)).map(([name, { choices }]) => ({
    name,
    path: `profile.parameters.${name}`,
    label: `zakat.p.${name}` as MessageKey,
    ...(choices === undefined ? { kind: 'decimal' } : { kind: 'choice', choices: choices.map((choice) => [choice, `zakat.c.${choice}` as MessageKey] as const) }),
  }));
}
