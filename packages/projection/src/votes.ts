// Votes as they stand at a tree size: what was proposed, who voted and as what
// each ballot counts, the outcome, what overrides it, and what was spent on its
// strength. A vote whose outcome was stated is counted from what stood in the
// journal before the outcome: what came after it changes nothing.

import { markBallots, type BallotMark, type Mark } from '@amanah/consultation/ballot-marks.ts';
import type { BallotNumbers, Tally } from '@amanah/consultation/count.ts';
import type { Choice } from '@amanah/consultation/ballot.ts';
import { allowancesOf, overriddenBy, type Allowance } from '@amanah/core/admission/decision.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { DecisionUse, Document } from '@amanah/core/ledger/open-matters.ts';
import { ballotsOf, outcomeOf, proposalOf, recount } from '@amanah/core/recount.ts';
import type { Ballot } from '@amanah/record/kinds/ballot.ts';
import type { BallotOpening } from '@amanah/record/kinds/ballot-opening.ts';
import type { Outcome } from '@amanah/record/kinds/outcome.ts';
import type { Proposal } from '@amanah/record/kinds/proposal.ts';
import type { Selector } from './report-shape.ts';

/** How far a vote is. `opening` is the time in which hidden ballots are opened; the last five say what it came to. */
export const VOTE_STATES = ['withdrawn', 'announced', 'open', 'opening', 'awaiting-outcome', 'passed', 'failed', 'no-quorum', 'tied', 'overridden'] as const;
export type VoteState = (typeof VOTE_STATES)[number];

/** What a ballot counts as; `after-outcome` came when the outcome had been stated. */
export type ShownMark = Mark | 'after-outcome';

/** One ballot as a reader may see it. */
export interface ShownBallot {
  readonly row: number;
  readonly id: string;
  /** The holder of the key that signed it. */
  readonly voter: string;
  /** When it was logged. */
  readonly at: string;
  readonly mark: ShownMark;
  /** Why it is spoiled. */
  readonly why?: string;
  /** What it says; of a hidden ballot only once its voter opened it as it was committed. */
  readonly choice?: Choice;
  /** Row of the record that opened it. */
  readonly openedBy?: number;
  /** Row of the outcome of the vote that set this objection aside. */
  readonly struckBy?: number;
}

/** One vote at a tree size. */
export interface VoteAt {
  /** Row of the proposal. */
  readonly row: number;
  readonly id: string;
  readonly document: Document;
  /** Holder of the key that proposed it. */
  readonly proposer: string;
  readonly proposal: Proposal;
  readonly state: VoteState;
  readonly outcome?: { readonly row: number; readonly id: string; readonly statedBy: string; readonly recordTime: string; readonly body: Outcome };
  /** The whole count, once the outcome was stated. */
  readonly tally?: Tally;
  readonly numbers: BallotNumbers;
  /** Ballots logged after the outcome. */
  readonly after: number;
  readonly ballots: readonly ShownBallot[];
  /** Rows of the openings of hidden ballots. */
  readonly openings: readonly number[];
  readonly comments: readonly { readonly row: number; readonly by: string; readonly at: string; readonly text: string }[];
  readonly allowances: readonly (Allowance & { readonly drawn: bigint })[];
  readonly uses: readonly (DecisionUse & { readonly stands: boolean })[];
  /** Row of the proposal whose outcome this one is to override, and why. */
  readonly overrides?: { readonly row: number; readonly reason: string };
  /** Votes that name the outcome of this one to override it, newest last. */
  readonly overriding: readonly { readonly row: number; readonly reason: string; readonly state: VoteState }[];
  /** Row of the proposal that did override it. */
  readonly overriddenBy?: number;
  /** Row of the vote about whose objection this one decides, and of the ballot. */
  readonly strikes?: { readonly vote: number; readonly ballot: number };
}

const kept = new WeakMap<Books, { readonly asOf: number; readonly votes: readonly VoteAt[] }>();

/** Every vote logged before `asOf`, in log order; kept for one tree size at a time, because counting may take seconds. */
export function votesAt(books: Books, asOf: number): readonly VoteAt[] {
  const known = kept.get(books);
  if (known?.asOf === asOf) return known.votes;
  const votes = books.matters.documents('proposal').filter(({ index }) => index < asOf).map((document) => voteAt(books, document, asOf));
  kept.set(books, { asOf, votes });
  return votes;
}

/** Rows of the ballots that count in the vote of the proposal at a row. */
export function countedRows({ books, asOf }: { readonly books: Books; readonly asOf: number }, proposal: string): number[] {
  const vote = votesAt(books, asOf).find(({ row }) => String(row) === proposal);
  return (vote?.ballots ?? []).filter(({ mark }) => mark === 'counted').map(({ row }) => row);
}

const byUse = new WeakMap<readonly VoteAt[], ReadonlyMap<number, number>>();

