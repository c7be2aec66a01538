// A vote counted again by a reader who trusts nobody. Every record from the
// proposal to its outcome is read and proven, so that no ballot can be left out
// unseen; each ballot counts for the holder of the key that signed it, and the
// hour is that at which the log took it.
//
//     const again = await recountVote(publication, { proposalAt: 812, outcomeAt: 840, authors });
//     if (again.ok && again.differs.length === 0) …      // the outcome is what the ballots come to

import type { Cast, Opened } from '@amanah/consultation/ballot-marks.ts';
import { count, tallyDigest, type Tally } from '@amanah/consultation/count.ts';
import { sameVoters, strikesByEnough } from '@amanah/core/recount.ts';
import { decode, Fields, type Decoded } from '@amanah/record/decode.ts';
import { ballot } from '@amanah/record/kinds/ballot.ts';
import { ballotOpening } from '@amanah/record/kinds/ballot-opening.ts';
import { outcome, type Outcome } from '@amanah/record/kinds/outcome.ts';
import { proposal, type Proposal } from '@amanah/record/kinds/proposal.ts';
import type { Kind } from '@amanah/record/body.ts';
import { verifyAuthor, verifySeal } from './author-chain.ts';
import { failed, type Failure, type Publication, type VerifiedEntry } from './publication.ts';

/** Where a vote stands in the log, and where the keys of authors are said to be registered: hints, which are checked. */
export interface VotePlace {
  readonly proposalAt: number;
  readonly outcomeAt: number;
  readonly authors: Readonly<Record<string, number>>;
  /** Told after each record that was read; what it gives is waited for, so that a page can be drawn meanwhile. */
  readonly onRead?: (read: number, of: number) => void | Promise<void>;
}

/** A vote counted again. */
export interface Recounted {
  readonly ok: true;
  readonly tally: Tally;
  readonly digest: string;
  /** What the journal states. */
  readonly stated: Outcome;
  /** Members of the outcome that the count does not confirm; none where it does. */
  readonly differs: readonly ('verdict' | 'winners' | 'counted' | 'tally')[];
  /** Records read and proven, from the proposal to the outcome. */
  readonly read: number;
  readonly ballots: number;
}

/** Reads the vote from the publication and counts it. */
export async function recountVote(publication: Publication, place: VotePlace): Promise<Recounted | Failure> {
  const { proposalAt, outcomeAt } = place;
  if (!(proposalAt < outcomeAt)) return failed('count', 'order', `entry ${outcomeAt}`, 'an outcome stands after its proposal');
  const reader = new VoteReader(publication, place);
  for (let index = proposalAt; index <= outcomeAt; index += 1) {
    const wrong = await reader.read(index);
    if (wrong !== undefined) return wrong;
    await place.onRead?.(index - proposalAt + 1, outcomeAt - proposalAt + 1);
  }
  return reader.result();
}

/** What one key signed: its holder, and when the log took the record. */
interface Said {
  readonly voter: string;
  readonly at: string;
}

class VoteReader {
  readonly #publication: Publication;
  readonly #place: VotePlace;
  readonly #cast: Cast[] = [];
  readonly #opened: Opened[] = [];
  /** Votes about objections of this one, and the ballots that such votes set aside. */
  readonly #striking = new Map<string, Proposal>();
  readonly #struck = new Set<string>();
  readonly #holders = new Map<string, string>();
  #id = '';
  #proposal: Proposal | undefined;
  #stated: Outcome | undefined;

  constructor(publication: Publication, place: VotePlace) {
    this.#publication = publication;
    this.#place = place;
  }

  /** Reads one record; gives what is wrong with it. */
  async read(index: number): Promise<Failure | undefined> {
    const entry = await this.#publication.readEntry(index);
    if (!entry.ok) return entry;
    const { proposalAt, outcomeAt } = this.#place;
    if (index === proposalAt) return this.#readProposal(entry);
    if (index === outcomeAt) return this.#readOutcome(entry);
    switch (entry.entry.record.kind) {
      case 'ballot': return this.#readBallot(entry);
      case 'ballot-opening': return this.#readOpening(entry);
      case 'proposal': return this.#readStriking(entry);
      case 'outcome': return this.#readStrikingOutcome(entry);
      default: return undefined;
    }
  }

