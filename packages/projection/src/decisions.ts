// `decisions`: what was put to a vote, by whom and under which rule, how the
// ballots counted, what came of it, what may be spent on its strength and what
// was. One row for each proposal; the lists beside it say the details.

import type { JsonValue } from '@amanah/log/canonical.ts';
import { allowancesOf } from '@amanah/core/admission/decision.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { accountType } from '@amanah/record/account.ts';
import { spentIn } from '@amanah/record/spending.ts';
import type { Proposal } from '@amanah/record/kinds/proposal.ts';
import { BooksAt, dayText } from './books-at.ts';
import { groupRows, optionRows, pairRows, paymentRows, roundRows } from './decision-count.ts';
import { notesOf } from './note.ts';
import { accountCode } from './own-postings.ts';
import type { Column, DecisionsReport, Row, Selector } from './report-shape.ts';
import { VOTE_STATES, rowsSelector, votesAt, type ShownBallot, type VoteAt } from './votes.ts';

const text = (key: string, title: string): Column => ({ key, title, type: 'text' });
const count = (key: string, title: string): Column => ({ key, title, type: 'count' });
const amount = (key: string, title: string): Column => ({ key, title, type: 'amount', commodity: 'commodity' });
/** The row of the proposal in the log, which names the vote. */
const VOTE: Column = { key: 'vote', title: 'Record of the proposal', type: 'code' };
const COMMODITY: Column = { key: 'commodity', title: 'Commodity', type: 'commodity' };

const COLUMNS: readonly Column[] = [
  VOTE, text('proposal', 'Proposal'), text('title', 'Title'), text('committee', 'Committee'), text('rule', 'Rule'), text('quorum', 'Quorum'), text('opens', 'Voting opens'), text('closes', 'Voting closes'),
  text('status', 'Status'), count('eligible', 'May vote'), count('cast', 'Ballots'), count('counted', 'Ballots counted'), count('yes', 'For'), count('no', 'Against'), count('objecting', 'Objecting'), count('abstained', 'Abstained'), count('late', 'Late'), count('early', 'Early'),
  count('doubled', 'Doubled'), count('ineligible', 'Not eligible'), count('spoiled', 'Spoiled'), count('unrevealed', 'Never opened'), count('after', 'After the outcome'),
  count('present', 'Took part'), count('quorumLeast', 'Had to take part'), count('quota', 'Votes for a seat'), count('seats', 'Seats'), count('options', 'Options'), count('chosen', 'Elected or funded'),
  amount('budget', 'Budget'), amount('spent', 'Given to projects'), COMMODITY,
  text('winners', 'Elected or funded'), text('allowed', 'May be spent'), text('drawn', 'Spent'), text('left', 'Left'), text('overrides', 'Overrides'), text('overriddenBy', 'Overridden by'), text('reason', 'Reason'),
];
export const ALLOWANCE_COLUMNS: readonly Column[] = [
  VOTE, { key: 'allowance', title: 'For', type: 'code' }, text('fund', 'Fund'), COMMODITY, amount('asked', 'Asked for'), amount('allowed', 'May be spent'), amount('drawn', 'Spent'), amount('left', 'Left'),
  text('purpose', 'Purpose'), text('place', 'Place'), text('payee', 'To'), text('until', 'Until'),
];
export const USE_COLUMNS: readonly Column[] = [
  VOTE, { key: 'entry', title: 'Record', type: 'code' }, { key: 'day', title: 'Day', type: 'day' }, text('kind', 'Kind'), text('allowance', 'For'), text('goesTo', 'To'), amount('spent', 'Spent'), COMMODITY, text('fund', 'Fund'), text('state', 'State'),
];
export const OPTION_COLUMNS: readonly Column[] = [
  VOTE, { key: 'option', title: 'Option', type: 'code' }, text('title', 'Title'), amount('projectCost', 'Cost'), COMMODITY, count('supporters', 'Supporters'), { key: 'turn', title: 'Turn', type: 'count' }, text('result', 'Result'), amount('lacked', 'Lacked'),
];
/** Votes that rank one option above another. */
export const PAIR_COLUMNS: readonly Column[] = [VOTE, { key: 'option', title: 'Option', type: 'code' }, { key: 'other', title: 'Above', type: 'code' }, count('votes', 'Votes')];
export const STATE_COLUMNS: readonly Column[] = [{ key: 'status', title: 'Status', type: 'code' }, count('votes', 'Votes')];
export const ROUND_COLUMNS: readonly Column[] = [
  VOTE, { key: 'round', title: 'Round', type: 'code' }, { key: 'option', title: 'Option', type: 'code' }, { key: 'votes', title: 'Votes', type: 'amount' }, text('result', 'Result'),
];
export const GROUP_COLUMNS: readonly Column[] = [
  VOTE, { key: 'voterGroup', title: 'Voters', type: 'code' }, text('likes', 'Support'), count('voters', 'Voters'), { key: 'share', title: 'Share of the voters, %', type: 'amount' }, amount('fair', 'Their share of the budget'), amount('funded', 'Funded of what they support'), amount('paidByThem', 'Paid by them'), COMMODITY, count('projects', 'Projects funded'),
];
export const PAYMENT_COLUMNS: readonly Column[] = [VOTE, { key: 'voterGroup', title: 'Voters', type: 'code' }, { key: 'option', title: 'Option', type: 'code' }, amount('paidByThem', 'Paid by them'), COMMODITY];

