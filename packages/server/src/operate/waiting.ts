// What waits for the person who asks: votes, goods on the road, records to decide on, bank lines without a record, lots
// that expire, loans that fall due, and for stewards keys and records put aside.

import type { Hono } from 'hono';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Document, Waiting } from '@amanah/core/ledger/open-matters.ts';
import { mayApprove, mayWrite } from '@amanah/record/role-rules.ts';
import { daysBetween } from '@amanah/projection/age.ts';
import type { SignedIn } from '../people/people.ts';
import { privateJson } from '../people/routes.ts';
import { outcomeOf, proposalOf } from '@amanah/core/recount.ts';
import { phaseOf, summaryOf, type Mine } from './proposal-views.ts';
import type { OperationNeeds } from './routes.ts';
import { standings, type Standing } from './standing.ts';

/** Days before its expiry from which a lot is warned of, where its commodity says nothing. */
const EXPIRY_WARNING_DAYS = 90;
/** Days before its day from which a loan is shown. */
const LOAN_WARNING_DAYS = 30;
const SHOWN = 50;

/** Adds GET /api/waiting. */
export function addWaiting(app: Hono, { opened, guard }: OperationNeeds): void {
  app.get('/api/waiting', async (context) => {
    const person = await guard.requirePerson(context);
    const { journal } = opened;
    await journal.catchUp();
    const { books } = journal;
    const today = Number(journal.now().slice(0, 10).replaceAll('-', ''));
    const isSteward = person.roles.includes('steward');
    const held = standings(books);
    return privateJson({
      records: books.size,
      time: journal.now(),
      hasMovements: books.postings.amount.length > 0,
      approvals: approvalsFor(books, person),
      votes: votesFor(books, person, journal.now()),
      mine: undecided(books).filter(({ holder }) => holder === person.holder).map(waitingView),
      transit: openTransit(books, held, today).slice(0, SHOWN),
      bankLines: unmatchedLines(books),
      lots: expiringLots(books, held, today).slice(0, SHOWN),
      loans: dueLoans(books, held, today),
      keys: isSteward ? (await guard.people.waitingKeys()).length : 0,
      putAside: isSteward ? (await guard.people.store.quarantined()).length : 0,
    });
  });
}

function undecided(books: Books): Waiting[] {
  return books.matters.waiting.filter(({ decidedAt }) => decidedAt === undefined);
}

function waitingView({ id, row, kind, eventTime, body, holder }: Waiting): object {
  return { id, row, kind, eventTime, body, holder };
}

/** What this person may decide: nobody decides on their own. */
function approvalsFor(books: Books, { holder, roles }: SignedIn): object[] {
  return undecided(books).filter((one) => one.holder !== holder && roles.some((role) => mayApprove(role, one.kind))).map(waitingView);
}

/** Votes in which this person has something to do: a ballot to cast, a hidden one to open, an outcome to state. */
function votesFor(books: Books, { holder, roles }: SignedIn, now: string): object[] {
  const mayState = roles.some((role) => mayWrite(role, 'outcome', {}));
  return books.matters.documents('proposal').flatMap((of) => {
    // Most votes of a long journal are decided: they are passed over before anything of them is read.
    if (outcomeOf(books, of.id) !== undefined) return [];
    const phase = phaseOf(books, of, proposalOf(of), now);
    if (phase !== 'open' && phase !== 'revealing' && phase !== 'counting') return [];
    const summary = summaryOf(books, of, { holder, now });
    const { eligible, ballot } = summary['mine'] as unknown as Mine;
    const waits = phase === 'open' ? eligible && ballot === undefined : phase === 'revealing' ? ballot?.commitment !== undefined && !ballot.opened : mayState;
    return waits ? [summary] : [];
  });
}

/** Goods on the road by waybill, oldest first. */
function openTransit(books: Books, held: readonly Standing[], today: number): { readonly waybill: string; readonly since: string; readonly days: number; readonly destination: string; readonly goods: readonly Standing[] }[] {
  const byWaybill = new Map<string, Standing[]>();
  for (const one of held) {
    if (!one.account.startsWith('transit:')) continue;
    const waybill = one.account.slice('transit:'.length);
    byWaybill.set(waybill, [...(byWaybill.get(waybill) ?? []), one]);
  }
  const open = [...byWaybill].map(([waybill, goods]) => {
    const sent = books.matters.documentsOf('dispatch', waybill)[0];
    const since = sent?.eventTime.slice(0, 10) ?? '';
    const destination = sent?.body['destination'];
    return { waybill, since, days: since === '' ? 0 : Math.max(0, daysBetween(numberOf(since), today)), destination: typeof destination === 'string' ? destination : '', goods };
  });
  return open.sort((a, b) => b.days - a.days);
}

function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''));
}

function isStanding(books: Books, { index }: Document): boolean {
  return books.by.values[index] === 0;
}

/** Lines of bank statements to which no match stands. */
function unmatchedLines(books: Books): { readonly count: number; readonly lines: readonly object[] } {
  const open = books.matters.documents('bank-line').filter((line) => isStanding(books, line) && !books.matters.documentsOf('bank-match', line.id).some((match) => isStanding(books, match)));
  return { count: open.length, lines: open.slice(0, SHOWN).map(({ id, body, index }) => ({ id, row: index, ...body })) };
}

/** Lots at sites whose expiry is near or past, the nearest first. */
function expiringLots(books: Books, held: readonly Standing[], today: number): readonly (Standing & { readonly days: number })[] {
  return held
    .flatMap((one) => {
      if (one.expiry === undefined || !one.account.startsWith('stock:') || BigInt(one.least) <= 0n) return [];
      const days = daysBetween(today, numberOf(one.expiry));
      return days <= (books.commodity(one.commodity).expiryWarningDays ?? EXPIRY_WARNING_DAYS) ? [{ ...one, days }] : [];
    })
    .sort((a, b) => a.days - b.days);
}

/** Loans that are not paid back and fall due. */
function dueLoans(books: Books, held: readonly Standing[], today: number): readonly object[] {
  const open = new Set(held.filter(({ account }) => account.startsWith('loan:')).map(({ account }) => account.slice('loan:'.length)));
  return books.matters.documents('loan').flatMap((document) => {
    const loan = String(document.body['loan']);
    const due = String(document.body['due']);
    const days = daysBetween(today, numberOf(due));
    return open.has(loan) && isStanding(books, document) && days <= LOAN_WARNING_DAYS ? [{ loan, due, days, amount: document.body['amount'], fund: document.body['fund'], to: document.body['to'] }] : [];
  });
}
