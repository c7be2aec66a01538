// A trail as text for a person and as JSON for a program. Amounts are decimals in the unit of their commodity.

import { formatDecimal, formatDecimalShort } from '@amanah/record/amount.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { DELIVERED, type End } from '@amanah/trails/ends.ts';
import type { DeliveryTrail, EndOfGift, GiftTrail, Hop, Rule, ShareOfDelivery, WithoutGiver } from '@amanah/trails/trail.ts';

const RULE_WORDS: Readonly<Record<Rule, string>> = {
  named: 'lots that are named first, then the first to expire, then the first in',
  fifo: 'the first in is the first out, whatever lots are named',
  proportional: 'what leaves an account takes the same fraction of every gift in it; rounded where shown',
};

const END_WORDS: Readonly<Record<End, string>> = {
  served: 'handed over',
  partner: 'with a partner',
  expense: 'spent',
  loss: 'lost',
  transit: 'on the road',
  stock: 'in stock',
  cash: 'in cash',
  supplier: 'with a supplier',
  between: 'lent or released',
  suspense: 'in suspense',
  returned: 'given back',
  shortage: 'made good a shortage',
  'taken-back': 'taken back',
};

const WITHOUT_WORDS: Readonly<Record<WithoutGiver, string>> = {
  'not-held': 'nobody: the account did not hold it',
  'not-paid': 'nobody yet: not paid',
  'taken-back': 'nobody: its purchase was reversed',
};

/** An amount with its commodity. Money has all its decimals. */
function amountText(books: Books, least: bigint, commodity: string): string {
  return `${decimalOf(books, least, commodity)} ${commodity}`;
}

function decimalOf(books: Books, least: bigint, commodity: string): string {
  const { scale, class: what } = books.commodity(commodity);
  return what === 'money' ? formatDecimal(least, scale) : formatDecimalShort(least, scale);
}

function dayOf(books: Books, row: number): string {
  const day = String(books.days.values[row]);
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

/** Lines in columns; the first `left` of them are aligned to the left. */
function table(rows: readonly (readonly string[])[], left: ReadonlySet<number>): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, at) => (left.has(at) ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number))).join('  ')}`.trimEnd());
}

function hopsText(books: Books, hops: readonly Hop[]): string[] {
  const rows = hops.map((hop) => [
    String(hop.row),
    dayOf(books, hop.row),
    books.statedKindAt(hop.row),
    `${hop.from} > ${hop.to}`,
    amountText(books, hop.quantity, hop.commodity),
    hop.commodity === hop.givenCommodity && hop.quantity === hop.given ? '' : `for ${amountText(books, hop.given, hop.givenCommodity)}`,
    [
      ...(hop.lot === undefined ? [] : [`lot ${hop.lot}`]),
      ...(hop.undoes === undefined ? [] : [`takes back record ${hop.undoes}`]),
      ...(hop.undoneBy === undefined ? [] : [`taken back by record ${hop.undoneBy}`]),
      ...(hop.substituted === undefined ? [] : [`${amountText(books, hop.substituted, hop.commodity)} of it others', because its own had gone on`]),
    ].join(', '),
  ]);
  return table([['record', 'day', 'kind', 'way', 'amount', 'stands for', ''], ...rows], new Set([1, 2, 3, 6]));
}

function endsText(books: Books, ends: readonly EndOfGift[]): string[] {
  return table(
    [...ends.filter(({ end }) => DELIVERED.has(end)), ...ends.filter(({ end }) => !DELIVERED.has(end))].map(({ end, account, commodity, quantity, given, givenCommodity }) => [
      END_WORDS[end],
      account,
      amountText(books, quantity, commodity),
      commodity === givenCommodity && quantity === given ? '' : `for ${amountText(books, given, givenCommodity)}`,
    ]),
    new Set([0, 1]),
  );
}

