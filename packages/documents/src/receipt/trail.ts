// The trail in a receipt: each hop is a share of what one proven record moved.
// The check recomputes that no share exceeds what its record moved, that the
// shares of one record do not exceed it together, and that no account gives on
// more of the gift than came to it.

import type { JsonObject } from '@amanah/core/decode.ts';
import { decode, Fields } from '@amanah/core/decode.ts';
import type { Posting } from '@amanah/core/ledger/posting.ts';
import { findKind } from '@amanah/core/record/kinds.ts';
import type { ReceiptTrail, TrailHop } from './format.ts';
import { receiptFailed, type Proven, type ReceiptFailure } from './verdict.ts';

/** Where the gift is now: what each place holds of it, in least units. */
export interface TrailTotals {
  readonly rule: string;
  readonly ends: readonly { readonly account: string; readonly fund: string; readonly commodity: string; readonly least: bigint }[];
}

/** The postings of a proven record, as its kind derives them. */
function postingsOf({ entry }: Proven): readonly Posting[] | undefined {
  const { record } = entry;
  const now = record.kind === 'restatement' ? (record.body['now'] as JsonObject | undefined) : undefined;
  const { kind: name, eventTime, body } = now === undefined ? record : { kind: String(now['kind']), eventTime: String(now['eventTime']), body: now['body'] as JsonObject };
  const kind = findKind(name);
  const read = kind === undefined ? undefined : decode(() => kind.decode(new Fields(body, 'body')));
  return kind === undefined || read === undefined || !read.ok ? undefined : kind.effect(read.value, eventTime).postings;
}

/** Recomputes a trail over proven records. */
export function verifyTrail(trail: ReceiptTrail, gift: Proven, entries: readonly Proven[]): TrailTotals | ReceiptFailure {
  const byIndex = new Map(entries.map((one) => [one.index, one]));
  const held = new Map<string, bigint>();
  const used = new Map<string, bigint>();
  for (const [number, hop] of trail.hops.entries()) {
    const at = `trail, hop ${number}`;
    const proven = byIndex.get(hop.index);
    if (proven === undefined) return receiptFailed('trail', 'hop-unproven', at, `the receipt lacks entry ${hop.index}`);
    const moved = movedBy(proven, hop);
    if (moved === undefined || moved !== BigInt(hop.moved)) return receiptFailed('trail', 'hop-differs', at, `entry ${hop.index} does not move ${hop.moved} of ${hop.commodity} from ${hop.from} to ${hop.to}`);
    const share = BigInt(hop.share);
    const useKey = `${hop.index} ${hop.from} ${hop.to} ${hop.fund} ${hop.commodity} ${hop.lot ?? ''}`;
    const usedSoFar = (used.get(useKey) ?? 0n) + share;
    if (usedSoFar > moved) return receiptFailed('trail', 'share-too-large', at, 'the shares of the gift exceed what the record moved');
    used.set(useKey, usedSoFar);
    const from = `${hop.from}\n${hop.fund}\n${hop.commodity}`;
    const isStart = hop.index === gift.index;
    const before = held.get(from) ?? 0n;
    if (!isStart && before < share) return receiptFailed('trail', 'share-unfounded', at, `${hop.from} gives on more of the gift than came to it`);
    if (!isStart) held.set(from, before - share);
    const to = `${hop.to}\n${hop.fund}\n${hop.commodity}`;
    held.set(to, (held.get(to) ?? 0n) + share);
  }
  return { rule: trail.rule, ends: endsOf(held) };
}

function movedBy(proven: Proven, hop: TrailHop): bigint | undefined {
  const fitting = postingsOf(proven)?.filter(
    (one) => one.source === hop.from && one.destination === hop.to && one.fund === hop.fund && one.commodity === hop.commodity && (hop.lot === undefined || one.lot === hop.lot),
  );
  return fitting === undefined || fitting.length === 0 ? undefined : fitting.reduce((sum, one) => sum + one.amount, 0n);
}

function endsOf(held: ReadonlyMap<string, bigint>): TrailTotals['ends'] {
  return [...held].flatMap(([key, least]) => {
    const [account, fund, commodity] = key.split('\n') as [string, string, string];
    return least === 0n ? [] : [{ account, fund, commodity, least }];
  });
}
