// What the rules of funds need at every record, kept up with every posting: what
// a fund received, what left it under which category, and which rules are in
// force for which fund. Rules are read from the masters; the sums are kept.

import { accountType, type AccountType } from '@amanah/record/account.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { fundRulesOf, isOfZakat, type FundRules } from '@amanah/record/fund-policy.ts';
import type { Posting } from '@amanah/record/posting.ts';

/** Where a fund's value stands while the operation answers for it. */
const HELD: ReadonlySet<AccountType> = new Set<AccountType>(['cash', 'stock', 'transit', 'conversion', 'suspense']);
/** Where value stands that has left for whom it is for, or for whoever is paid. */
const GONE: ReadonlySet<AccountType> = new Set<AccountType>(['partner', 'served', 'expense', 'supplier']);
const GIVERS: ReadonlySet<AccountType> = new Set<AccountType>(['donor', 'pledge']);
/** Accounts whose movements are counted whatever their record names. */
const COUNTED = /^(?:donor|pledge|partner|release):/;
const RECEIVED = ' received';
const REPORTED = ' reported ';
const SUBJECT = 'fund/';

/** True when value leaves a fund by this posting, for whom it is for or for whoever is paid. */
export function isOutflow({ source, destination }: Pick<Posting, 'source' | 'destination'>): boolean {
  const [from, to] = [accountType(source), accountType(destination)];
  return (HELD.has(from) && GONE.has(to)) || (GIVERS.has(from) && to === 'partner');
}

/** A sum of the ledger as it is kept: its key and the sum as text. */
export type KeptSum = readonly [key: string, sum: string];

export class FundLedger {
  readonly #sums = new Map<string, bigint>();
  readonly #rules = new Map<string, FundRules>();
  /** The fund whose money alone stands in a cash account. */
  readonly #owners = new Map<string, string>();
  /** Funds with a policy, and funds of zakat. */
  readonly guarded = new Set<string>();

  /** The rules in force for a fund, if a policy was written for it. */
  rulesOf(fund: string): FundRules | undefined {
    return this.#rules.get(fund);
  }

  /** The fund whose money alone may stand in this cash account. */
  ownerOf(account: string): string | undefined {
    return this.#owners.get(account);
  }

  /** Least units that donors gave a fund and that other funds released to it, less what went back the same way. */
  receivedOf(fund: string, commodity: string): bigint {
    return this.#sums.get(`${fund} ${commodity}${RECEIVED}`) ?? 0n;
  }

  /** Least units that left a fund under a category. */
  leftUnder(fund: string, commodity: string, category: string): bigint {
    return this.#sums.get(`${fund} ${commodity} ${category}`) ?? 0n;
  }

  /** Least units that partners reported as spent on a class of expense. */
  reportedOn(fund: string, commodity: string, expense: string): bigint {
    return this.#sums.get(`${fund} ${commodity}${REPORTED}${expense}`) ?? 0n;
  }

  /** Learns a master: a fund's own, or the policy of one. */
  learn(kind: string, body: JsonObject): void {
    if (kind === 'fund' && isOfZakat(body['restrictions'])) this.guarded.add(String(body['code']));
    const subject = String(body['subject']);
    if (kind !== 'policy' || !subject.startsWith(SUBJECT)) return;
    const fund = subject.slice(SUBJECT.length);
    const rules = fundRulesOf(body['parameters'] as JsonObject);
    this.guarded.add(fund);
    this.#rules.set(fund, rules);
    for (const [account, owner] of this.#owners) if (owner === fund) this.#owners.delete(account);
    for (const account of rules.accounts ?? []) this.#owners.set(account, fund);
  }

  /** Forgets the rules, to learn them again. */
  forgetRules(): void {
    this.#rules.clear();
    this.#owners.clear();
    this.guarded.clear();
  }

  /** Counts a posting, with sign -1 one that is undone. `category` is what its record names. */
  count(posting: Posting, category: string | undefined, sign: 1n | -1n): void {
    const { source, destination, fund, commodity, amount } = posting;
    if (category === undefined && !COUNTED.test(source) && !COUNTED.test(destination)) return;
    const [from, to] = [accountType(source), accountType(destination)];
    const comes = this.#comesFrom(from) && !this.#comesFrom(to);
    const goes = this.#comesFrom(to) && !this.#comesFrom(from);
    if (comes || goes) this.#add(`${fund} ${commodity}${RECEIVED}`, comes ? sign * amount : -sign * amount);
    if (from === 'partner' && to === 'expense') this.#add(`${fund} ${commodity}${REPORTED}${destination.slice('expense:'.length)}`, sign * amount);
    if (category !== undefined && isOutflow(posting)) this.#add(`${fund} ${commodity} ${category}`, sign * amount);
  }

  keep(): readonly KeptSum[] {
    return [...this.#sums].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sum]) => [key, String(sum)]);
  }

  restore(kept: readonly KeptSum[]): void {
    for (const [key, sum] of kept) this.#sums.set(key, BigInt(sum));
  }

  #comesFrom(type: AccountType): boolean {
    return GIVERS.has(type) || type === 'release';
  }

  #add(key: string, amount: bigint): void {
    this.#sums.set(key, (this.#sums.get(key) ?? 0n) + amount);
  }
}