/** The report of decisions. */
export function decisionsReport(books: Books, asOf: number): DecisionsReport {
  const at = new BooksAt(books, asOf);
  const votes = votesAt(books, asOf);
  const list = (rows: (vote: VoteAt) => readonly Row[]): readonly Row[] => votes.flatMap(rows);
  return {
    report: 'decisions', treeSize: asOf, title: 'Decisions', ...notesOf(['tree-size', 'votes-recounted', 'votes-late', 'votes-drawn', 'not-added']), columns: COLUMNS,
    rows: votes.map((vote) => voteRow(at, vote, votes)),
    allowances: list((vote) => allowanceRows(at, vote)),
    uses: list((vote) => useRows(at, vote)),
    ballots: list(ballotRows),
    comments: list(commentRows),
    options: list((vote) => optionRows(at, vote)),
    rounds: list(roundRows),
    comparisons: list(pairRows),
    states: VOTE_STATES.flatMap((status): Row[] => {
      const of = votes.filter(({ state }) => state === status);
      return of.length === 0 ? [] : [{ status, votes: of.length, selector: rowsSelector(of.map(({ row }) => row)) }];
    }),
    groups: list((vote) => groupRows(at, vote)),
    payments: list((vote) => paymentRows(at, vote)),
  };
}

/** The records of a vote. */
export function selectorOfVote({ row, ballots, openings, comments, outcome }: VoteAt): Selector {
  return rowsSelector([row, ...ballots.map((one) => one.row), ...openings, ...comments.map((one) => one.row), ...(outcome === undefined ? [] : [outcome.row])]);
}

/** The rule as one text: `supermajority 2/3`, `k-of-n 3`, `equal-shares cost add1`. */
export function ruleText({ opening: { rule } }: Proposal): string {
  return Object.entries(rule).map(([key, value]) => (key === 'name' || typeof value === 'string' ? String(value) : key === 'k' ? String(value) : `${key}=${String(typeof value === 'object' ? Object.values(value as object).join('/') : value)}`)).join(' ');
}

