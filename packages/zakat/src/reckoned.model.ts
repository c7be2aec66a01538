// Documents and profiles that the tests of a reckoning start from.

import assert from 'node:assert/strict';
import { calculate, type Calculated, type Due, type Kind } from './calculation.ts';
import type { ParameterName } from './parameters.ts';
import { presetNamed, readProfile, type Profile } from './profile.ts';

export type Document = Readonly<Record<string, unknown>>;

/** The published selection `common-gold` with some parameters of the test's own. */
export function profileWith(parameters: Partial<Readonly<Record<ParameterName, string>>> = {}, base = 'common-gold'): Profile {
  const read = readProfile({ name: 'test', base, parameters });
  assert.ok(read.ok, JSON.stringify(read));
  return read.profile;
}

export function preset(name: string): Profile {
  const found = presetNamed(name);
  assert.ok(found !== undefined);
  return found;
}

/** A price of the day before the reckoning. */
export function price(amount: string, per = 'gram'): Document {
  return { amount, per, day: '2026-11-21', source: 'the test' };
}

export function documentOf(own: Document): Document {
  return { day: '2026-11-22', currency: 'USD', prices: { gold: price('75.00'), silver: price('0.90') }, ...own };
}

export function reckoned(own: Document, profile: Profile): Calculated {
  const result = calculate(documentOf(own), profile);
  assert.ok(result.ok, JSON.stringify(result));
  return result;
}

/** What is due of one kind: the only one of it. */
export function dueOfKind(own: Document, profile: Profile, kind: Kind): Due {
  const found = reckoned(own, profile).dues.filter((due) => due.kind === kind);
  assert.equal(found.length, 1);
  return found[0] as Due;
}

/** The amount that is due, as its decimal text. */
export function amountDue(own: Document, profile: Profile, kind: Kind = 'wealth'): string {
  const { due } = dueOfKind(own, profile, kind);
  return 'amount' in due ? due.amount : JSON.stringify(due);
}

/** Codes and places of what is refused. */
export function refusalsOf(document: unknown, profile: Profile = preset('common-gold')): string[] {
  const result = calculate(document, profile);
  return result.ok ? [] : result.refusals.map(({ code, at }) => `${code} ${at}`);
}
