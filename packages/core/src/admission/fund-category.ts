// For whom it is, and into whose hands: a fund with `categories` lets nothing leave that names none of them, and where
// `ownership` must pass, what leaves is handed to people, or to a partner who hands it over.

import { accountType } from '@amanah/record/account.ts';
import { COLLECTORS, ZAKAT_CATEGORIES, isOfZakat } from '@amanah/record/fund-policy.ts';
import type { Posting } from '@amanah/record/posting.ts';
import type { FundAct } from './fund-rules.ts';
import { refuse, type Judgement } from './judgement.ts';

const FIELD = 'body.category';

/** Judges the category that what leaves the fund names. */
export function judgeCategory({ books, fund, body, rules, outflows }: FundAct): Judgement {
  const { categories, costs } = rules;
  if (categories === undefined) return undefined;
  const category = body['category'] as string | undefined;
  const isZakat = isOfZakat(books.master('fund', fund)?.['restrictions']);
  const allowed = isZakat ? categories.filter((one) => ZAKAT_CATEGORIES.some((of) => of === one)) : categories;
  if (category === undefined || !allowed.includes(category)) {
    return refuse('restriction', `${FIELD}: ${category === undefined ? `what leaves fund ${fund} names for whom it is` : `fund ${fund} is not given for ${category}`}; its policy allows ${allowed.join(', ')}`, FIELD);
  }
  const cost = outflows.map(expenseOf).find((one) => one !== undefined && costs.includes(one));
  if (cost === undefined || category === COLLECTORS) return undefined;
  return refuse('restriction', `${FIELD}: ${cost} is cost of fund ${fund}, which is paid for ${COLLECTORS} and for nobody else`, FIELD);
}

/** Judges whether what leaves comes into somebody's own hands; of what a partner spent, whether it did. */
export function judgeOwnership({ fund, body, rules, postings, outflows }: FundAct): Judgement {
  const { ownership, inHand, costs } = rules;
  if (ownership === undefined) return undefined;
  const reported = ownership === 'all' ? postings.filter(({ source, destination }) => accountType(source) === 'partner' && accountType(destination) === 'expense') : [];
  const leaving = ownership === 'all' || ownership.includes(String(body['category'])) ? outflows : [];
  for (const one of [...leaving, ...reported]) {
    const expense = expenseOf(one);
    if (expense !== undefined && !inHand.includes(expense) && !costs.includes(expense)) {
      return refuse('restriction', `body.expense: what leaves fund ${fund} is handed over to people; ${expense} is no class by which money comes into their hands${inHand.length === 0 ? '' : ` (${inHand.join(', ')})`}`, 'body.expense');
    }
    if (accountType(one.destination) === 'supplier') return refuse('restriction', `body.order: fund ${fund} pays a supplier for goods that are handed over; name the order that brings them`, 'body.order');
  }
  return undefined;
}

/** The class of expense a posting goes to, if it does. */
export function expenseOf({ destination }: Posting): string | undefined {
  return accountType(destination) === 'expense' ? destination.slice('expense:'.length) : undefined;
}
