// What a trail says: from a gift to everything that became of it, from a delivery to everybody who gave it. Every figure
// is exact and names the rule it was found by; every hop is a record that can be proved.

import type { End } from './ends.ts';

/** How quantities in one account are told apart (docs/formats/trail.md). */
export const RULES = ['named', 'fifo', 'proportional'] as const;
export type Rule = (typeof RULES)[number];

/** Units of the trail in one movement. */
export interface Hop {
  /** Row of the record that moved them. */
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly fund: string;
  readonly commodity: string;
  readonly lot?: string;
  readonly waybill?: string;
  /** Least units of the commodity moved. */
  readonly quantity: bigint;
  /** What these stand for in the commodity that was given: equal to the quantity until something is bought or repacked. */
  readonly given: bigint;
  readonly givenCommodity: string;
  /** Row of the record that this one takes back. */
  readonly undoes?: number;
  /** Row of the record that took this one back. */
  readonly undoneBy?: number;
  /** Least units of the whole movement that a reversal took from others, because its own had gone on. */
  readonly substituted?: bigint;
}

/** Where units of a gift stand. The `given` of all ends of a gift add up to the gift. */
export interface EndOfGift {
  readonly end: End;
  readonly account: string;
  readonly fund: string;
  readonly commodity: string;
  readonly quantity: bigint;
  readonly given: bigint;
  readonly givenCommodity: string;
}

/** What one record gave, in one commodity and fund. */
export interface Given {
  readonly commodity: string;
  readonly amount: bigint;
  readonly fund: string;
  readonly account: string;
}

/** A gift and what became of it. */
export interface GiftTrail {
  readonly row: number;
  readonly donor: string;
  readonly rule: Rule;
  readonly asOf: number;
  readonly given: readonly Given[];
  readonly reversedBy?: number;
  /** Fractions were cut to binary places on a long way; what is shown still adds up. */
  readonly isCut?: true;
  readonly ends: readonly EndOfGift[];
  readonly hops: readonly Hop[];
}

/** Why units have no giver. */
export type WithoutGiver = 'not-held' | 'not-paid' | 'taken-back';

/** One giver's part of a delivery. The quantities of all shares of a delivery add up to what was delivered. */
export interface ShareOfDelivery {
  /** Row of the gift; absent where nobody gave what was delivered. */
  readonly gift?: number;
  readonly donor?: string;
  readonly without?: WithoutGiver;
  readonly commodity: string;
  readonly quantity: bigint;
  readonly given: bigint;
  readonly givenCommodity: string;
}

/** What was delivered by one movement. */
export interface Delivered {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly fund: string;
  readonly commodity: string;
  readonly quantity: bigint;
}

/** A delivery and whose gifts are in it. */
export interface DeliveryTrail {
  readonly rows: readonly number[];
  readonly rule: Rule;
  readonly asOf: number;
  readonly delivered: readonly Delivered[];
  readonly isCut?: true;
  readonly shares: readonly ShareOfDelivery[];
  readonly hops: readonly Hop[];
}

/** What is asked cannot be followed: told in words. */
export interface NoTrail {
  readonly ok: false;
  readonly code: 'no-gift' | 'no-delivery' | 'no-such-record' | 'no-such-waybill';
  readonly message: string;
}
export type Found<T> = { readonly ok: true; readonly trail: T } | NoTrail;
