// The trail in a receipt: units of the gift, record by record. Which units of a
// shared account were spent first is the rule's choice and needs the whole
// journal to recompute; what these records alone show is checked here: that each
// record moved what the trail takes from it and no more, that nothing of the gift
// arises or vanishes between records, and that the ends add up to the gift.

import type { JsonObject } from '@amanah/record/decode.ts';
import { decode, Fields } from '@amanah/record/decode.ts';
import type { Posting } from '@amanah/record/posting.ts';
import { findKind } from '@amanah/record/kinds.ts';
import type { ReceiptTrail } from './format.ts';
import { receiptFailed, type Proven, type ReceiptFailure } from './verdict.ts';

type Moved = Pick<Posting, 'source' | 'destination' | 'fund' | 'commodity' | 'amount'>;
/** Proven records by their place and by their id. */
interface Known {
  readonly byIndex: ReadonlyMap<number, Proven>;
  readonly byId: ReadonlyMap<string, Proven>;
}
/** A record that undoes one that undid one, and so on: no honest chain is longer. */
const DEPTH_MAX = 8;

/** Judges a trail by proven records; undefined when it holds. */
export function verifyTrail(trail: ReceiptTrail, gift: Proven, entries: readonly Proven[]): ReceiptFailure | undefined {
  const known: Known = { byIndex: new Map(entries.map((one) => [one.index, one])), byId: new Map(entries.map((one) => [one.entry.id, one])) };
  return verifyHops(trail, known) ?? verifyFlow(trail, gift);
}

/** Every hop is a record's posting, and the units taken from one posting are no more than it moved. */
function verifyHops({ rule, hops }: ReceiptTrail, known: Known): ReceiptFailure | undefined {
  const taken = new Map<string, { sum: bigint; hops: bigint }>();
  for (const [number, hop] of hops.entries()) {
    const at = `trail, hop ${number}`;
    const proven = known.byIndex.get(hop.index);
    if (proven === undefined) return receiptFailed('trail', 'hop-unproven', at, `the receipt lacks entry ${hop.index}`);
    const moved = movedBy(proven, known, 0)
      ?.filter((one) => one.source === hop.from && one.destination === hop.to && one.fund === hop.fund && one.commodity === hop.commodity)
      .reduce((sum, one) => sum + one.amount, 0n);
    if (moved === undefined || moved === 0n) return receiptFailed('trail', 'hop-differs', at, `entry ${hop.index} moves nothing of ${hop.commodity} from ${hop.from} to ${hop.to}`);
    const key = [hop.index, hop.from, hop.to, hop.fund, hop.commodity].join('\n');
    const before = taken.get(key) ?? { sum: 0n, hops: 0n };
    const sum = before.sum + hop.quantity;
    // Fractions are rounded where they are shown, each by less than one least unit.
    if (hop.quantity > moved || sum > moved + (rule === 'proportional' ? before.hops : 0n)) return receiptFailed('trail', 'share-too-large', at, `the trail takes ${sum} from entry ${hop.index}, which moved ${moved}`);
    if (hop.commodity === hop.givenCommodity && hop.given !== hop.quantity) return receiptFailed('trail', 'share-differs', at, 'units of what was given stand for other than themselves');
    taken.set(key, { sum, hops: before.hops + 1n });
  }
  return undefined;
}

/** What the gift brought in is what all ends hold together, and every account in between holds what came less what went. */
function verifyFlow(trail: ReceiptTrail, gift: Proven): ReceiptFailure | undefined {
  const held = new Map<string, bigint>();
  const add = (account: string, commodity: string, given: bigint): void => {
    const key = `${account}\n${commodity}`;
    held.set(key, (held.get(key) ?? 0n) + given);
  };
  for (const { from, to, givenCommodity, given } of trail.hops) {
    add(from, givenCommodity, -given);
    add(to, givenCommodity, given);
  }
  for (const { source, commodity, amount } of statedPostings(gift)) add(source, commodity, amount);
  for (const { account, givenCommodity, given } of trail.ends) add(account, givenCommodity, -given);
  const wrong = [...held].find(([, least]) => least !== 0n);
  if (wrong === undefined) return undefined;
  const [account] = wrong[0].split('\n');
  return receiptFailed('trail', 'trail-unbalanced', `trail, ${account}`, `what came there of the gift and what went on or stands there differ by ${wrong[1]}`);
}

/** What the gift brings in: of a restatement only the gift that it puts in place. */
function statedPostings({ entry: { record } }: Proven): readonly Moved[] {
  const now = record.kind === 'restatement' ? (record.body['now'] as JsonObject | undefined) : undefined;
  return (now === undefined ? postingsOf(record) : statedNow(now)) ?? [];
}

function statedNow(now: JsonObject): readonly Moved[] | undefined {
  return postingsOf({ kind: String(now['kind']), eventTime: String(now['eventTime']), body: now['body'] as JsonObject });
}

/** The postings of a proven record; undefined where the receipt lacks the record it is about. */
function movedBy(proven: Proven, known: Known, depth: number): readonly Moved[] | undefined {
  const { record } = proven.entry;
  if (depth > DEPTH_MAX) return undefined;
  if (record.kind !== 'approval' && record.kind !== 'reversal' && record.kind !== 'restatement') return postingsOf(record);
  const about = known.byId.get(String(record.body['of']));
  const before = about === undefined ? undefined : movedBy(about, known, depth + 1);
  if (before === undefined) return undefined;
  if (record.kind === 'approval') return before;
  const undone = before.map((one) => ({ ...one, source: one.destination, destination: one.source }));
  const now = record.kind === 'restatement' ? (record.body['now'] as JsonObject | undefined) : undefined;
  return now === undefined ? undone : [...undone, ...(statedNow(now) ?? [])];
}

function postingsOf({ kind: name, eventTime, body }: { readonly kind: string; readonly eventTime: string; readonly body: JsonObject }): readonly Moved[] | undefined {
  const kind = findKind(name);
  const read = kind === undefined ? undefined : decode(() => kind.decode(new Fields(body, 'body')));
  return kind === undefined || read === undefined || !read.ok ? undefined : kind.effect(read.value, eventTime).postings;
}
