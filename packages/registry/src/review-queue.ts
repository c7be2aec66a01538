// What a person is asked to decide: pairs of registrations that may be of one household, the likeliest first.

import type { CandidatePair } from '@amanah/linkage/candidate-pairs.ts';
import type { Step } from '@amanah/linkage/explain.ts';
import type { Roles } from '@amanah/linkage/model/roles.ts';
import type { Decision, Households } from './households.ts';
import type { Registration } from './registration.ts';

/** A registration with its name by chance. */
export interface Named {
  readonly id: string;
  readonly registration: Registration;
}

/** A pair to decide on, with the reasons. */
export interface ReviewPair {
  readonly left: string;
  readonly right: string;
  /** Bits, and the probability they stand for. */
  readonly weight: number;
  readonly probability: number;
  readonly verdict: 'review' | 'strong' | 'below review';
  /** Where the waterfall begins, in bits. */
  readonly prior: number;
  readonly steps: readonly Step[];
}

/** What the columns of a row below are about. */
export const LINKAGE_ROLES: Roles = { head: 'head', spouse: 'spouse', members: 'members', size: 'size', phone: 'phone', document: 'national-id', place: 'place', district: 'region' };

/** A registration as a row that linkage compares. */
export function linkageRow({ head, spouse, members, size, phone, document, place, district }: Registration): Readonly<Record<string, string>> {
  return {
    head, spouse: spouse ?? '', members: members.map((name) => name.replaceAll(';', ' ')).join(';'), size: size === undefined ? '' : String(size),
    phone: phone ?? '', document: document ?? '', place: place ?? '', district: district ?? '',
  };
}

/** Candidate pairs by the names of their registrations. */
export function namedPairs(pairs: readonly CandidatePair[], rows: readonly { readonly id: string }[]): readonly ReviewPair[] {
  return pairs.map(({ left, right, weight, probability, verdict, prior, steps }) => ({ left: (rows[left] as Named).id, right: (rows[right] as Named).id, weight, probability, verdict, prior, steps }));
}

/** The pairs that wait for a person: strongest first, without those that were decided and those that merges have made one. */
export function reviewQueue(pairs: readonly ReviewPair[], decisions: readonly Decision[], households: Households): readonly ReviewPair[] {
  const decided = new Set(decisions.map(({ left, right }) => pairName(left, right)));
  return pairs
    .filter(({ left, right }) => households.has(left) && households.has(right) && !decided.has(pairName(left, right)) && !households.areOne(left, right))
    .toSorted((a, b) => b.weight - a.weight || (pairName(a.left, a.right) < pairName(b.left, b.right) ? -1 : 1));
}

/** The same for two registrations in either order. */
export function pairName(left: string, right: string): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`;
}

/** How two registrations compare in one field. */
export interface ComparedField {
  readonly field: 'head' | 'spouse' | 'members' | 'phone' | 'document' | 'birth' | 'sex' | 'place' | 'district' | 'size' | 'registered';
  readonly left: string;
  readonly right: string;
  readonly state: 'same' | 'differs' | 'one-side' | 'absent';
}

const COMPARED = ['head', 'spouse', 'members', 'phone', 'document', 'birth', 'sex', 'place', 'district', 'size', 'registered'] as const;

/** Two registrations side by side, letter for letter; how alike they are the waterfall says. */
export function sideBySide(left: Registration, right: Registration): readonly ComparedField[] {
  return COMPARED.map((field) => {
    const [a, b] = [shown(left, field), shown(right, field)];
    const state = a === '' && b === '' ? 'absent' : a === '' || b === '' ? 'one-side' : plain(a) === plain(b) ? 'same' : 'differs';
    return { field, left: a, right: b, state };
  });
}

function shown(registration: Registration, field: (typeof COMPARED)[number]): string {
  const value = registration[field];
  if (value === undefined) return '';
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : value.join('; ');
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
