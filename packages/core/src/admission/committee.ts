// Whose decision is needed for what: the policies `committee/NAME`, which lists
// who decides and how, and `decisions`, which says above which amounts an act
// needs a decision, and of which committee. Only a steward writes policies.

import type { Books } from '../ledger/books.ts';
import type { JsonObject } from '@amanah/record/decode.ts';

/** The subject of the policy that says what needs a decision. */
export const DECISIONS = 'decisions';

/** A committee as its policy has it. */
export interface Committee {
  readonly members: readonly string[];
  /** The least quorum, as `n/d`; absent where the policy asks none. */
  readonly quorum?: string;
  /** Names of the rules it decides by; absent where any will do. */
  readonly rules?: readonly string[];
}

/** The committee of this name, if a policy lists it. */
export function committeeOf(books: Books, name: string): Committee | undefined {
  const parameters = parametersOf(books, `committee/${name}`);
  if (parameters === undefined) return undefined;
  const quorum = parameters['quorum'] as string | undefined;
  const rules = listOf(parameters['rules']);
  return { members: listOf(parameters['members']) ?? [], ...(quorum === undefined ? {} : { quorum }), ...(rules === undefined ? {} : { rules }) };
}

/** The committee whose decision spends this fund: the fund's own where the policy names one (`committee:FUND`), else everybody's (`committee`). */
export function decidingCommittee(books: Books, fund: string): string | undefined {
  const parameters = parametersOf(books, DECISIONS);
  return (parameters?.[`committee:${fund}`] ?? parameters?.['committee']) as string | undefined;
}

/** What the policy `decisions` says, if it was ever written. */
export function decisionPolicy(books: Books): JsonObject | undefined {
  return parametersOf(books, DECISIONS);
}

function parametersOf(books: Books, subject: string): JsonObject | undefined {
  return books.master('policy', subject)?.['parameters'] as JsonObject | undefined;
}

function listOf(value: unknown): readonly string[] | undefined {
  return typeof value === 'string' ? value.trim().split(/\s+/).filter((one) => one !== '') : undefined;
}