/** The acts that rest on a decision, each with the row of the proposal. */
export function votesByUse(books: Books, asOf: number): ReadonlyMap<number, number> {
  const votes = votesAt(books, asOf);
  const known = byUse.get(votes);
  if (known !== undefined) return known;
  const made = new Map(votes.flatMap(({ row, uses }) => uses.map((use) => [use.row, row] as const)));
  byUse.set(votes, made);
  return made;
}

function voteAt(books: Books, document: Document, asOf: number): VoteAt {
  const { index: row, id } = document;
  const proposal = proposalOf(document);
  const stated = outcomeOf(books, id, asOf);
  const outcome = stated === undefined ? undefined : { row: stated.index, id: stated.id, statedBy: holderOf(books, stated), recordTime: stated.recordTime ?? '', body: stated.body as unknown as Outcome };
  const tally = outcome === undefined ? undefined : talliedAt(books, document, outcome.row);
  const countedAt = outcome?.row ?? asOf;
  const { cast, opened } = ballotsOf(books, id, countedAt);
  const marks = new Map((tally?.marks ?? markBallots(proposal.opening, cast, opened).marks).map((mark) => [mark.id, mark]));
  const ballots = shownBallots(books, id, { asOf, countedAt, marks, believed: believedOf(proposal, cast, opened) });
  const allowances = outcome?.body.verdict === 'passed' ? allowancesOf(proposal, outcome.body.winners) : [];
  const uses = outcome === undefined ? [] : books.matters.usesOf(outcome.id).filter((use) => use.row < asOf).map((use) => ({ ...use, stands: books.stands(use.row, asOf) }));
  return {
    row, id, document, proposer: holderOf(books, document), proposal, state: stateOf(books, { document, proposal, outcome }, asOf),
    ...(outcome === undefined ? {} : { outcome }), ...(tally === undefined ? {} : { tally }),
    numbers: tally?.ballots ?? numbersOf(proposal, [...marks.values()]),
    after: ballots.filter(({ mark }) => mark === 'after-outcome').length,
    ballots,
    openings: ballots.flatMap((one) => books.matters.documentsOf('ballot-opening', one.id)).map(({ index }) => index).filter((index) => index < asOf).sort((a, b) => a - b),
    comments: books.matters.documentsOf('comment', id).filter(({ index }) => index < asOf).map((one) => ({ row: one.index, by: holderOf(books, one), at: one.recordTime ?? '', text: String(one.body['text']) })),
    allowances: allowances.map((allowance) => ({ ...allowance, drawn: drawnOf(uses, allowance, allowances.length === 1) })),
    uses,
    ...linksOf(books, { id, proposal, outcomeId: outcome?.id }, asOf),
  };
}

/** Counts of votes that were decided: what stood before an outcome never changes. */
const tallies = new WeakMap<Books, Map<number, Tally>>();

function talliedAt(books: Books, document: Document, outcomeRow: number): Tally {
  let known = tallies.get(books);
  if (known === undefined) tallies.set(books, (known = new Map()));
  let tally = known.get(outcomeRow);
  if (tally === undefined) known.set(outcomeRow, (tally = recount(books, document, outcomeRow)));
  return tally;
}

function holderOf(books: Books, { author }: Pick<Document, 'author'>): string {
  return books.authors.get(author)?.holder ?? '';
}

interface Judged {
  readonly document: Document;
  readonly proposal: Proposal;
  readonly outcome: VoteAt['outcome'];
}

function stateOf(books: Books, { document, proposal: { opening }, outcome }: Judged, asOf: number): VoteState {
  if (outcome !== undefined) return overriddenBy(books, outcome.id, asOf) === undefined ? outcome.body.verdict : 'overridden';
  if (!books.stands(document.index, asOf)) return 'withdrawn';
  if (books.matters.isPast(opening.reveal ?? opening.closes, asOf)) return 'awaiting-outcome';
  if (books.matters.isPast(opening.closes, asOf)) return 'opening';
  return (document.recordTime ?? '') >= opening.opens || books.matters.isPast(opening.opens, asOf) ? 'open' : 'announced';
}

/** Choices of hidden ballots that their voters opened as they had committed to them, by ballot. */
function believedOf({ opening }: Proposal, cast: Parameters<typeof markBallots>[1], opened: Parameters<typeof markBallots>[2]): ReadonlyMap<string, Choice> {
  return new Map(markBallots(opening, cast, opened).believed.map(({ ballot, choice }) => [ballot, choice]));
}

interface Shown {
  readonly asOf: number;
  readonly countedAt: number;
  readonly marks: ReadonlyMap<string, BallotMark>;
  readonly believed: ReadonlyMap<string, Choice>;
}

