/**
 * The vectors of votes once more: what the package reads back from them, and
 * with plain code of its own their digests, commitments, lots and sums.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { count, type Tally } from '@amanah/consultation/count.ts';
import { decodeLoggedBallots } from '@amanah/consultation/logged-ballots.ts';
import { decodeOpening } from '@amanah/consultation/opening.ts';

type Json = { readonly [name: string]: unknown };
type Case = Json & { readonly name: string; readonly want: string };

function casesIn(name: string): readonly Case[] {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8')) as readonly Case[];
}

/** Members sorted by UTF-16 code units, no white space: RFC 8785 for whole numbers. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${sorted((value as Json)[name])}`).join(',')}}`;
}

/** A tally without the words for people in it. */
function withoutWords(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name: string, member: unknown) => (name === 'why' || name === 'message' ? undefined : member)) as unknown;
}

function sha(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

test('[X17] each vote of the vectors has the verdict, the tally and the digest that it states', () => {
  const cases = casesIn('vote-tallies.json');
  assert.ok(cases.length > 35);
  assert.deepEqual(new Set(cases.map(({ want }) => want)), new Set(['passed', 'failed', 'no-quorum', 'tied']));
  for (const { name, want, opening, ballots, tally, digest } of cases) {
    const [read, logged] = [decodeOpening(opening), decodeLoggedBallots(ballots)];
    assert.ok(read.ok && logged.ok, name);
    const { cast, opened, struck, seed } = logged.ballots;
    assert.deepEqual(count(read.opening, cast, opened, { struck, ...(seed === undefined ? {} : { seed }) }), tally, name);
    assert.equal((tally as Tally).verdict, want, name);
    assert.equal(sha(sorted(withoutWords(tally))), digest, name);
  }
});

test('[X10] [X15] sums and lots of the vectors hold by plain arithmetic', () => {
  for (const { name, tally } of casesIn('vote-tallies.json')) {
    const { election, seed, winners, ballots } = tally as Tally;
    for (const { votes, notTransferable, cutOff } of election?.rounds ?? []) {
      const sum = [...Object.values(votes), notTransferable, cutOff].reduce((all, one) => all + BigInt(one), 0n);
      assert.equal(sum, BigInt(ballots.counted - ballots.abstained) * 100_000n, name);
    }
    for (const { tied, chosen } of seed === undefined ? [] : (election?.decidedTies ?? [])) {
      assert.equal([...tied].sort((a, b) => (sha(`${seed}\0${a}`) < sha(`${seed}\0${b}`) ? -1 : 1))[0], chosen, name);
      assert.ok(winners.includes(chosen));
    }
  }
});

test('[X8] each opening of the vectors is read, or refused at the path that it states', () => {
  for (const { name, want, opening } of casesIn('vote-openings.json')) {
    const read = decodeOpening(opening);
    assert.equal(read.ok ? 'ok' : read.path, want, name);
  }
});

test('[X6] each commitment of the vectors is opened or not, by hashing its parts', () => {
  for (const { name, want, commitment, choice, salt, voter } of casesIn('vote-commitments.json')) {
    const isSalt = /^[0-9a-f]{64}$/.test(String(salt));
    const opens = isSalt && sha(sorted({ choice, voter }), Buffer.from(String(salt), 'hex')) === commitment;
    assert.equal(opens ? 'ok' : 'mismatch', want, name);
  }
});
