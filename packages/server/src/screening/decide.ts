// A person decides about hits. The reasons stay here; once a person has looked at all open hits of an organisation on a
// list, the record for the log says what came of it, with a salted digest of what stands here.

import { randomBytes } from 'node:crypto';
import { newestScreenings } from '@amanah/core/admission/screening.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { HitRow, NewDecisionRow, ScreeningDecisionRow } from '@amanah/store/screening.ts';
import { compareText } from './compare-all.ts';
import { holdsFor, judgeHits, peopleNeeded, type Group, type JudgedHit } from './judged-hits.ts';
import { digestOf } from './list-file.ts';
import { organisationReference } from './parties.ts';
import { partiesOf, ScreeningRefused, type ScreeningNeeds } from './run.ts';

export interface Said {
  /** As {@link hitName} gives it. */
  readonly hit: string;
  readonly verdict: 'not-a-match' | 'match';
  readonly reason: string;
}

export interface Decided {
  /** Open hits of the party on the list that this person has not decided on. */
  readonly left: number;
  readonly record: { readonly kind: 'screening-decision'; readonly eventTime: string; readonly body: JsonObject } | undefined;
}

/** How a hit is named from outside: no name is in it. */
export function hitName({ party, entry }: Pick<HitRow, 'party' | 'entry'>): string {
  return `${party} ${entry}`;
}

/** The groups of a list as its newest run found them, judged by what was decided since. */
export async function groupsOf(needs: Pick<ScreeningNeeds, 'store' | 'books'>, list: string): Promise<readonly Group[]> {
  const { store, books } = needs;
  const kept = await store.run(list);
  if (kept === undefined) return [];
  return judgeHits(kept.hits, (await partiesOf(needs)).all, { books, list, decisions: await store.decisions(), needed: peopleNeeded(books) });
}

/** Keeps what a person decided, and makes the record where all is decided. Throws `ScreeningRefused`. */
export async function decideHits(needs: ScreeningNeeds, { party, list, said }: { readonly party: string; readonly list: string; readonly said: readonly Said[] }): Promise<Decided> {
  const { store, books, holder, now } = needs;
  const screened = newestScreenings(books).get(list);
  const isNamed = screened?.of.open.includes(party) === true;
  // Who is named without a hit had one when it was named: what is known of those behind it has changed since.
  const find = async (): Promise<Group | undefined> => (await groupsOf(needs, list)).find((one) => one.party === party) ?? (isNamed ? { party, inJournal: true, hits: [] } : undefined);
  const group = await find();
  if (group === undefined) throw new ScreeningRefused('no-such-hit', `The newest run against ${list} found nothing about ${party}.`);
  if (group.inJournal && !isNamed) throw new ScreeningRefused('not-recorded', `The newest screening against ${list} in the log does not name ${party}: sign and send the record of the run first.`);
  await store.putDecisions(said.map((one) => decisionOf(group, one, { list, holder, made: Date.parse(now) })));
  const after = (await find()) ?? group;
  const waiting = after.hits.filter(({ state }) => state !== 'not-a-match');
  const own = after.hits.length > 0 ? waiting.flatMap((hit) => ownDecision(hit, holder) ?? []) : (await store.decisions()).filter((one) => one.party === organisationReference(party) && one.list === list && one.holder === holder && one.entry === '');
  const left = waiting.filter((hit) => ownDecision(hit, holder) === undefined).length;
  const isMatch = own.some(({ verdict }) => verdict === 'match');
  if (!group.inJournal || screened === undefined || own.length === 0 || (left > 0 && !isMatch)) return { left, record: undefined };
  const basis = await basisOf(needs, own);
  const body: JsonObject = { party, list, listDigest: screened.of.listDigest, verdict: isMatch ? 'match' : 'not-a-match', hits: own.length, basis };
  return { left, record: { kind: 'screening-decision', eventTime: now, body } };
}

function decisionOf(group: Group, { hit, verdict, reason }: Said, { list, holder, made }: { readonly list: string; readonly holder: string; readonly made: number }): NewDecisionRow {
  if (reason.trim() === '') throw new ScreeningRefused('no-reason', 'A decision has a reason.');
  const said = { list, verdict, reason: reason.trim(), holder, made };
  if (group.hits.length === 0) return { ...said, party: organisationReference(group.party), entry: '', entryDigest: '', partyDigest: '' };
  const found = group.hits.find(({ row }) => hitName(row) === hit);
  if (found === undefined) throw new ScreeningRefused('no-such-hit', `There is no such hit of ${group.party} on ${list}; look at the open hits again.`);
  const { party, entry, entryDigest, partyDigest } = found.row;
  return { ...said, party, entry, entryDigest, partyDigest };
}

/** What this person last said about a hit as it is now. */
function ownDecision({ row, standing }: JudgedHit, holder: string): ScreeningDecisionRow | undefined {
  return standing.findLast((one) => one.holder === holder && holdsFor(one, row));
}

/** The digest that the record names: of a salt by chance and of what was decided, both kept here only. */
async function basisOf({ store }: ScreeningNeeds, own: readonly ScreeningDecisionRow[]): Promise<string> {
  const rows = [...own].sort((one, other) => compareText(hitName(one), hitName(other)));
  const content = JSON.stringify(rows.map(({ party, entry, entryDigest, partyDigest, verdict, reason, holder }) => ({ party, entry, entryDigest, partyDigest, verdict, reason, holder })));
  const salt = randomBytes(16).toString('hex');
  const basis = digestOf(`amanah/screening-basis/v1\0${salt}\0${content}`);
  await store.putBasis({ basis, salt, content }, rows.map(({ number }) => number));
  return basis;
}