function shownBallots(books: Books, proposalId: string, { asOf, countedAt, marks, believed }: Shown): ShownBallot[] {
  return books.matters.documentsOf('ballot', proposalId).filter(({ index }) => index < asOf).map((one): ShownBallot => {
    const { choice, commitment } = one.body as unknown as Ballot;
    const said = commitment === undefined ? choice : believed.get(one.id);
    const marked = one.index < countedAt ? marks.get(one.id) : undefined;
    const openedBy = commitment === undefined || said === undefined ? undefined : openingOf(books, one.id, said, countedAt);
    const struckBy = strikeOf(books, one.id, countedAt);
    return {
      row: one.index, id: one.id, voter: holderOf(books, one), at: one.recordTime ?? '', mark: marked?.mark ?? 'after-outcome',
      ...(marked?.why === undefined ? {} : { why: marked.why }),
      ...(said === undefined ? {} : { choice: said }),
      ...(openedBy === undefined ? {} : { openedBy }),
      ...(struckBy === undefined ? {} : { struckBy }),
    };
  });
}

function openingOf(books: Books, ballot: string, choice: Choice, before: number): number | undefined {
  const text = JSON.stringify(choice);
  return books.matters.documentsOf('ballot-opening', ballot).find(({ index, body }) => index < before && JSON.stringify((body as unknown as BallotOpening).choice) === text)?.index;
}

/** Row of the outcome that set the objection of a ballot aside before the vote was counted. */
function strikeOf(books: Books, ballot: string, before: number): number | undefined {
  for (const { id } of books.matters.documentsOf('strikes', ballot)) {
    const outcome = outcomeOf(books, id, before);
    if (outcome?.body['verdict'] === 'passed') return outcome.index;
  }
  return undefined;
}

function numbersOf({ opening }: Proposal, marks: readonly BallotMark[]): BallotNumbers {
  const of = (mark: Mark): number => marks.filter((one) => one.mark === mark).length;
  return {
    eligible: new Set(opening.eligible).size, cast: marks.length, counted: of('counted') + of('abstained'), abstained: of('abstained'), late: of('late'), early: of('early'),
    doubled: of('doubled'), ineligible: of('ineligible'), spoiled: of('spoiled'), unrevealed: of('unrevealed'),
  };
}

function drawnOf(uses: VoteAt['uses'], { code }: Allowance, isOnly: boolean): bigint {
  return uses.filter((use) => use.stands && (use.option === code || (isOnly && use.option === undefined))).reduce((sum, { spent }) => sum + BigInt(spent), 0n);
}

interface Linked {
  readonly id: string;
  readonly proposal: Proposal;
  readonly outcomeId: string | undefined;
}

/** What this vote overrides or strikes, and what overrides it. */
function linksOf(books: Books, { proposal, outcomeId }: Linked, asOf: number): Pick<VoteAt, 'overrides' | 'overriding' | 'overriddenBy' | 'strikes'> {
  const proposalRowOf = (outcome: Document | undefined): number | undefined => (outcome === undefined ? undefined : books.findRecord(String(outcome.body['proposal'])));
  const outcomeAt = (id: string): Document | undefined => documentAt(books, 'outcome', id);
  const before = proposal.overrides === undefined ? undefined : proposalRowOf(outcomeAt(proposal.overrides.outcome));
  const by = outcomeId === undefined ? undefined : proposalRowOf(overriddenBy(books, outcomeId, asOf));
  const naming = outcomeId === undefined ? [] : books.matters.documentsOf('overrides', outcomeId).filter(({ index }) => index < asOf);
  const struck = proposal.strikes === undefined ? undefined : documentAt(books, 'ballot', proposal.strikes);
  const about = struck === undefined ? undefined : books.findRecord(String(struck.body['proposal']));
  return {
    ...(before === undefined ? {} : { overrides: { row: before, reason: proposal.overrides?.reason ?? '' } }),
    overriding: naming.map((one) => overridingOf(books, one, asOf)),
    ...(by === undefined ? {} : { overriddenBy: by }),
    ...(struck === undefined || about === undefined ? {} : { strikes: { vote: about, ballot: struck.index } }),
  };
}

function overridingOf(books: Books, document: Document, asOf: number): VoteAt['overriding'][number] {
  const proposal = proposalOf(document);
  const stated = outcomeOf(books, document.id, asOf);
  const outcome = stated === undefined ? undefined : { row: stated.index, id: stated.id, statedBy: '', recordTime: '', body: stated.body as unknown as Outcome };
  return { row: document.index, reason: proposal.overrides?.reason ?? '', state: stateOf(books, { document, proposal, outcome }, asOf) };
}

function documentAt(books: Books, kind: string, id: string): Document | undefined {
  const row = books.findRecord(id);
  return row === undefined ? undefined : books.matters.documentAt(kind, row);
}

/** The records at these rows. */
export function rowsSelector(rows: readonly number[]): Selector {
  return rows.length === 0 ? { kind: 'none' } : { rows: [...new Set(rows)].sort((a, b) => a - b).join(' ') };
}
