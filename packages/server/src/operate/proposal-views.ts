// Votes as the console shows them: what stands in the journal about a proposal, and where the vote stands at an hour of
// the log's clock. Nothing is counted here: who reads it counts for themselves, with what admission counts with.

import type { Cast, Opened } from '@amanah/consultation/count.ts';
import { allowancesOf, overriddenBy } from '@amanah/core/admission/decision.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Document } from '@amanah/core/ledger/open-matters.ts';
import { ballotsOf, documentOf, outcomeOf, proposalOf, struckBy } from '@amanah/core/recount.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Proposal } from '@amanah/record/kinds/proposal.ts';

/** Not yet open; open; hidden ballots are being opened; nobody has stated the outcome; it is stated; taken back by its proposer. */
export type Phase = 'announced' | 'open' | 'revealing' | 'counting' | 'decided' | 'withdrawn';

/** Where a vote stands at `now`. */
export function phaseOf(books: Books, of: Document, { opening }: Proposal, now: string): Phase {
  if (outcomeOf(books, of.id) !== undefined) return 'decided';
  if (!books.stands(of.index, books.size)) return 'withdrawn';
  if (now < opening.opens) return 'announced';
  if (now <= opening.closes) return 'open';
  return opening.reveal !== undefined && now <= opening.reveal ? 'revealing' : 'counting';
}

function holderOf(books: Books, author: string): string {
  return books.authors.get(author)?.holder ?? '';
}

/** What one person has to do with a vote. */
export interface Mine {
  readonly eligible: boolean;
  /** The ballot that will count, if any is in time. */
  readonly ballot?: { readonly id: string; readonly at: string; readonly commitment?: string; readonly opened: boolean };
}

function mineIn({ opening }: Proposal, holder: string, { cast, opened }: { readonly cast: readonly Cast[]; readonly opened: readonly Opened[] }): Mine {
  const own = cast.filter(({ voter, at }) => voter === holder && at >= opening.opens && at <= opening.closes);
  const counts = opening.doubled === 'first' ? own[0] : own.at(-1);
  return {
    eligible: opening.eligible.includes(holder),
    ...(counts === undefined ? {} : { ballot: { id: counts.id, at: counts.at, ...(counts.commitment === undefined ? {} : { commitment: counts.commitment }), opened: opened.some(({ ballot, voter }) => ballot === counts.id && voter === holder) } }),
  };
}

/** What the list shows of a proposal to the person of this holder. */
export function summaryOf(books: Books, of: Document, { holder, now }: { readonly holder: string; readonly now: string }): JsonObject {
  const proposal = proposalOf(of);
  const { opening } = proposal;
  const ballots = ballotsOf(books, of.id);
  const stated = outcomeOf(books, of.id);
  const overriding = stated === undefined ? undefined : overriddenBy(books, stated.id);
  return {
    id: of.id, row: of.index, code: proposal.proposal, title: proposal.title, form: opening.form, rule: opening.rule.name, holder: holderOf(books, of.author), recordTime: of.recordTime ?? '',
    opens: opening.opens, closes: opening.closes, phase: phaseOf(books, of, proposal, now), voters: opening.eligible.length, voted: new Set(ballots.cast.map(({ voter }) => voter)).size,
    comments: books.matters.documentsOf('comment', of.id).length, mine: { ...mineIn(proposal, holder, ballots) },
    ...(proposal.committee === undefined ? {} : { committee: proposal.committee }),
    ...(opening.reveal === undefined ? {} : { reveal: opening.reveal }),
    ...(stated === undefined ? {} : { outcome: stated.id, verdict: String(stated.body['verdict']), winners: (stated.body['winners'] ?? []) as readonly string[] }),
    ...(overriding === undefined ? {} : { overriddenBy: overriding.id }),
    ...(proposal.overrides === undefined ? {} : { overrides: proposal.overrides.outcome }),
  };
}

/** Everything of a proposal that its page shows and a recount needs. */
export function detailOf(books: Books, of: Document, who: { readonly holder: string; readonly now: string }): JsonObject {
  const { cast, opened } = ballotsOf(books, of.id);
  const proposal = proposalOf(of);
  const stated = outcomeOf(books, of.id);
  return {
    ...summaryOf(books, of, who),
    body: of.body,
    cast: cast as unknown as JsonObject[],
    opened: opened as unknown as JsonObject[],
    struck: [...struckBy(books, of, books.size)],
    discussion: books.matters.documentsOf('comment', of.id).map((one) => ({ id: one.id, holder: holderOf(books, one.author), recordTime: one.recordTime ?? '', text: String(one.body['text']) })),
    setAside: cast.flatMap(({ id }) => books.matters.documentsOf('strikes', id).map((one) => ({ ballot: id, ...linkOf(books, one) }))),
    ...(proposal.overrides === undefined ? {} : { overridden: overriddenLink(books, proposal.overrides) }),
    ...(stated === undefined ? {} : decidedOf(books, proposal, stated)),
  };
}

