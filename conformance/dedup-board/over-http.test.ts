// Three agencies, two keyholders and one board on real sockets, with lists whose truth is known: what agencies find there,
// how good it is, what a keyholder who is curious has in its hands afterwards, and what becomes of a replay and a flood.

import test, { type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { askBoard, makeRows, type Board, type Finding } from '@amanah/dedup-board/board.ts';
import { type Listed, qualityOf } from '@amanah/dedup-board/figures.ts';
import { type AgencyDesk, BoardFault } from '@amanah/dedup-board/agency.ts';
import { type HouseholdKey, householdKeys } from '@amanah/dedup-board/household-keys.ts';
import { makeHolder, type Token, tokenOf } from '@amanah/dedup-board/keyholders.ts';
import { evaluate } from '@amanah/dedup-board/oprf.ts';
import { openBooks } from '@amanah/server/books/books-folder.ts';
import { loggedCount } from '@amanah/server/dedup-board/query-journal.ts';
import { CYCLE, deskOf, folderOf, pin, start, testAgency } from '../../packages/server/test/dedup-scene.ts';
import { findPeerFiles } from '../shared-data.ts';
import { AGENCIES, febrl, made } from './lists.ts';

const OF_AGENCY = 14;

/** Households of which many are on the lists of two agencies, so many for each. */
function sampleOf(all: readonly Listed[]): readonly Listed[] {
  const of = Map.groupBy(all, ({ entity }) => entity);
  const shared = [...of.values()].filter((rows) => new Set(rows.map(({ agency }) => agency)).size > 1).flat();
  const single = [...of.values()].filter((rows) => rows.length === 1).flat();
  return AGENCIES.flatMap((name) => [...shared.filter(({ agency }) => agency === name).slice(0, OF_AGENCY - 4), ...single.filter(({ agency }) => agency === name).slice(0, 4)]);
}

interface Played {
  readonly listed: readonly Listed[];
  readonly tokens: readonly (readonly Token[])[];
  readonly board: Board;
  /** Which household a row is, as its agency alone knows. */
  readonly ofRow: ReadonlyMap<string, Listed>;
  readonly findings: readonly (readonly Finding[])[];
  readonly folder: string;
  /** How many households each agency asked about. */
  readonly counted: ReadonlyMap<string, number>;
  /** What became of those who should not succeed. */
  readonly stopped: readonly string[];
}

type Sent = { readonly url: string; readonly init: RequestInit };

/** A recorded query is sent again; an agency asks more than its caseload; then it floods, while others read on. */
async function attack(recorded: Sent, flooding: AgencyDesk, other: AgencyDesk): Promise<readonly string[]> {
  const replayed = (await (await fetch(recorded.url, recorded.init)).json()) as { readonly reason?: string };
  const guess = (at: number): readonly HouseholdKey[] => householdKeys({ document: `P-70${at}` }, CYCLE);
  const beyond = await flooding.tokensOf([1, 2, 3].map(guess)).then(() => 'answered', (error: unknown) => (error instanceof BoardFault ? error.reason : String(error)));
  let flood = 0;
  for (let turn = 0; turn < 1000 && flood !== 429; turn += 1) flood = (await fetch(recorded.url, recorded.init)).status;
  return [String(replayed.reason), String(beyond), String(flood), (await other.board()).rows.length > 0 ? 'others are served' : 'others wait'];
}

async function play(t: TestContext, listed: readonly Listed[]): Promise<Played> {
  const folder = folderOf(t);
  const agencies = AGENCIES.map((name) => testAgency(name, OF_AGENCY));
  const [red, blue, town] = [await start(t, { folder, name: 'red', agencies }), await start(t, { folder, name: 'blue', agencies }), await start(t, { folder, name: 'town', agencies, isHolder: false, isBoard: true })];
  const pinned = await pin([red, blue], town);
  const [tokens, ofRow, counted] = [[] as (readonly Token[])[], new Map<string, Listed>(), new Map<string, number>()];
  const sent: Sent[] = [];
  const send = (url: string, init: RequestInit): Promise<Response> => {
    if (url.startsWith(red.url) && url.endsWith('/evaluate')) sent.push({ url, init });
    return fetch(url, init);
  };
  const desks = agencies.map((agency) => deskOf(agency, pinned, { send, counted: (holder, households) => void counted.set(`${holder} ${agency.agency}`, (counted.get(`${holder} ${agency.agency}`) ?? 0) + households) }));
  for (const desk of desks) {
    const own = listed.filter(({ agency }) => agency === desk.agency);
    await desk.checkHolders();
    const found = await desk.tokensOf(own.map(({ household }) => householdKeys(household, CYCLE)));
    tokens.push(...found);
    const rows = found.map((one, at) => {
      const [row] = makeRows({ agency: desk.agency, cycle: CYCLE }, [one], (size) => new Uint8Array(randomBytes(size)));
      ofRow.set(row?.id ?? '', own[at] as Listed);
      return row ?? assert.fail();
    });
    assert.equal((await desk.post(rows)).standing, own.length);
  }
  const boards = await Promise.all(desks.map((desk) => desk.board()));
  const findings = listed.map(({ agency, household }, at) => askBoard(boards[AGENCIES.indexOf(agency as (typeof AGENCIES)[number])] as Board, { agency, tokens: tokens[at] ?? [], keys: householdKeys(household, CYCLE) }));
  const asked = new Map(counted);
  const stopped = await attack(sent[0] ?? assert.fail(), desks[0] as AgencyDesk, desks[1] as AgencyDesk);
  for (const service of [red, blue, town]) await service.stop();
  return { listed, tokens, board: boards[0] as Board, ofRow, findings, folder, counted: asked, stopped };
}

/** Precision and recall of what agencies were told, each pair seen from both of its sides. */
function toldQuality({ listed, ofRow, findings }: Played, least: 1 | 2): { readonly precision: number; readonly recall: number; readonly found: number } {
  let [found, right] = [0, 0];
  for (const [at, own] of findings.entries()) {
    for (const { row, advice } of own) {
      if (least === 2 && advice === 'hint-only') continue;
      found += 1;
      if (ofRow.get(row)?.entity === listed[at]?.entity) right += 1;
    }
  }
  const all = listed.reduce((sum, one) => sum + listed.filter(({ entity, agency }) => entity === one.entity && agency !== one.agency).length, 0);
  return { precision: found === 0 ? 1 : right / found, recall: all === 0 ? 1 : right / all, found };
}

const peers = findPeerFiles('11-record-linkage');

for (const [name, list] of [['made households in several scripts', async () => made(600)], ...(peers === undefined ? [] : [['Febrl 3, without documents', () => febrl(peers, false)] as const])] as const) {
  test(`[DB7] [DB10] [DB14] [DB16] [DB18] [DB19] three agencies, two keyholders and a board over HTTP: ${name}`, async (t) => {
    const played = await play(t, sampleOf(await list()));
    const { listed, tokens, board, folder, counted, stopped } = played;
    assert.deepEqual(stopped, ['replay', 'quota-exceeded', '429', 'others are served']);
    assert.equal(board.rows.length, listed.length);
    // What came over the wires is what the keys say, for any key and for two.
    for (const least of [1, 2] as const) {
      const [told, keys] = [toldQuality(played, least), qualityOf(listed, least)];
      t.diagnostic(`${name}, ${least === 1 ? 'any key' : 'two keys'}: precision ${told.precision.toFixed(4)}, recall ${told.recall.toFixed(4)}, ${told.found / 2} pairs of ${listed.length} households`);
      assert.deepEqual([told.precision, told.recall, told.found / 2], [keys.precision, keys.recall, keys.found]);
      assert.ok(told.precision >= 0.99 && (least === 2 || told.found > 0));
    }
    // A curious keyholder: knows its share, all that it kept, the whole board, and the households.
    const onBoard = new Set(board.rows.flatMap((row) => row.tokens));
    assert.ok(tokens.flat().every((token) => onBoard.has(token)));
    for (const holder of ['red', 'blue']) {
      const { keys } = makeHolder(holder, CYCLE, Buffer.from(readFileSync(join(folder, holder, 'shares', CYCLE), 'utf8').trim(), 'hex'));
      for (const { household } of listed.slice(0, 12)) for (const { input } of householdKeys(household, CYCLE)) assert.ok(!onBoard.has(tokenOf(evaluate(keys.secret, input, 'oprf'))));
      for (const file of readdirSync(join(folder, holder)).filter((one) => one.startsWith('board.db'))) {
        const bytes = readFileSync(join(folder, holder, file));
        for (const token of onBoard) assert.ok(!bytes.includes(Buffer.from(token, 'hex')), 'a keyholder that keeps no board has none of its tokens');
      }
      const books = await openBooks(join(folder, `${holder}-books`));
      for (const agency of AGENCIES) assert.equal(loggedCount(books.journal.books, agency, CYCLE)?.asked, counted.get(`${holder} ${agency}`), 'the journal counts what the agency asked');
      await books.journal.close();
    }
  });
}
