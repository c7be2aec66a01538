import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseVerifierKey } from '@amanah/log/note.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { decidingOperation } from '../../../simulation/deciding-operation.ts';
import { randomVotes } from '../../../simulation/random-votes.ts';
import type { Scribe } from '../../../simulation/scribe.ts';
import { SCRIBE_LOG, SCRIBE_LOG_KEY, signedEntries } from '../../../simulation/signed-entries.ts';
import { logFiles, type Files } from '../../../simulation/static-log.ts';
import { openPublication, type Publication } from './publication.ts';
import { recountVote } from './vote.ts';

const parsed = parseVerifierKey(SCRIBE_LOG_KEY);
assert.ok(parsed.ok);
const logKey = parsed.key;

async function publicationOf(files: Files): Promise<Publication> {
  const opened = await openPublication({ readFile: async (path) => files.get(path), logKeys: [logKey] });
  assert.ok(opened.ok);
  return opened.publication;
}

/** Where the keys of authors are registered. */
function authorsOf({ books }: Scribe): Record<string, number> {
  return Object.fromEntries(books.control.filter(({ kind }) => kind === 'key').map(({ index, body }) => [String(body['key']), index]));
}

interface Place {
  readonly proposalAt: number;
  readonly outcomeAt: number;
}

/** Every vote that has an outcome, by the rows of both. */
function placesOf({ books }: Scribe): Place[] {
  return books.matters.documents('outcome').map(({ index, body }) => ({ proposalAt: books.findRecord(String(body['proposal'])) as number, outcomeAt: index }));
}

test('[W17] every vote of an operation is counted again from the published journal alone, to the digest of its tally', async () => {
  const { scribe } = decidingOperation();
  const publication = await publicationOf(logFiles(signedEntries(scribe), SCRIBE_LOG));
  const places = placesOf(scribe);
  assert.equal(places.length, 10);
  for (const place of places) {
    const again = await recountVote(publication, { ...place, authors: authorsOf(scribe) });
    assert.ok(again.ok, JSON.stringify(again));
    assert.deepEqual(again.differs, [], again.tally.rule);
    assert.equal(again.read, place.outcomeAt - place.proposalAt + 1);
  }
});

test('[W17] over random votes, the recount from the published journal equals the outcome', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      const scribe = randomVotes(seed, 4);
      const publication = await publicationOf(logFiles(signedEntries(scribe), SCRIBE_LOG));
      for (const place of placesOf(scribe)) {
        const again = await recountVote(publication, { ...place, authors: authorsOf(scribe) });
        assert.ok(again.ok && again.differs.length === 0, `seed ${seed}: ${JSON.stringify(place)} ${again.ok ? again.differs.join(' ') : again.message}`);
      }
    }),
    { numRuns: 12 },
  );
});

test('[W17] a ballot that was changed, left out or signed by another is found; so is an outcome that the ballots do not give', async () => {
  const { scribe, rows } = decidingOperation();
  const place = placesOf(scribe).find(({ proposalAt }) => proposalAt === rows['auditor']) as Place;
  const entries = signedEntries(scribe);
  const authors = authorsOf(scribe);
  const ballot = scribe.books.matters.documentsOf('ballot', scribe.books.idAt(place.proposalAt))[1]?.index as number;
  // The operator changes a ballot on the way to the reader: the log no longer fits its checkpoint.
  const changed = entries.map((bytes, at) => (at === ballot ? utf8(new TextDecoder().decode(bytes).replace(/"commitment":"./, '"commitment":"0')) : bytes));
  const mixed: Files = new Map([...logFiles(changed, SCRIBE_LOG)].map(([path, bytes]) => [path, path.includes('entries') ? bytes : (logFiles(entries, SCRIBE_LOG).get(path) as Uint8Array)]));
  const found = await recountVote(await publicationOf(mixed), { ...place, authors });
  assert.equal(!found.ok && found.step, 'inclusion');
  // The operator makes the whole log anew: the seal of the ballot is not its voter's.
  const again = await recountVote(await publicationOf(logFiles(changed, SCRIBE_LOG)), { ...place, authors });
  assert.equal(!again.ok && again.step, 'chain');
  // The operator leaves a ballot out, of a log made anew: the voter's chain and the count say so.
  const other = entries.with(ballot, entries[0] as Uint8Array);
  const left = await recountVote(await publicationOf(logFiles(other, SCRIBE_LOG)), { ...place, authors });
  assert.ok(left.ok && left.differs.includes('tally'));
  // A page that points elsewhere counts nothing.
  const wrong = await recountVote(await publicationOf(logFiles(entries, SCRIBE_LOG)), { proposalAt: place.proposalAt, outcomeAt: place.outcomeAt + 1, authors });
  assert.equal(!wrong.ok && wrong.code, 'not-its-outcome');
  const stranger = await recountVote(await publicationOf(logFiles(entries, SCRIBE_LOG)), { ...place, authors: {} });
  assert.equal(!stranger.ok && stranger.step, 'author');
});