/** Another vote, by name: its id, title, and verdict where there is one. */
function linkOf(books: Books, of: Document): JsonObject {
  const verdict = outcomeOf(books, of.id)?.body['verdict'];
  return { proposal: of.id, title: String(of.body['title']), ...(verdict === undefined ? {} : { verdict }) };
}

function overriddenLink(books: Books, { outcome, reason }: { readonly outcome: string; readonly reason: string }): JsonObject {
  const stated = documentOf(books, 'outcome', outcome);
  const of = stated === undefined ? undefined : documentOf(books, 'proposal', String(stated.body['proposal']));
  return { outcome, reason, ...(of === undefined ? {} : linkOf(books, of)) };
}

/** What follows from an outcome: what may be spent, what was, and who decided otherwise later. */
function decidedOf(books: Books, proposal: Proposal, stated: Document): JsonObject {
  const reasonOf = (one: Document): string => proposalOf(one).overrides?.reason ?? '';
  return {
    stated: { id: stated.id, row: stated.index, holder: holderOf(books, stated.author), recordTime: stated.recordTime ?? '', body: stated.body },
    allowances: allowancesIn(books, proposal, stated).map((one) => ({ ...one })),
    uses: books.matters.usesOf(stated.id).map(({ row, option, spent }) => ({ ...actAt(books, row), spent, stands: books.stands(row, books.size), ...(option === undefined ? {} : { option }) })),
    overriding: books.matters.documentsOf('overrides', stated.id).map((one) => ({ ...linkOf(books, one), reason: reasonOf(one) })),
  };
}

/** The act that drew on a decision: where a second person put it in force, the act and not the approval. */
function actAt(books: Books, row: number): JsonObject {
  const approved = books.matters.documentAt('approval', row);
  const act = approved === undefined ? undefined : books.matters.waitingOf(String(approved.body['of']));
  return { row: act?.row ?? row, id: act?.id ?? books.idAt(row), kind: act?.kind ?? books.kindAt(row) };
}

/** What an outcome allows and how much of it is left, in least units as text. */
export interface AllowanceView {
  readonly code: string;
  readonly title: string;
  readonly fund: string;
  readonly commodity: string;
  readonly least: string;
  readonly left: string;
  readonly purpose?: string;
  readonly place?: string;
  readonly payee?: string;
}

function allowancesIn(books: Books, proposal: Proposal, stated: Document): AllowanceView[] {
  if (stated.body['verdict'] !== 'passed') return [];
  const all = allowancesOf(proposal, (stated.body['winners'] ?? []) as readonly string[]);
  return all.map(({ least, ...one }) => {
    // An act may leave the name out where there is one allowance.
    const drawn = books.matters.drawnOn(stated.id, one.code) + (all.length === 1 ? books.matters.drawnOn(stated.id) : 0n);
    const title = proposal.options.find(({ code }) => code === one.code)?.title ?? one.code;
    return { ...one, title, least: least.toString(), left: (least - drawn).toString() };
  });
}

/** A decision in force, as the forms offer it. */
export interface DecisionInForce extends AllowanceView {
  readonly outcome: string;
  readonly proposal: string;
  readonly decision: string;
  /** True where naming the option can be left out. */
  readonly only: boolean;
  readonly committee?: string;
  readonly expires?: string;
}

/** What decisions that passed, are not overridden and not expired on `today` still allow, newest first. */
export function decisionsInForce(books: Books, today: string): DecisionInForce[] {
  return books.matters.documents('outcome').toReversed().flatMap((stated) => {
    const of = stated.body['verdict'] === 'passed' ? documentOf(books, 'proposal', String(stated.body['proposal'])) : undefined;
    if (of === undefined || overriddenBy(books, stated.id) !== undefined) return [];
    const proposal = proposalOf(of);
    if (proposal.expires !== undefined && proposal.expires < today) return [];
    const allowances = allowancesIn(books, proposal, stated);
    return allowances.filter(({ left }) => BigInt(left) > 0n).map((one) => ({
      ...one, outcome: stated.id, proposal: of.id, decision: proposal.title, only: allowances.length === 1,
      ...(proposal.committee === undefined ? {} : { committee: proposal.committee }), ...(proposal.expires === undefined ? {} : { expires: proposal.expires }),
    }));
  });
}

/** Outcomes that a new decision may override, newest first. */
export function standingOutcomes(books: Books): { readonly outcome: string; readonly title: string; readonly committee?: string }[] {
  return books.matters.documents('outcome').toReversed().flatMap((stated) => {
    const of = documentOf(books, 'proposal', String(stated.body['proposal']));
    if (of === undefined || overriddenBy(books, stated.id) !== undefined) return [];
    const committee = of.body['committee'];
    return [{ outcome: stated.id, title: String(of.body['title']), ...(typeof committee === 'string' ? { committee } : {}) }];
  });
}
