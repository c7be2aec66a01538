// Funds with rules at a tree size: those with a policy of their own, and those given as zakat.

import { isOfZakat, fundRulesOf, type FundRules } from '@amanah/record/fund-policy.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { BooksAt } from './books-at.ts';
import { sortedBy } from './grouping.ts';

/** One version of a fund's policy, with the row that wrote it. */
export interface PolicyVersion {
  readonly version: number;
  readonly row: number;
  readonly parameters: Readonly<{ [name: string]: string }>;
}

/** A fund with rules; without a policy nothing of them is written yet. */
export interface RuledFund {
  readonly fund: string;
  readonly isZakat: boolean;
  readonly restrictions: readonly string[];
  /** In log order; the last one is in force. */
  readonly versions: readonly PolicyVersion[];
  readonly rules: FundRules;
}

const POLICY = 'policy:fund/';
const FUND = 'fund:';

/** The funds with rules at the tree size, by code. */
export function ruledFunds(at: BooksAt): RuledFund[] {
  const found: RuledFund[] = [];
  for (const name of at.books.masters.keys()) {
    const fund = name.startsWith(FUND) ? name.slice(FUND.length) : undefined;
    const master = fund === undefined ? undefined : at.master('fund', fund);
    if (fund === undefined || master === undefined) continue;
    const versions = (at.books.masters.get(`${POLICY}${fund}`) ?? []).filter(({ index }) => index < at.asOf).map(({ index, body }) => versionOf(index, body));
    const restrictions = (master['restrictions'] ?? []) as readonly string[];
    const isZakat = isOfZakat(restrictions);
    if (versions.length > 0 || isZakat) found.push({ fund, isZakat, restrictions, versions, rules: fundRulesOf(versions.at(-1)?.parameters ?? {}) });
  }
  return sortedBy(found, ({ fund }) => [fund]);
}

function versionOf(row: number, body: JsonObject): PolicyVersion {
  return { version: body['version'] as number, row, parameters: body['parameters'] as unknown as Readonly<{ [name: string]: string }> };
}
