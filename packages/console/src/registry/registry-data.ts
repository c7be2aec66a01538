// Registrations as the server gives them. They are shown and never kept: nothing of them is written into the browser's
// storage or into an address.

import type { Intent } from '../submit/chained-record.ts';

/** One household as it was taken down. Everything in it is personal. */
export interface Registration {
  readonly instance?: string;
  readonly head: string;
  readonly spouse?: string;
  readonly members: readonly string[];
  readonly phone?: string;
  readonly document?: string;
  readonly birth?: string;
  readonly sex?: string;
  readonly place?: string;
  readonly district?: string;
  readonly size?: number;
  readonly registered?: string;
  readonly others: Readonly<Record<string, string>>;
}

/** What is held for one purpose, by the counts of the log and by what is there. */
export interface PurposeCounts {
  readonly purpose: string;
  readonly registrations: number;
  readonly merged: number;
  readonly erased: number;
  readonly atMost: number;
  readonly kept: number;
}

export interface Batch {
  readonly batch: string;
  readonly purpose: string;
  readonly deleteBy: string;
  readonly form: 'form' | 'csv' | 'xlsx' | 'kobo' | 'odk';
  readonly registrations: number;
  readonly kept: number;
  readonly holder: string;
  readonly created: string;
  readonly state: 'recorded' | 'waiting' | 'taken-back';
  /** True where its day is over and something of it is still there. */
  readonly due: boolean;
  readonly draft?: Intent;
}

export interface Overview {
  readonly time: string;
  readonly purposes: readonly PurposeCounts[];
  readonly batches: readonly Batch[];
  /** Done here, and not yet told to the log. */
  readonly erasures: readonly { readonly erasure: string; readonly subjects: number; readonly ground: string; readonly purpose?: string; readonly draft: Intent }[];
  readonly decisions: readonly { readonly decision: string; readonly purpose: string; readonly draft: Intent }[];
}

/** Registrations that are kept past their day. */
export function dueOf({ batches }: Overview): number {
  return batches.reduce((sum, { due, kept }) => sum + (due ? kept : 0), 0);
}

/** What was done and has no record yet, each under the number by chance that its record bears. */
export function unsignedOf({ batches, decisions, erasures }: Overview): readonly { readonly id: string; readonly draft: Intent }[] {
  return [
    ...batches.flatMap(({ batch, draft }) => (draft === undefined ? [] : [{ id: batch, draft }])),
    ...decisions.map(({ decision, draft }) => ({ id: decision, draft })),
    ...erasures.map(({ erasure, draft }) => ({ id: erasure, draft })),
  ];
}

export interface RegistryProblem {
  readonly at: string;
  readonly code: string;
  readonly message: string;
  readonly drops: 'file' | 'submission' | 'answer' | 'nothing';
}

export const ROLES = ['head', 'spouse', 'members', 'memberName', 'phone', 'document', 'birth', 'sex', 'place', 'district', 'size', 'registered', 'other', 'leave-out'] as const;
export type Role = (typeof ROLES)[number];
/** Role to columns, in the order in which they are joined. */
export type Mapping = Partial<Record<Role, readonly string[]>>;

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly repeat?: string;
  readonly sensitive?: true;
  readonly filled?: number;
}

export interface Upload {
  readonly upload: string;
  readonly kind: 'csv' | 'xlsx' | 'kobo' | 'odk';
  readonly form?: { readonly title?: string; readonly version?: string };
  readonly columns: readonly Column[];
  readonly submissions: number;
  readonly mapping: Mapping;
  readonly dates?: 'dmy' | 'mdy' | 'iso';
  readonly notices: readonly { readonly column: string; readonly code: string; readonly message: string }[];
  readonly problems: readonly RegistryProblem[];
  readonly problemCount: number;
}

export interface Preview {
  readonly registrations: number;
  readonly rows: readonly { readonly at: string; readonly registration: Registration }[];
  readonly leftOut: readonly string[];
  readonly problems: readonly RegistryProblem[];
  readonly problemCount: number;
  readonly repeated?: number;
  readonly identical?: number;
}

export interface Taken {
  readonly batch: string;
  readonly registrations: number;
  readonly repeated: number;
  readonly identical?: number;
  readonly draft: Intent;
}

export interface ComparedField {
  readonly field: string;
  readonly left: string;
  readonly right: string;
  readonly state: 'same' | 'differs' | 'one-side' | 'absent';
}

/** One line of the waterfall; weights are in bits. */
export interface Step {
  readonly comparison: string;
  readonly level: string;
  readonly weight: number;
  readonly termFrequency: number;
}

export interface Side {
  readonly id: string;
  readonly registration: Registration;
}

/** Two registrations, found to be different, that a chain of merges joins. */
export interface JoinedAnyway {
  readonly left: string;
  readonly right: string;
  readonly decision: string;
}

export interface Pair {
  readonly left: Side;
  readonly right: Side;
  readonly fields: readonly ComparedField[];
  readonly weight: number;
  readonly probability: number;
  readonly prior: number;
  readonly steps: readonly Step[];
  readonly wouldJoin: readonly JoinedAnyway[];
}

export interface Queue {
  readonly purpose: string;
  readonly waiting: number;
  readonly more: number;
  readonly basis: 'given' | 'trained' | 'fixed' | 'nothing';
  readonly decided: number;
  readonly pairs: readonly Pair[];
}

export interface Decision {
  readonly decision: string;
  readonly left: string;
  readonly right: string;
  readonly heads: readonly [string, string];
  readonly verdict: 'same' | 'different';
  readonly holder: string;
  readonly made: string;
  readonly reason?: string;
  readonly state: string;
  readonly draft?: Intent;
}

export interface OneRegistration {
  readonly id: string;
  readonly batch: string;
  readonly purpose: string;
  readonly deleteBy: string;
  readonly registration: Registration;
  /** Registrations of its household, itself included. */
  readonly household: readonly string[];
  readonly decisions: readonly { readonly decision: string; readonly other: string; readonly otherHead?: string; readonly verdict: 'same' | 'different'; readonly holder: string; readonly made: string; readonly reason?: string; readonly state: string }[];
}

export interface Erased {
  readonly erased: number;
  readonly erasures: readonly { readonly erasure: string; readonly purpose?: string; readonly subjects: number; readonly draft: Intent }[];
  readonly proof: { readonly looked: readonly string[]; readonly found: readonly unknown[]; readonly clean: boolean; readonly sentence: string };
  readonly rootSame: boolean;
  readonly totalsSame: boolean;
}

/** Where the routes of the registry stand. */
export const REGISTRY = '/api/operate/registry';
