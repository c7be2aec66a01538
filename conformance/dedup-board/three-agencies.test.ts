// Three agencies and two holders from list to advice, and three who should not succeed: a holder who is curious, somebody
// who sends again what was sent before, and an agency that asks too much.

import test from 'node:test';
import assert from 'node:assert/strict';
import { askBoard, Board, type Finding, makeRows } from '@amanah/dedup-board/board.ts';
import { type Listed, qualityOf } from '@amanah/dedup-board/figures.ts';
import { householdKeys } from '@amanah/dedup-board/household-keys.ts';
import { type Answer, answerQuery, combineAnswers, type Holder, makeHolder, prepareQuery, type PublishedShare, shareOf, type Token, tokenOf } from '@amanah/dedup-board/keyholders.ts';
import { readAnswer, readRequest, readShare, writeAnswer, writeRequest, writeShare } from '@amanah/dedup-board/messages.ts';
import { decodeElement, type Element, evaluate, finalize, joined, hexOf, type Random } from '@amanah/dedup-board/oprf.ts';
import { PassingMemory, Quota, type QuotaVerdict } from '@amanah/dedup-board/quota.ts';
import { sha512 } from '@noble/hashes/sha2.js';
import { findPeerFiles, withPeerFiles } from '../shared-data.ts';
import { AGENCIES, febrl, made } from './lists.ts';

const CYCLE = '2026-11';
const HOUSEHOLDS_OF_AGENCY = 8;

function randomOf(seed: string): Random {
  let counter = 0;
  return (size) => {
    const digests = Array.from({ length: Math.ceil(size / 64) }, () => sha512(joined(seed, `/${(counter += 1)}`)));
    return joined(...digests).slice(0, size);
  };
}

/** A holder with its quota: what a service of it would do with a text that comes in. */
class HolderDesk {
  readonly holder: Holder;
  readonly quota: Quota;
  readonly memory = new PassingMemory();
  /** All that the holder gets to see of households. */
  readonly seen: Uint8Array[] = [];
  readonly #random: Random;