function voteRow(at: BooksAt, vote: VoteAt, votes: readonly VoteAt[]): Row {
  const { row, proposal, state, numbers, after, allowances, outcome, overrides, overriddenBy } = vote;
  const { opening } = proposal;
  const codeOf = (other: number | undefined): string => votes.find((one) => one.row === other)?.proposal.proposal ?? '';
  const sums = (of: (one: VoteAt['allowances'][number]) => bigint): string => amountsText(at, allowances, of);
  return {
    vote: String(row), proposal: proposal.proposal, title: proposal.title, committee: proposal.committee ?? '', rule: ruleText(proposal), quorum: opening.quorum === undefined ? '' : `${opening.quorum.n}/${opening.quorum.d}`,
    opens: opening.opens, closes: opening.closes, status: state, ...numbers, after, ...countCells(at, vote), winners: (outcome?.body.winners ?? []).join(' '),
    allowed: sums(({ least }) => least), drawn: sums(({ drawn }) => drawn), left: state === 'overridden' ? '' : sums(({ least, drawn }) => least - drawn),
    overrides: codeOf(overrides?.row), overriddenBy: codeOf(overriddenBy), reason: reasonOf(vote),
    selectors: markSelectors(vote), selector: selectorOfVote(vote),
    record: vote.id, ...(outcome === undefined ? {} : { outcome: outcome.id }),
    ...(vote.tally === undefined ? {} : { tally: tallyDetail(vote.tally) }),
  };
}

/** What the count says beside the ballots. What does not belong to the form of the vote is left out. */
function countCells(at: BooksAt, { tally, proposal: { budget, options, opening } }: VoteAt): { readonly [name: string]: JsonValue } {
  const { decision, election, quorum } = tally ?? {};
  return {
    ...(decision === undefined ? {} : { yes: decision.yes, no: decision.no, objecting: decision.objecting }),
    ...(quorum === undefined ? {} : { present: quorum.present, quorumLeast: quorum.least }),
    ...(election?.quota === undefined ? {} : { quota: election.quota }),
    ...(opening.seats === undefined ? {} : { seats: opening.seats }),
    ...(options.length === 0 ? {} : { options: options.length }),
    ...(tally === undefined || options.length === 0 ? {} : { chosen: tally.winners.length }),
    ...(budget === undefined ? {} : { budget: at.amountText(budget.commodity, BigInt(budget.least)), commodity: budget.commodity }),
    ...(budget === undefined || tally?.spent === undefined ? {} : { spent: at.amountText(budget.commodity, BigInt(tally.spent)) }),
  };
}

/** Why this overrides another decision, or was overridden. */
function reasonOf({ overrides, overriding }: VoteAt): string {
  return overrides?.reason ?? overriding.find(({ state }) => state === 'passed')?.reason ?? '';
}

/** The count without what each ballot was marked: that stands in the list of ballots. */
function tallyDetail({ marks: _, reveals: __, ...rest }: NonNullable<VoteAt['tally']>): JsonValue {
  return rest as unknown as JsonValue;
}

function markSelectors({ ballots }: VoteAt): { readonly [column: string]: Selector } {
  const of = (test: (ballot: ShownBallot) => boolean): Selector => rowsSelector(ballots.filter(test).map(({ row }) => row));
  const said = (vote: string): Selector => of((one) => (one.mark === 'counted' || one.mark === 'abstained') && one.choice !== undefined && 'vote' in one.choice && one.choice.vote === vote);
  const marked = (['abstained', 'late', 'early', 'doubled', 'ineligible', 'spoiled', 'unrevealed'] as const).map((mark) => [mark, of((one) => one.mark === mark)] as const);
  return { ...Object.fromEntries(marked), yes: said('yes'), no: said('no'), objecting: said('object'), cast: of(({ mark }) => mark !== 'after-outcome'), counted: of(({ mark }) => mark === 'counted' || mark === 'abstained'), after: of(({ mark }) => mark === 'after-outcome') };
}

/** Sums by fund and commodity, such as `relief 300.00 USD; winter 5 rice/KGM`. */
function amountsText(at: BooksAt, allowances: VoteAt['allowances'], of: (one: VoteAt['allowances'][number]) => bigint): string {
  const sums = new Map<string, { fund: string; commodity: string; least: bigint }>();
  for (const one of allowances) {
    const { fund, commodity } = one;
    const sum = sums.get(`${fund} ${commodity}`) ?? { fund, commodity, least: 0n };
    sum.least += of(one);
    sums.set(`${fund} ${commodity}`, sum);
  }
  return [...sums.values()].map(({ fund, commodity, least }) => `${fund} ${at.amountText(commodity, least)} ${commodity}`).join('; ');
}