/** What became of a gift, for a person. */
export function giftText(books: Books, trail: GiftTrail): string[] {
  const commodities = [...new Set(trail.ends.map(({ givenCommodity }) => givenCommodity))];
  return [
    `Gift of ${books.nameOf('organisation', trail.donor)}, record ${trail.row} of ${dayOf(books, trail.row)}: ${trail.given.map(({ amount, commodity, fund }) => `${amountText(books, amount, commodity)} for ${fund}`).join(', ')}`,
    ...(trail.reversedBy === undefined ? [] : [`Taken back by record ${trail.reversedBy}.`]),
    `Followed as of ${trail.asOf} records: ${RULE_WORDS[trail.rule]}.`,
    '',
    'Where it is',
    ...endsText(books, trail.ends),
    ...commodities.map((commodity) => `  in all ${amountText(books, trail.ends.filter((one) => one.givenCommodity === commodity).reduce((sum, { given }) => sum + given, 0n), commodity)}`),
    '',
    'Its way',
    ...hopsText(books, trail.hops),
    '',
    'The proof of a record: amanah prove RECORD --books BOOKS',
  ];
}

/** Whose gifts are in a delivery, for a person. */
export function deliveryText(books: Books, trail: DeliveryTrail): string[] {
  return [
    `Delivered by record ${trail.rows.join(', ')}:`,
    ...table(trail.delivered.map(({ row, from, to, commodity, quantity }) => [String(row), dayOf(books, row), `${from} > ${to}`, amountText(books, quantity, commodity)]), new Set([1, 2])),
    `Followed as of ${trail.asOf} records: ${RULE_WORDS[trail.rule]}.`,
    '',
    'Whose gifts are in it',
    ...table(
      trail.shares.map((share) => [
        share.donor === undefined ? WITHOUT_WORDS[share.without ?? 'not-held'] : books.nameOf('organisation', share.donor),
        share.gift === undefined ? '' : `gift, record ${share.gift}`,
        amountText(books, share.quantity, share.commodity),
        share.commodity === share.givenCommodity && share.quantity === share.given ? '' : `for ${amountText(books, share.given, share.givenCommodity)}`,
      ]),
      new Set([0, 1]),
    ),
    '',
    'Their way',
    ...hopsText(books, trail.hops),
    '',
    'The proof of a record: amanah prove RECORD --books BOOKS',
  ];
}

function hopJson(books: Books, { row, quantity, given, substituted, ...hop }: Hop): Readonly<Record<string, unknown>> {
  return {
    record: row,
    id: books.idAt(row),
    day: dayOf(books, row),
    kind: books.statedKindAt(row),
    ...hop,
    quantity: decimalOf(books, quantity, hop.commodity),
    given: decimalOf(books, given, hop.givenCommodity),
    ...(substituted === undefined ? {} : { substituted: decimalOf(books, substituted, hop.commodity) }),
  };
}

/** A gift's trail as docs/formats/cli-json.md says. */
export function giftJson(books: Books, { row, donor, rule, asOf, given, reversedBy, isCut, ends, hops }: GiftTrail): Readonly<Record<string, unknown>> {
  return {
    trail: 'gift',
    record: row,
    id: books.idAt(row),
    donor,
    rule,
    asOf,
    gifts: given.map(({ commodity, amount, fund, account }) => ({ amount: decimalOf(books, amount, commodity), commodity, fund, account })),
    ...(reversedBy === undefined ? {} : { reversedBy }),
    ...(isCut === undefined ? {} : { isCut }),
    ends: ends.map((one) => ({ ...one, quantity: decimalOf(books, one.quantity, one.commodity), given: decimalOf(books, one.given, one.givenCommodity) })),
    hops: hops.map((hop) => hopJson(books, hop)),
  };
}

/** A delivery's trail as docs/formats/cli-json.md says. */
export function deliveryJson(books: Books, { rows, rule, asOf, delivered, isCut, shares, hops }: DeliveryTrail): Readonly<Record<string, unknown>> {
  return {
    trail: 'delivery',
    records: rows,
    rule,
    asOf,
    delivered: delivered.map(({ row, quantity, ...one }) => ({ record: row, id: books.idAt(row), ...one, quantity: decimalOf(books, quantity, one.commodity) })),
    ...(isCut === undefined ? {} : { isCut }),
    shares: shares.map(({ gift, quantity, given, ...one }: ShareOfDelivery) => ({
      ...(gift === undefined ? {} : { gift, id: books.idAt(gift) }),
      ...one,
      quantity: decimalOf(books, quantity, one.commodity),
      given: decimalOf(books, given, one.givenCommodity),
    })),
    hops: hops.map((hop) => hopJson(books, hop)),
  };
}
