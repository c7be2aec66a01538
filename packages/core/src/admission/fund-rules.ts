// What a fund's policy says of every movement of the fund, whatever kind of record makes it. Judged are the postings,
// fund by fund: so a rule holds for kinds that nobody thought of, and for lines that name another fund than their
// record. A loss is a fact about what is gone; it is shown and never refused.

import type { JsonObject } from '@amanah/record/decode.ts';
import { isOfZakat, type FundRules } from '@amanah/record/fund-policy.ts';
import type { Posting } from '@amanah/record/posting.ts';
import type { Books } from '../ledger/books.ts';
import { isOutflow } from '../ledger/fund-ledger.ts';
import { judgeAccounts } from './fund-account.ts';
import { buysGoods, judgeBuying, judgeRepacking } from './fund-buying.ts';
import { judgeCategory, judgeOwnership } from './fund-category.ts';
import { judgeGivenBack } from './fund-given-back.ts';
import { judgeShares } from './fund-share.ts';
import { refuse, type Judgement } from './judgement.ts';

/** What a record states: its own body, that of the record it approves, or that of the row it restates. */
export interface Stated {
  readonly kind: string;
  readonly body: JsonObject;
  readonly eventTime: string;
  /** An act may be left undone; a fact is recorded. */
  readonly act: boolean;
  /** A publisher's row. */
  readonly isPublished: boolean;
}

/** One fund's part of a record. */
export interface FundAct extends Stated {
  readonly books: Books;
  readonly fund: string;
  readonly rules: FundRules;
  readonly postings: readonly Posting[];
  readonly outflows: readonly Posting[];
}

const NO_RULES: FundRules = { costs: [], inHand: [], refusesInterest: false };

/** Judges the postings of a record by the policies in force at this place of the log. */
export function judgeFundRules(books: Books, stated: Stated, postings: readonly Posting[]): Judgement {
  const { guarded } = books.funds;
  if (guarded.size === 0) return undefined;
  if (stated.kind === 'fund' || stated.kind === 'policy') return judgeMaster(books, stated);
  for (const fund of new Set(postings.map((one) => one.fund))) {
    const refusal = guarded.has(fund) && !isOthers(books, stated, fund) ? judgeFund(books, fund, stated, postings) : undefined;
    if (refusal !== undefined) return refusal;
  }
  return judgeAccounts(books, stated, postings) ?? judgeGivenBack(books, stated, postings);
}

/** A fund of a publisher's list, of which we have no policy and in which we do nothing. */
function isOthers(books: Books, { isPublished }: Stated, fund: string): boolean {
  return isPublished && books.funds.rulesOf(fund) === undefined && !books.matters.ownFunds.has(fund);
}

function judgeFund(books: Books, fund: string, stated: Stated, all: readonly Posting[]): Judgement {
  const postings = all.filter((one) => one.fund === fund);
  const act: FundAct = { ...stated, books, fund, rules: books.funds.rulesOf(fund) ?? NO_RULES, postings, outflows: postings.filter(isOutflow) };
  const buys = buysGoods(stated);
  return (
    judgeBetween(act) ??
    judgeInterest(act) ??
    (act.outflows.length === 0 ? undefined : judgeReady(act) ?? judgeDeadline(act) ?? (buys ? judgeBuying(act) : judgeCategory(act))) ??
    (buys ? undefined : judgeOwnership(act)) ??
    judgeRepacking(act) ??
    judgeShares(act)
  );
}

/** A fund whose policy asks for whom everything is, or that it be handed over, does not give to another fund. */
function judgeBetween({ kind, fund, body, rules }: FundAct): Judgement {
  if ((kind !== 'loan' && kind !== 'release') || body['fund'] !== fund || (rules.categories === undefined && rules.ownership === undefined)) return undefined;
  return refuse('restriction', `body.fund: what leaves fund ${fund} leaves it for whom its policy names, not for another fund`, 'body.fund');
}

function judgeInterest({ kind, fund, body, rules }: FundAct): Judgement {
  if (kind !== 'gift' || body['nature'] !== 'interest' || !rules.refusesInterest) return undefined;
  return refuse('restriction', `body.nature: fund ${fund} takes no interest; record it in another fund, and transfer it out of this fund's account`, 'body.nature');
}

/** Nothing leaves a fund of zakat before its policy says for whom, and in which accounts its money stands alone. */
function judgeReady({ books, fund, rules }: FundAct): Judgement {
  const restrictions = books.master('fund', fund)?.['restrictions'];
  if (!isOfZakat(restrictions)) return undefined;
  const missing = [
    ...(rules.categories === undefined ? ['categories (for whom it is)'] : []),
    ...(rules.accounts === undefined ? ['mixing "no" with accounts (where its money stands alone)'] : []),
    ...((restrictions as readonly string[]).includes('zakat-al-fitr') && rules.by === undefined ? ['hand-over-by (the day)'] : []),
  ];
  return missing.length === 0 ? undefined : refuse('restriction', `body.fund: before anything leaves fund ${fund} a policy fund/${fund} must say ${missing.join(', ')}`, 'body.fund');
}

function judgeDeadline({ act, fund, eventTime, rules: { by } }: FundAct): Judgement {
  if (by === undefined || !act || eventTime.slice(0, 10) <= by) return undefined;
  return refuse('restriction', `eventTime: fund ${fund} had to be handed over by ${by}`, 'eventTime');
}

/** Zakat stays zakat, and an account is one fund's alone or several funds'. */
function judgeMaster(books: Books, { kind, body }: Stated): Judgement {
  if (kind === 'fund') {
    const code = String(body['code']);
    const isLifted = isOfZakat(books.master('fund', code)?.['restrictions']) && !isOfZakat(body['restrictions']);
    return isLifted ? refuse('restriction', `body.restrictions: fund ${code} was given as zakat and stays zakat`, 'body.restrictions') : undefined;
  }
  const { subject, parameters } = body as { readonly subject: string; readonly parameters: JsonObject };
  if (!subject.startsWith('fund/')) return undefined;
  const accounts = String(parameters['accounts'] ?? '').split(/\s+/);
  const taken = accounts.find((one) => (books.funds.ownerOf(one) ?? subject.slice('fund/'.length)) !== subject.slice('fund/'.length));
  return taken === undefined ? undefined : refuse('restriction', `body.parameters.accounts: account ${taken} is fund ${String(books.funds.ownerOf(taken))}'s alone`, 'body.parameters.accounts');
}