/** What a decision asks for, allows and saw drawn. Of an overridden one nothing is left to draw. */
function allowanceRows(at: BooksAt, { row, id, state, allowances, uses, outcome, proposal }: VoteAt): Row[] {
  const asked: readonly VoteAt['allowances'][number][] = outcome?.body.verdict === 'passed' ? allowances : allowancesOf(proposal, []).map((one) => ({ ...one, drawn: 0n }));
  return asked.map(({ code, fund, commodity, least, drawn, purpose, place, payee }): Row => ({
    vote: String(row), allowance: code, fund, commodity, asked: at.amountText(commodity, least),
    ...(allowances.length === 0 ? {} : { allowed: at.amountText(commodity, least), drawn: at.amountText(commodity, drawn), ...(state === 'overridden' ? {} : { left: at.amountText(commodity, least - drawn) }) }),
    purpose: purpose ?? '', place: place ?? '', payee: payee ?? '', until: proposal.expires ?? '', record: id,
    selector: rowsSelector([row, ...(outcome === undefined ? [] : [outcome.row])]),
    selectors: { drawn: rowsSelector(uses.filter((use) => use.stands && (use.option === code || (allowances.length === 1 && use.option === undefined))).map((use) => use.row)) },
  }));
}

function useRows(at: BooksAt, { row, uses, allowances }: VoteAt): Row[] {
  const { books } = at;
  return uses.map((use): Row => {
    const kind = books.statedKindAt(use.row);
    const [posting] = spentIn(kind, books.ownPostings(use.row));
    // A policy that was adopted and the key of who was elected rest on a decision and spend nothing.
    const allowance = posting === undefined ? undefined : allowances.find(({ code }) => code === use.option) ?? allowances[0];
    const goesTo = posting === undefined ? '' : nameOfAccount(at, posting.destination);
    return {
      vote: String(row), entry: String(use.row), day: dayText(books.days.values[use.row] as number), kind, allowance: use.option ?? allowance?.code ?? '', goesTo,
      ...(allowance === undefined ? {} : { spent: at.amountText(allowance.commodity, BigInt(use.spent)), commodity: allowance.commodity }), fund: allowance?.fund ?? '', state: use.stands ? '' : 'taken-back', selector: { row: String(use.row) },
    };
  });
}

/** Who received it, in the words of the books. */
function nameOfAccount(at: BooksAt, account: string): string {
  const code = accountCode(account);
  const type = accountType(account);
  return type === 'supplier' || type === 'partner' ? at.nameOf('organisation', code) : code;
}

/** What a ballot says, as one text: `yes`, or the codes it names with blanks between. */
export function choiceText({ choice }: Pick<ShownBallot, 'choice'>): string {
  if (choice === undefined) return '';
  if ('vote' in choice) return choice.vote;
  if ('ranking' in choice) return choice.ranking.join(' ');
  if ('approves' in choice) return choice.approves.join(' ');
  return Object.entries(choice.points).map(([code, points]) => `${code}=${points}`).join(' ');
}

function ballotRows({ row, ballots }: VoteAt): Row[] {
  return ballots.map((ballot): Row => ({
    vote: String(row), entry: String(ballot.row), voter: ballot.voter, at: ballot.at, mark: ballot.mark, choice: choiceText(ballot),
    why: ballot.why ?? (ballot.choice !== undefined && 'vote' in ballot.choice ? (ballot.choice.reason ?? '') : ''), selector: { row: String(ballot.row) },
  }));
}

function commentRows({ row, comments }: VoteAt): Row[] {
  return comments.map((one): Row => ({ vote: String(row), entry: String(one.row), by: one.by, at: one.at, text: one.text, selector: { row: String(one.row) } }));
}