  constructor(name: string, registered: number) {
    this.#random = randomOf(`holder ${name}`);
    this.holder = makeHolder(name, CYCLE, this.#random(32));
    this.quota = new Quota(CYCLE, AGENCIES.map((agency) => ({ agency, registered })), this.memory);
  }

  take(text: string): { readonly verdict: QuotaVerdict; readonly reply?: string } {
    const request = readRequest(text) ?? assert.fail('the request is of its form');
    const verdict = this.quota.ask(request);
    if (!verdict.ok) return { verdict };
    this.seen.push(...request.elements);
    const answered = answerQuery(this.holder, request.elements, this.#random);
    return { verdict, reply: writeAnswer(answered.ok ? answered.answer : assert.fail(answered.message)) };
  }
}

interface Scene {
  readonly desks: readonly [HolderDesk, HolderDesk];
  readonly listed: readonly Listed[];
  readonly tokens: readonly (readonly Token[])[];
  readonly board: Board;
  readonly findings: readonly (readonly Finding[])[];
  /** A request that was answered. */
  readonly request: string;
}

/** Households of which several are on the lists of two agencies or three, eight for each agency. */
function sampleOf(all: readonly Listed[]): readonly Listed[] {
  const of = new Map<string, Listed[]>();
  for (const one of all) of.set(one.entity, [...(of.get(one.entity) ?? []), one]);
  const several = [...of.values()].filter((rows) => new Set(rows.map(({ agency }) => agency)).size > 1).flat();
  const rest = all.filter(({ entity }) => of.get(entity)?.length === 1);
  return AGENCIES.flatMap((agency) => {
    const own = (rows: readonly Listed[]): readonly Listed[] => rows.filter((row) => row.agency === agency);
    return [...own(several).slice(0, HOUSEHOLDS_OF_AGENCY - 2), ...own(rest).slice(0, 2)];
  });
}

/** Every agency has its list evaluated by both holders, publishes rows, and asks the board. */
function play(listed: readonly Listed[]): Scene {
  const desks = [new HolderDesk('red', HOUSEHOLDS_OF_AGENCY), new HolderDesk('blue', HOUSEHOLDS_OF_AGENCY)] as const;
  const shares = desks.map(({ holder }): PublishedShare => readShare(writeShare(shareOf(holder))) ?? assert.fail());
  const board = new Board(CYCLE, () => HOUSEHOLDS_OF_AGENCY);
  const tokens: (readonly Token[])[] = [];
  let request = '';
  for (const agency of AGENCIES) {
    const random = randomOf(`agency ${agency}`);
    const query = prepareQuery(listed.filter((one) => one.agency === agency).map(({ household }) => householdKeys(household, CYCLE)), random);
    request = writeRequest({ agency, cycle: CYCLE, elements: query.elements });
    const answers = desks.map((desk): Answer => readAnswer(desk.take(request).reply ?? assert.fail()) ?? assert.fail());
    const combined = combineAnswers(query, shares, answers);
    assert.ok(combined.ok);
    tokens.push(...combined.tokens);
    for (const row of makeRows({ agency, cycle: CYCLE }, combined.tokens, random)) assert.ok(board.add(row).ok);
  }
  return { desks, listed, tokens, board, request, findings: listed.map(({ agency, household }, at) => askBoard(board, { agency, tokens: tokens[at] ?? [], keys: householdKeys(household, CYCLE) })) };
}

const peers = findPeerFiles('11-record-linkage');
const scene = play(sampleOf(peers === undefined ? made(400) : await febrl(peers, true)));

test('[DB9] three agencies find by tokens what their keys have in common, no more and no less', () => {
  const { listed, findings } = scene;
  const keysOf = listed.map(({ household }) => new Set(householdKeys(household, CYCLE).map(({ input }) => hexOf(input))));
  let right = 0;
  for (const [at, one] of listed.entries()) {
    const counts = listed.flatMap(({ agency }, other) => (agency === one.agency ? [] : [[...(keysOf[at] ?? [])].filter((key) => keysOf[other]?.has(key)).length])).filter((count) => count > 0);
    const found = findings[at] ?? [];
    assert.deepEqual(found.map(({ equal }) => equal), counts.sort((a, b) => b - a));
    assert.ok(found.every(({ advice, equal }) => equal >= 2 || advice === 'hint-only'));
    right += found.length;
  }
  assert.ok(right >= 10, `${right} findings`);
});

test('[DB7] a curious holder who guesses a household right can reckon none of its tokens', () => {
  const { desks: [red], listed, tokens, board } = scene;
  const onBoard = new Set(board.rows.flatMap((row) => row.tokens));
  assert.ok(tokens.flat().every((token) => onBoard.has(token)), 'the tokens are there to be found');
  const secret = red.holder.keys.secret;
  const guesses = listed.slice(0, 6).flatMap(({ household }) => householdKeys(household, CYCLE));
  for (const { input } of guesses) {
    assert.ok(!onBoard.has(tokenOf(evaluate(secret, input, 'oprf'))));
    for (const bytes of red.seen.slice(0, 12)) assert.ok(!onBoard.has(tokenOf(finalize(input, secret, decodeElement(bytes) as Element))));
  }
  // What it sees is never the same twice, though the lists overlap.
  assert.equal(new Set(red.seen.map(hexOf)).size, red.seen.length);
});

test('[DB11] a request that was recorded is not answered again, to its sender nor to another', () => {
  const { desks: [red], request } = scene;
  const before = red.seen.length;
  for (const agency of AGENCIES) {
    const { verdict, reply } = red.take(JSON.stringify({ ...(JSON.parse(request) as Readonly<Record<string, unknown>>), agency }));
    assert.ok(!verdict.ok && verdict.code === 'replay' && reply === undefined);
  }
  const again = new Quota(CYCLE, [{ agency: 'north', registered: 100 }], red.memory);
  const stolen = again.ask({ ...(readRequest(request) ?? assert.fail()), agency: 'north' });
  assert.equal(stolen.ok ? 'answered' : stolen.code, 'replay');
  assert.equal(red.seen.length, before);
});

test('[DB10] [DB12] a flood stops at the quota, and anybody sees that there was one', () => {
  const desk = new HolderDesk('green', 5);
  const random = randomOf('flood');
  let answered = 0;
  for (let turn = 0; turn < 40; turn += 1) {
    const guesses = [householdKeys({ document: `P1000${turn}` }, CYCLE)];
    if (desk.take(writeRequest({ agency: 'north', cycle: CYCLE, elements: prepareQuery(guesses, random).elements })).verdict.ok) answered += 1;
  }
  assert.equal(answered, 6);
  assert.equal(desk.seen.length, 60);
  assert.deepEqual(desk.quota.counts().find(({ agency }) => agency === 'north'), { agency: 'north', cycle: CYCLE, asked: 6, refused: 34, most: 6 });
});

/** Floors below the figures of docs/dedup-board.md, for any key and for two. */
function holds(listed: readonly Listed[], recalls: readonly number[]): void {
  for (const [at, least] of recalls.entries()) {
    const { precision, recall } = qualityOf(listed, at === 0 ? 1 : 2);
    assert.ok(precision >= (at === 0 ? 0.98 : 0.999) && recall >= least, `${at + 1} keys or more: precision ${precision}, recall ${recall}`);
  }
}

test('[DB14] made lists in several scripts: precision and recall of any key and of two', () => holds(made(6000), [0.81, 0.59]));

withPeerFiles('11-record-linkage', (files) => {
  test('[DB14] Febrl 3: precision and recall of any key and of two, with and without documents', async () => {
    holds(await febrl(files, true), [0.94, 0.66]);
    holds(await febrl(files, false), [0.66, 0.49]);
  });
});
