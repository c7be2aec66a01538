// Sections of figures about followed gifts and deliveries:
//
//     gifts/1204/2026-07-03/USD/given        the list, one row for each gift and commodity
//     gifts.1204/end/served/…/quantity       one gift: where it is, its way, and the sums its sentence says
//     deliveries.1310/share/1204/rice/share  one delivery: whose gifts are in it

import { formatDecimal } from '@amanah/record/amount.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Column, Row, Selector } from '@amanah/projection/report-shape.ts';
import { votesByUse } from '@amanah/projection/votes.ts';
import { ENDS, type End } from '@amanah/trails/ends.ts';
import type { DeliveryTrail, EndOfGift, GiftTrail, Hop, ShareOfDelivery } from '@amanah/trails/trail.ts';
import { followedName, type FollowedName, type Section } from './figure.ts';
import type { Followed } from './followed.ts';
import { hopKind } from './hop-kind.ts';

/** Rows of one table on the page of a gift or delivery. */
export const TRAIL_ROWS_MAX = 200;
/** Donors that the sentence of a delivery may name. */
const DONORS_MAX = 5;
const NOTES = ['tree-size', 'own-records', 'not-added'] as const;
const amount = (key: string, title: string, commodity = 'commodity', within?: readonly string[]): Column => ({ key, title, type: 'amount', commodity, ...(within === undefined ? {} : { totalWithin: within }) });
const text = (key: string, title: string): Column => ({ key, title, type: 'text' });
const code = (key: string, title: string): Column => ({ key, title, type: 'code' });
const COMMODITY: Column = { key: 'commodity', title: 'Commodity', type: 'commodity' };
const DAY: Column = { key: 'day', title: 'Day', type: 'day' };

const OF_ENDS: Readonly<Record<End, string>> = {
  served: 'handedOver', partner: 'withPartner', expense: 'cost', loss: 'lost', transit: 'onItsWay', stock: 'onItsWay', cash: 'onItsWay', supplier: 'onItsWay', between: 'onItsWay', suspense: 'onItsWay',
  returned: 'givenBack', 'taken-back': 'givenBack', shortage: 'usedBefore',
};
const GIFT_COLUMNS: readonly Column[] = [
  code('gift', 'Gift'), DAY, text('donor', 'Donor'), text('fund', 'Fund'), amount('givenAmount', 'Given', 'commodity', ['commodity']),
  ...['handedOver', 'withPartner', 'cost', 'lost', 'onItsWay', 'givenBack', 'usedBefore'].map((key) => amount(key, key, 'commodity', ['commodity'])), COMMODITY,
];
const SUM_COLUMNS: readonly Column[] = [code('end', 'What became of it'), text('where', 'Where'), COMMODITY, amount('quantity', 'Quantity'), amount('given', 'Stands for', 'givenCommodity'), code('givenCommodity', 'Given')];
const [GIVEN, GIVEN_COMMODITY] = [amount('given', 'Stands for', 'givenCommodity'), code('givenCommodity', 'Given')];
const VALUE_COLUMNS: readonly Column[] = [code('end', 'What became of it'), code('bought', 'Bought'), GIVEN, GIVEN_COMMODITY];
const BECAME_COLUMNS: readonly Column[] = [COMMODITY, amount('quantity', 'Quantity'), GIVEN, GIVEN_COMMODITY];
const BOUGHT_COLUMNS: readonly Column[] = [GIVEN, GIVEN_COMMODITY];
/** Where nothing was bought, a quantity stands for itself. */
const PLAIN_END_COLUMNS: readonly Column[] = [
  code('end', 'What became of it'), code('where', 'Where'), text('fund', 'Fund'), amount('quantity', 'Quantity', 'commodity', ['commodity']), amount('byProportion', 'By proportion', 'commodity', ['commodity']), COMMODITY,
];
const END_COLUMNS: readonly Column[] = [
  code('end', 'What became of it'), code('where', 'Where'), text('fund', 'Fund'), amount('quantity', 'Quantity'), amount('byProportion', 'By proportion'), COMMODITY,
  amount('given', 'Stands for', 'givenCommodity', ['givenCommodity']), amount('givenByProportion', 'By proportion', 'givenCommodity', ['givenCommodity']), code('givenCommodity', 'Given'),
];
const HOP_COLUMNS: readonly Column[] = [
  code('step', 'Step'), text('entry', 'Record'), DAY, text('point', 'Counting point'), text('giver', 'From'), text('receiver', 'To'), amount('quantity', 'Quantity'), text('commodity', 'Commodity'),
  amount('given', 'Stands for', 'givenCommodity'), text('givenCommodity', 'Given'), text('note', 'Remarks'),
];
const DELIVERY_COLUMNS: readonly Column[] = [code('delivery', 'Delivery'), DAY, text('receiver', 'To'), text('fund', 'Fund'), amount('quantity', 'Quantity', 'commodity', ['commodity']), COMMODITY, { key: 'donors', title: 'Donors', type: 'count' }];
const SHARE_COLUMNS: readonly Column[] = [
  code('gift', 'Gift'), text('donor', 'Donor'), text('fund', 'Fund'), text('day', 'Day'), amount('quantity', 'Quantity', 'commodity', ['commodity']), amount('share', 'Share', 'percent'), amount('byProportion', 'By proportion', 'commodity', ['commodity']), COMMODITY,
  amount('given', 'Stands for', 'givenCommodity'), code('givenCommodity', 'Given'),
];
const DONOR_COLUMNS: readonly Column[] = [code('donor', 'Donor'), COMMODITY, amount('quantity', 'Quantity')];

