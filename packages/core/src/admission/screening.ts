// Nothing is paid, granted or bought where a hit on a sanctions list is open. A
// screening states that all organisations of the books were compared with a
// version of a list and continues the screening before it; whom it names as open
// waits for a person's decision. Households are no organisations: no record kind
// holds one, so none can be named here.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { Screening } from '@amanah/record/kinds/screening.ts';
import type { ScreeningDecision } from '@amanah/record/kinds/screening-decision.ts';
import { wordsOf } from '@amanah/record/parameter-forms.ts';
import type { Record } from '@amanah/record/record.ts';
import type { Books } from '../ledger/books.ts';
import type { Document } from '../ledger/open-matters.ts';
import { refuse, type Judgement } from './judgement.ts';

/** The kinds that pay, promise to pay or send, each with the fields that name to whom. */
const PAYEES: Readonly<{ [kind: string]: readonly string[] }> = {
  payment: ['supplier'], purchase: ['supplier'], order: ['supplier'], grant: ['partner'], exchange: ['changer'], dispatch: ['transporter'],
};
const POLICY = 'screening';
const DAY_MS = 86_400_000;

type PolicyParameters = Readonly<{ [name: string]: string }>;

interface Act {
  readonly kind: string;
  readonly body: JsonObject;
  readonly eventTime: string;
}

/** The newest screening against each list. */
export function newestScreenings(books: Books, asOf = books.size): ReadonlyMap<string, Document & { readonly of: Screening }> {
  const found = new Map<string, Document & { readonly of: Screening }>();
  for (const list of books.matters.values('screening')) {
    const newest = books.matters.documentsOf('screening', list).findLast(({ index }) => index < asOf);
    if (newest !== undefined) found.set(list, { index: newest.index, id: newest.id, author: newest.author, eventTime: newest.eventTime, body: newest.body, of: newest.body as unknown as Screening });
  }
  return found;
}

/** Judges a screening, or a decision on the hits that one found. */
export function judgeScreening(books: Books, { kind, eventTime }: Record, body: unknown): Judgement {
  if (kind === 'screening') return judgeRun(books, body as Screening, eventTime);
  return kind === 'screening-decision' ? judgeVerdict(books, body as ScreeningDecision) : undefined;
}

function judgeRun(books: Books, run: Screening, eventTime: string): Judgement {
  const organisations = countOrganisations(books);
  if (run.parties !== organisations) return refuse('screening-differs', `body.parties: the books hold ${organisations} organisations, and all are screened`, 'body.parties');
  if (run.listDate > eventTime.slice(0, 10)) return refuse('screening-differs', 'body.listDate: the list is of a later day than the screening', 'body.listDate');
  const before = newestOf(books, run.list);
  if (run.previousDigest !== before?.listDigest) {
    return refuse('screening-differs', before === undefined ? 'body.previousDigest: nothing was screened against this list before' : `body.previousDigest: expected ${before.listDigest}, which was screened against before`, 'body.previousDigest');
  }
  if (before !== undefined && run.listDate < before.listDate) return refuse('screening-differs', `body.listDate: the version of ${before.listDate} was screened against before`, 'body.listDate');
  const same = before?.listDigest === run.listDigest;
  if (same && run.added + run.changed + run.removed > 0) return refuse('screening-differs', 'body.added: the same version has no entry that changed', 'body.added');
  return undefined;
}

function judgeVerdict(books: Books, { party, list, listDigest }: ScreeningDecision): Judgement {
  const newest = newestOf(books, list);
  if (newest?.listDigest !== listDigest) return refuse('screening-differs', 'body.listDigest: expected the version of the newest screening against this list', 'body.listDigest');
  return newest.open.includes(party) ? undefined : refuse('screening-differs', `body.party: the newest screening against ${list} found no open hit of ${party}`, 'body.party');
}

function newestOf(books: Books, list: string): Screening | undefined {
  return books.matters.documentsOf('screening', list).at(-1)?.body as unknown as Screening | undefined;
}

function countOrganisations(books: Books): number {
  let count = 0;
  for (const name of books.masters.keys()) if (name.startsWith('organisation:')) count += 1;
  return count;
}

/** Judges whether those whom an act pays, buys of or sends with may be dealt with. */
export function judgeParty(books: Books, { kind, body, eventTime }: Act): Judgement {
  const fields = PAYEES[kind];
  if (fields === undefined) return undefined;
  const screenings = newestScreenings(books);
  const policy = books.master('policy', POLICY)?.['parameters'] as PolicyParameters | undefined;
  for (const field of fields) {
    const party = body[field];
    if (typeof party !== 'string') continue;
    const at = `body.${field}`;
    const due = policy === undefined ? undefined : duePolicy(policy, screenings, eventTime);
    if (due !== undefined) return refuse('not-screened', `${at}: ${due}`, at);
    for (const [list, screening] of screenings) {
      const refusal = judgeOn(books, { party, at, list, screening, clearedByTwo: policy?.['cleared-by'] !== undefined });
      if (refusal !== undefined) return refusal;
    }
  }
  return undefined;
}

/** What the policy asks for and was not done, in words. */
function duePolicy(policy: PolicyParameters, screenings: ReturnType<typeof newestScreenings>, eventTime: string): string | undefined {
  for (const list of wordsOf(policy['lists'] ?? '')) {
    const newest = screenings.get(list);
    if (newest === undefined || newest.of.forTests === true) return `the policy names the list ${list}, and nothing was screened against it${newest === undefined ? '' : ' but a list for tests'}`;
  }
  const within = Number(policy['within-days'] ?? Number.POSITIVE_INFINITY);
  for (const [list, { eventTime: screened }] of screenings) {
    const days = Math.round((Date.parse(eventTime.slice(0, 10)) - Date.parse(screened.slice(0, 10))) / DAY_MS);
    if (days > within) return `the last screening against ${list} is of ${screened.slice(0, 10)}, and the policy allows ${within} days`;
  }
  return undefined;
}

interface PartyOnList {
  readonly party: string;
  readonly at: string;
  readonly list: string;
  readonly screening: Document & { readonly of: Screening };
  readonly clearedByTwo: boolean;
}

function judgeOn(books: Books, { party, at, list, screening, clearedByTwo }: PartyOnList): Judgement {
  const entered = books.masters.get(`organisation:${party}`)?.at(-1)?.index ?? -1;
  if (entered > screening.index) return refuse('not-screened', `${at}: ${party} was entered by record ${entered}, after the screening against ${list} by record ${screening.index}`, at);
  if (!screening.of.open.includes(party)) return undefined;
  const state = hitState(books, party, list, screening.index);
  if (state.matched) return refuse('open-hit', `${at}: ${party} was found to be on the list ${list}`, at);
  const missing = (clearedByTwo ? 2 : 1) - state.clearedBy.size;
  return missing <= 0 ? undefined : refuse('open-hit', `${at}: ${party} has a hit on the list ${list} that ${state.clearedBy.size === 0 ? 'nobody' : 'no second person'} has decided on`, at);
}

/** What was decided on the open hits of a party since a screening: who found them no match, and whether somebody found a match. */
export function hitState(books: Books, party: string, list: string, since: number): { readonly clearedBy: ReadonlySet<string>; readonly matched: boolean } {
  const clearedBy = new Set<string>();
  let matched = false;
  for (const { index, body, author } of books.matters.documentsOf('screening-decision', party)) {
    if (index < since || body['list'] !== list || !books.stands(index, books.size)) continue;
    if (body['verdict'] === 'match') matched = true;
    else clearedBy.add(books.authors.get(author)?.holder ?? author);
  }
  return { clearedBy, matched };
}
