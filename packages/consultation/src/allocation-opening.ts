// The rules that divide a budget, as an opening names them.
import type { Choice } from './ballot.ts';
import type { Opening } from './opening.ts';
import { choiceAt, membersOf } from './untrusted.ts';

export const ALLOCATION_RULES = ['equal-shares', 'bounded-overspending', 'phragmen', 'greedy'] as const;

export type AllocationRule = { readonly name: (typeof ALLOCATION_RULES)[number] };

/** The rule that untrusted JSON names; throws `Unreadable`. */
export function decodeAllocationRule(value: unknown, path: string): AllocationRule {
  return { name: choiceAt(membersOf(value, path, ['name']), path, 'name', ALLOCATION_RULES) };
}

/** Why a choice is not one that the rule can count, if it is not. */
export function pointsFault(_choice: Choice, _opening: Opening): string | undefined {
  return undefined;
}

export interface AllocationDetail {
  readonly budget: string;
}

/** The allocation that an opening and its choices ask for. */
export function allocationOf(opening: Opening, _choices: readonly Choice[], _seed: string | undefined): { readonly verdict: 'failed'; readonly winners: readonly string[]; readonly allocation: AllocationDetail } {
  return { verdict: 'failed', winners: [], allocation: { budget: String(opening.budget ?? 0n) } };
}