/** The sections of a name such as `gifts`, `gifts.1204` or `deliveries.1310`; none where these books have no such page. */
export function followedSections(followed: Followed, name: string): Section[] {
  const [of, number] = name.split('.') as [FollowedName, string | undefined];
  const isGift = of === 'gifts';
  if (number === undefined) return [isGift ? giftList(followed) : deliveryList(followed)];
  const row = /^\d{1,15}$/.test(number) ? Number(number) : -1;
  if (String(row) !== number || !(isGift ? followed.hasGift(row) : followed.hasDelivery(row))) return [];
  return isGift ? giftSections(followed, row) : deliverySections(followed, row);
}

function section(name: string, columns: readonly Column[], rows: readonly Row[]): Section {
  return { name, report: followedName(name), columns: columns.filter(({ key }) => rows.length === 0 || rows.some((row) => row[key] !== undefined)), rows, noteKeys: NOTES };
}

/** An amount with all decimals of its commodity. */
function decimal(books: Books, least: bigint, commodity: string): string {
  return formatDecimal(least, books.commodity(commodity).scale);
}

/** The day of a row as `2026-07-03`. */
export function dayOfRow(books: Books, row: number): string {
  const day = String(books.days.values[row]);
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

/** Sums by a key, in the order in which the keys come. */
function grouped<T>(list: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

const sum = <T>(list: readonly T[], of: (one: T) => bigint): bigint => list.reduce((all, one) => all + of(one), 0n);
const rowsSelector = (rows: readonly number[]): Selector => ({ rows: [...new Set(rows)].sort((a, b) => a - b).join(' ') });

/** The gifts that have pages, the newest first. */
function giftList(followed: Followed): Section {
  const { books } = followed;
  const rows = followed.gifts.shown.toReversed().flatMap((row) => {
    const trail = followed.gift(row);
    return grouped(trail.given, ({ commodity }) => commodity).map((given): Row => {
      const { commodity, fund } = given[0] as GiftTrail['given'][number];
      const ends = trail.ends.filter(({ givenCommodity }) => givenCommodity === commodity);
      const of = (key: string): bigint => sum(ends.filter(({ end }) => OF_ENDS[end] === key), (one) => one.given);
      return {
        selector: { row: String(row) },
        gift: String(row), day: dayOfRow(books, row), donor: trail.donor, fund, commodity,
        givenAmount: decimal(books, sum(given, (one) => one.amount), commodity),
        ...Object.fromEntries([...new Set(Object.values(OF_ENDS))].map((key) => [key, decimal(books, of(key), commodity)])),
        selectors: Object.fromEntries([...new Set(Object.values(OF_ENDS))].map((key) => [key, behindEnds(trail, ends.filter(({ end }) => OF_ENDS[end] === key))])),
      };
    });
  });
  return section('gifts', GIFT_COLUMNS, rows);
}

/** The records that brought units to ends; of an end that nothing moved to, the gift itself. */
function behindEnds(trail: GiftTrail, ends: readonly EndOfGift[]): Selector {
  const accounts = new Set(ends.map(({ account, commodity, fund }) => `${account} ${commodity} ${fund}`));
  const rows = trail.hops.filter(({ to, commodity, fund }) => accounts.has(`${to} ${commodity} ${fund}`)).map(({ row }) => row);
  return rowsSelector(rows.length > 0 ? rows : [trail.row]);
}

function giftSections(followed: Followed, row: number): Section[] {
  const { books } = followed;
  const trail = followed.gift(row);
  const name = `gifts.${row}`;
  const ends = inOrder(trail.ends);
  const sums = (keyOf: (one: EndOfGift) => string, of: readonly EndOfGift[]): Row[] => grouped(of, keyOf).map((same) => sumRow(books, trail, same));
  return [
    section(`${name}/gave`, [COMMODITY, amount('quantity', 'Given')], grouped(trail.given, ({ commodity }) => commodity).map((given): Row => {
      const { commodity } = given[0] as GiftTrail['given'][number];
      return { selector: { row: String(row) }, commodity, quantity: decimal(books, sum(given, (one) => one.amount), commodity) };
    })),
    section(`${name}/sum`, SUM_COLUMNS, sums(({ end, account, commodity, givenCommodity }) => `${end} ${end === 'loss' ? account : ''} ${commodity} ${givenCommodity}`, ends)),
    section(`${name}/value`, VALUE_COLUMNS, sums((one) => `${one.end} ${isBought(one)} ${one.givenCommodity}`, ends)),
    section(`${name}/became`, BECAME_COLUMNS, sums(({ commodity, givenCommodity }) => `${commodity} ${givenCommodity}`, ends.filter(isBought))),
    section(`${name}/bought`, BOUGHT_COLUMNS, sums(({ givenCommodity }) => givenCommodity, ends.filter(isBought))),
    section(`${name}/end`, ends.some(isBought) ? END_COLUMNS : PLAIN_END_COLUMNS, endRows(books, trail, followed.giftByProportion(row))),
    section(`${name}/hop`, HOP_COLUMNS, hopRows(followed, trail.hops.slice(0, TRAIL_ROWS_MAX))),
    section(`${name}/reached`, HOP_COLUMNS, hopRows(followed, trail.hops.filter((hop) => isReached(followed, hop)).slice(-TRAIL_ROWS_MAX))),
  ];
}

/** True for a step that handed something over in a delivery that has a page. */
function isReached(followed: Followed, hop: Hop): boolean {
  const kind = hopKind(hop);
  return (kind === 'handed-over' || kind === 'to-partner') && hop.undoneBy === undefined && followed.hasDelivery(hop.row);
}

/** The largest of what a table would hold, in the order they came. */
function largest<T>(list: readonly T[], most: number, sizeOf: (one: T) => bigint): readonly T[] {
  if (list.length <= most) return list;
  const kept = new Set(list.toSorted((a, b) => (sizeOf(b) > sizeOf(a) ? 1 : sizeOf(b) < sizeOf(a) ? -1 : 0)).slice(0, most));
  return list.filter((one) => kept.has(one));
}

/** True when what stands there is not what was given, but what was got for it. */
function isBought({ commodity, givenCommodity }: EndOfGift): boolean {
  return commodity !== givenCommodity;
}

function sumRow(books: Books, trail: GiftTrail, ends: readonly EndOfGift[]): Row {
  const { end, commodity, givenCommodity } = ends[0] as EndOfGift;
  // Quantities of several commodities have no sum; what they stand for has.
  return {
    selector: behindEnds(trail, ends),
    end, where: [...new Set(ends.map(({ account }) => account))].join(' '), commodity, givenCommodity, bought: commodity === givenCommodity ? 'no' : 'yes',
    quantity: decimal(books, sum(ends, (one) => one.quantity), commodity),
    given: decimal(books, sum(ends, (one) => one.given), givenCommodity),
  };
}

/** What was delivered stands first, then what was lost, then what is on its way. */
function inOrder(ends: readonly EndOfGift[]): EndOfGift[] {
  return ends.toSorted((a, b) => ENDS.indexOf(a.end) - ENDS.indexOf(b.end));
}

/** The ends by both rules beside each other; what only one of them knows stands with nothing in the other. Columns by proportion stay away where they say the same. */
function endRows(books: Books, trail: GiftTrail, other: GiftTrail | undefined): Row[] {
  const keyOf = ({ end, account, fund, commodity, givenCommodity }: EndOfGift): string => [end, account, fund, commodity, givenCommodity].join(' ');
  const totalsOf = (ends: readonly EndOfGift[]): Map<string, EndOfGift> => new Map(grouped(ends, keyOf).map((same) => [keyOf(same[0] as EndOfGift), { ...(same[0] as EndOfGift), quantity: sum(same, (one) => one.quantity), given: sum(same, (one) => one.given) }]));
  const [own, beside] = [totalsOf(trail.ends), totalsOf(other?.ends ?? [])];
  const differs = other !== undefined && (own.size !== beside.size || [...own].some(([key, one]) => beside.get(key)?.quantity !== one.quantity || beside.get(key)?.given !== one.given));
  const all = [...own.values(), ...(differs ? [...beside].filter(([key]) => !own.has(key)).map(([, one]) => one) : [])];
  return inOrder(largest(all, TRAIL_ROWS_MAX, ({ given }) => given)).map((one): Row => {
    const [mine, its] = [own.get(keyOf(one)), beside.get(keyOf(one))];
    return {
      selector: behindEnds(mine === undefined && other !== undefined ? other : trail, [one]),
      end: one.end, where: one.account, fund: one.fund, commodity: one.commodity, givenCommodity: one.givenCommodity,
      quantity: decimal(books, mine?.quantity ?? 0n, one.commodity),
      given: decimal(books, mine?.given ?? 0n, one.givenCommodity),
      ...(differs ? { byProportion: decimal(books, its?.quantity ?? 0n, one.commodity), givenByProportion: decimal(books, its?.given ?? 0n, one.givenCommodity) } : {}),
    };
  });
}

function hopRows({ books, asOf }: Followed, hops: readonly Hop[]): Row[] {
  const decisions = votesByUse(books, asOf);
  const remarked = ({ row, lot, undoes, undoneBy, substituted }: Hop): boolean => decisions.has(row) || [lot, undoes, undoneBy, substituted].some((one) => one !== undefined);
  return hops.map((hop, at): Row => ({
    selector: { row: String(hop.row) },
    step: String(at + 1), entry: String(hop.row), day: dayOfRow(books, hop.row), point: hopKind(hop), giver: hop.from, receiver: hop.to, commodity: hop.commodity, givenCommodity: hop.givenCommodity,
    quantity: decimal(books, hop.quantity, hop.commodity),
    given: decimal(books, hop.given, hop.givenCommodity),
    ...(hop.lot === undefined ? {} : { lot: hop.lot }),
    ...(hop.undoes === undefined ? {} : { undoes: String(hop.undoes) }),
    ...(hop.undoneBy === undefined ? {} : { undone: String(hop.undoneBy) }),
    ...(hop.substituted === undefined ? {} : { substituted: 'yes' }),
    ...(decisions.has(hop.row) ? { decided: String(decisions.get(hop.row)) } : {}),
    // The words of a remark are of the page's language; that there is one is said here.
    ...(remarked(hop) ? { note: 'yes' } : {}),
  }));
}

/** The deliveries that have pages, the newest first. */
function deliveryList(followed: Followed): Section {
  const { books } = followed;
  const rows = followed.deliveries.shown.toReversed().flatMap((row) => {
    const { delivered, shares } = followed.delivery(row);
    return grouped(delivered, ({ commodity }) => commodity).map((same): Row => {
      const { to, fund, commodity } = same[0] as DeliveryTrail['delivered'][number];
      const own = shares.filter((share) => share.commodity === commodity);
      const donors = new Set(own.flatMap(({ donor }) => donor ?? []));
      return {
        selector: { row: String(row) },
        selectors: { donors: rowsSelector(own.flatMap(({ gift }) => gift ?? [])) },
        delivery: String(row), day: dayOfRow(books, row), receiver: to, fund, commodity, quantity: decimal(books, sum(same, (one) => one.quantity), commodity), donors: donors.size,
      };
    });
  });
  return section('deliveries', DELIVERY_COLUMNS, rows);
}

function deliverySections(followed: Followed, row: number): Section[] {
  const { books } = followed;
  const trail = followed.delivery(row);
  const name = `deliveries.${row}`;
  return [
    section(`${name}/delivered`, [COMMODITY, amount('quantity', 'Quantity')], grouped(trail.delivered, ({ commodity }) => commodity).map((same): Row => {
      const { commodity } = same[0] as DeliveryTrail['delivered'][number];
      return { selector: { row: String(row) }, commodity, quantity: decimal(books, sum(same, (one) => one.quantity), commodity) };
    })),
    section(`${name}/donor`, DONOR_COLUMNS, largest(grouped(trail.shares, (share) => `${giverOf(share)} ${share.commodity}`), DONORS_MAX, (shares) => sum(shares, ({ quantity }) => quantity)).map((shares): Row => {
      const first = shares[0] as ShareOfDelivery;
      return { selector: behindShares(row, shares), donor: giverOf(first), commodity: first.commodity, quantity: decimal(books, sum(shares, (one) => one.quantity), first.commodity) };
    })),
    section(`${name}/share`, SHARE_COLUMNS, shareRows(books, row, trail, followed.deliveryByProportion(row))),
    section(`${name}/hop`, HOP_COLUMNS, hopRows(followed, trail.hops.slice(0, TRAIL_ROWS_MAX))),
  ];
}

/** The donor of a share, or why it has none. */
function giverOf({ donor, without }: ShareOfDelivery): string {
  return donor ?? `without:${without ?? 'not-held'}`;
}

function behindShares(row: number, shares: readonly ShareOfDelivery[]): Selector {
  return rowsSelector([...shares.flatMap(({ gift }) => gift ?? []), row]);
}

function shareRows(books: Books, row: number, trail: DeliveryTrail, other: DeliveryTrail | undefined): Row[] {
  const keyOf = (share: ShareOfDelivery): string => [share.gift ?? share.without, share.commodity, share.givenCommodity].join(' ');
  const own = new Map(trail.shares.map((share) => [keyOf(share), share]));
  const beside = new Map((other?.shares ?? []).map((share) => [keyOf(share), share]));
  const differs = other !== undefined && (own.size !== beside.size || [...own].some(([key, { quantity }]) => beside.get(key)?.quantity !== quantity));
  const all = [...own.values(), ...(differs ? [...beside].filter(([key]) => !own.has(key)).map(([, share]) => share) : [])];
  return largest(all, TRAIL_ROWS_MAX, ({ quantity }) => quantity).map((share): Row => {
    const mine = own.get(keyOf(share));
    const whole = sum(trail.delivered.filter(({ commodity }) => commodity === share.commodity), ({ quantity }) => quantity);
    const quantity = mine?.quantity ?? 0n;
    const { gift } = share;
    return {
      selector: behindShares(row, [share]),
      ...(gift === undefined ? {} : { gift: String(gift), day: dayOfRow(books, gift), fund: fundOf(books, gift) }),
      donor: giverOf(share), commodity: share.commodity, givenCommodity: share.givenCommodity, percent: '%',
      quantity: decimal(books, quantity, share.commodity),
      share: tenths(quantity, whole),
      given: decimal(books, mine?.given ?? 0n, share.givenCommodity),
      ...(differs ? { byProportion: decimal(books, beside.get(keyOf(share))?.quantity ?? 0n, share.commodity) } : {}),
    };
  });
}

/** A share in per cent, cut to tenths: all together never show more than a hundred. */
function tenths(part: bigint, whole: bigint): string {
  return formatDecimal(whole === 0n ? 0n : (part * 1000n) / whole, 1);
}

/** The fund that a gift was given for: that of its first posting. */
export function fundOf(books: Books, row: number): string {
  return books.names.name(books.postings.fund.values[books.postingStart.values[row] as number] as number);
}
