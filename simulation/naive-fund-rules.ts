// What a fund's policy asks of whatever leaves it, written down a second time for the auditor: kind by kind and from
// the body, where admission goes posting by posting. It shares no code with admission.

import { movementsOf, type Movement, type RawObject, type RawValue } from './naive-postings.ts';
import type { Before } from './naive-rules.ts';

const OUT = /^(?:partner|served|expense|supplier):/;
const IN_HAND = /^(?:cash|stock|transit|conversion|suspense):/;
const EIGHT = ['fuqara', 'masakin', 'amilin', 'muallafa', 'riqab', 'gharimin', 'fi-sabilillah', 'ibn-al-sabil'];

function words(value: RawValue | undefined): readonly string[] {
  return typeof value === 'string' ? value.trim().split(/\s+/) : [];
}

function isZakat(before: Before, fund: string): boolean {
  const restrictions = (before.funds.get(fund)?.['restrictions'] ?? []) as readonly string[];
  return restrictions.includes('zakat') || restrictions.includes('zakat-al-fitr');
}

/** What of the rules of funds a record of our own breaks, in words. */
export function fundRuleFault(before: Before, kind: string, body: RawObject): string | undefined {
  if (kind === 'fund') return isZakat(before, body['code'] as string) && !(body['restrictions'] as readonly string[]).some((one) => one.startsWith('zakat')) ? 'zakat is called something else' : undefined;
  const movements = movementsOf(kind, body).map((one) => (one.least < 0n ? { ...one, from: one.to, to: one.from, least: -one.least } : one));
  for (const fund of new Set(movements.map((one) => one.fund))) {
    const fault = leavingFault(before, { kind, body, fund, movements: movements.filter((one) => one.fund === fund) });
    if (fault !== undefined) return fault;
  }
  return ['gift', 'return', 'grant-report', 'handover', 'loss', 'arrival', 'stocktake', 'receipt'].includes(kind) ? undefined : mixingFault(before, kind, movements);
}

interface OfFund {
  readonly kind: string;
  readonly body: RawObject;
  readonly fund: string;
  readonly movements: readonly Movement[];
}

function leavingFault(before: Before, { kind, body, fund, movements }: OfFund): string | undefined {
  const rules = before.policies.get(`fund/${fund}`) ?? {};
  const leaving = movements.filter(({ from, to }) => (IN_HAND.test(from) && OUT.test(to)) || (/^(?:donor|pledge):/.test(from) && to.startsWith('partner:')));
  if (kind === 'gift' && body['nature'] === 'interest' && rules['interest'] === 'no') return 'interest comes in';
  const reported = movements.filter(({ from, to }) => from.startsWith('partner:') && to.startsWith('expense:'));
  if (leaving.length + reported.length === 0) return undefined;
  if (leaving.length > 0 && isZakat(before, fund) && (rules['categories'] === undefined || rules['mixing'] !== 'no')) return 'zakat leaves before its policy says for whom';
  if (['purchase', 'exchange'].includes(kind) || (kind === 'payment' && body['supplier'] !== undefined && body['order'] !== undefined)) return undefined;
  const allowed = words(rules['categories']).filter((one) => !isZakat(before, fund) || EIGHT.includes(one));
  if (rules['categories'] !== undefined && leaving.length > 0 && !allowed.includes(body['category'] as string)) return `what leaves ${fund} names nobody whom its policy names`;
  const classes = [...words(rules['in-hand']), ...words(rules['costs'])];
  const must = rules['ownership'] === 'handed-over' ? [...leaving, ...reported] : words(rules['ownership']).includes(body['category'] as string) ? leaving : [];
  const kept = must.find(({ to }) => to.startsWith('supplier:') || (to.startsWith('expense:') && !classes.includes(to.slice('expense:'.length))));
  if (kept !== undefined) return `what leaves ${fund} comes into nobody's hands`;
  const cost = rules['cost'] === '0' ? [...leaving, ...reported].find(({ to }) => words(rules['costs']).some((one) => to === `expense:${one}`)) : undefined;
  return cost === undefined ? undefined : `fund ${fund} pays cost`;
}

function mixingFault(before: Before, kind: string, movements: readonly Movement[]): string | undefined {
  for (const { from, to, fund } of movements) {
    for (const [end, account] of [['from', from], ['to', to]] as const) {
      if (!account.startsWith('cash:') || (end === 'from' && (kind === 'transfer' || kind === 'repayment'))) continue;
      for (const [subject, rules] of before.policies) {
        if (!subject.startsWith('fund/') || rules['mixing'] !== 'no') continue;
        const isIts = words(rules['accounts']).includes(account.slice('cash:'.length));
        if ((subject === `fund/${fund}`) !== isIts && (subject === `fund/${fund}` || isIts)) return `money of ${fund} is mixed in ${account}`;
      }
    }
  }
  return undefined;
}