  result(): Recounted | Failure {
    const [of, stated] = [this.#proposal, this.#stated];
    if (of === undefined || stated === undefined) return failed('count', 'not-a-vote', `entry ${this.#place.proposalAt}`, 'the records are no proposal with its outcome');
    const tally = count(of.opening, this.#cast, this.#opened, { struck: this.#struck });
    const digest = tallyDigest(tally);
    const checks = [
      ['verdict', tally.verdict === stated.verdict], ['winners', tally.winners.join(' ') === stated.winners.join(' ')],
      ['counted', tally.ballots.counted === stated.counted], ['tally', digest === stated.tally],
    ] as const;
    const { proposalAt, outcomeAt } = this.#place;
    return { ok: true, tally, digest, stated, differs: checks.flatMap(([name, isEqual]) => (isEqual ? [] : [name])), read: outcomeAt - proposalAt + 1, ballots: this.#cast.length };
  }

  async #readProposal(entry: VerifiedEntry): Promise<Failure | undefined> {
    const body = bodyOf(entry, proposal);
    if (body === undefined) return failed('count', 'not-a-proposal', at(entry), 'the record is no proposal');
    this.#proposal = body;
    this.#id = entry.entry.id;
    const sealed = await verifySeal(this.#publication, entry);
    return sealed.ok ? undefined : sealed;
  }

  async #readOutcome(entry: VerifiedEntry): Promise<Failure | undefined> {
    const body = bodyOf(entry, outcome);
    if (body === undefined || body.proposal !== this.#id) return failed('count', 'not-its-outcome', at(entry), 'the record is not the outcome of this proposal');
    this.#stated = body;
    const sealed = await verifySeal(this.#publication, entry);
    return sealed.ok ? undefined : sealed;
  }

  async #readBallot(entry: VerifiedEntry): Promise<Failure | undefined> {
    const body = bodyOf(entry, ballot);
    if (body?.proposal !== this.#id) return undefined;
    const said = await this.#saidBy(entry);
    if ('ok' in said) return said;
    const { choice, commitment } = body;
    this.#cast.push({ id: entry.entry.id, ...said, ...(choice === undefined ? {} : { choice }), ...(commitment === undefined ? {} : { commitment }) });
    return undefined;
  }

  async #readOpening(entry: VerifiedEntry): Promise<Failure | undefined> {
    const body = bodyOf(entry, ballotOpening);
    if (body === undefined || !this.#cast.some(({ id }) => id === body.ballot)) return undefined;
    const said = await this.#saidBy(entry);
    if ('ok' in said) return said;
    this.#opened.push({ ...body, ...said });
    return undefined;
  }

  #readStriking(entry: VerifiedEntry): undefined {
    const body = bodyOf(entry, proposal);
    const isAbout = body?.strikes !== undefined && this.#cast.some(({ id }) => id === body.strikes);
    if (isAbout && strikesByEnough(body.opening.rule) && sameVoters(body.opening.eligible, this.#proposal?.opening.eligible ?? [])) this.#striking.set(entry.entry.id, body);
    return undefined;
  }

  /** The outcome of a vote about an objection is taken as the journal has it; it has a recount of its own. */
  #readStrikingOutcome(entry: VerifiedEntry): undefined {
    const body = bodyOf(entry, outcome);
    const strikes = body?.verdict === 'passed' ? this.#striking.get(body.proposal)?.strikes : undefined;
    if (strikes !== undefined) this.#struck.add(strikes);
    return undefined;
  }

  /** Who signed a ballot: its own seal, and the record that registers the key. */
  async #saidBy(entry: VerifiedEntry): Promise<Said | Failure> {
    const { record, recordTime } = entry.entry;
    const sealed = await verifySeal(this.#publication, entry);
    if (!sealed.ok) return sealed;
    let voter = this.#holders.get(record.author);
    if (voter === undefined) {
      const author = await verifyAuthor(this.#publication, entry, this.#place.authors[record.author] ?? 0);
      if (!author.ok) return author;
      this.#holders.set(record.author, (voter = author.holder));
    }
    return { voter, at: recordTime };
  }
}

function at({ index }: VerifiedEntry): string {
  return `entry ${index}`;
}

/** The body of a record of this kind; undefined for another kind or a body that cannot be read. */
function bodyOf<Body>({ entry: { record } }: VerifiedEntry, kind: Kind<Body>): Body | undefined {
  if (record.kind !== kind.name) return undefined;
  const read: Decoded<Body> = decode(() => kind.decode(new Fields(record.body, 'body')));
  return read.ok ? read.value : undefined;
}
