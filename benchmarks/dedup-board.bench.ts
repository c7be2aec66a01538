// The cost of a key on the board of agencies, for the agency and for each holder: time of the processor, so that a busy
// machine does not change it much.
//
// Estimate, written before the first measurement, by one multiplication of 1.1 ms in JavaScript: blinding a key 1.5 ms,
// evaluating it 1.5 ms and its share of a proof 0.6 ms, checking its share of both proofs 1.2 ms each, unblinding 1.8 ms.
// So 57 ms for a household of ten keys at the agency and 21 ms at a holder. Making keys 0.1 ms, asking the board 0.01 ms.

import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { askBoard, Board, makeRows } from '@amanah/dedup-board/board.ts';
import { householdKeys, KEYS_OF_HOUSEHOLD } from '@amanah/dedup-board/household-keys.ts';
import { type Answer, answerQuery, combineAnswers, makeHolder, prepareQuery, shareOf } from '@amanah/dedup-board/keyholders.ts';
import { report } from './measure.ts';

const CYCLE = '2026-11';
const HOUSEHOLDS = 100;
const ROUNDS = 3;

/** Seconds of the processor that work took. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
const holders = ['red', 'blue'].map((name) => makeHolder(name, CYCLE, random(32)));
const shares = holders.map(shareOf);
const board = new Board(CYCLE, () => HOUSEHOLDS * ROUNDS);
const spent = { keys: 0, blinding: 0, holder: 0, combining: 0, asking: 0 };

for (let round = 0; round < ROUNDS; round += 1) {
  const households = Array.from({ length: HOUSEHOLDS }, (_, at) => {
    const number = String(1000 + at + round * HOUSEHOLDS);
    return { document: `P7${number}`, phone: `05912${number}8`, head: 'Ahmad Haddad', spouse: 'Fatima Nasser', born: '1981-05-30', village: number, district: 'north', camp: 'Amal', block: 'B', shelter: number };
  });
  let keys: ReturnType<typeof householdKeys>[] = [];
  spent.keys += seconds(() => { keys = households.map((household) => householdKeys(household, CYCLE)); });
  let query = prepareQuery([], random);
  spent.blinding += seconds(() => { query = prepareQuery(keys, random); });
  const answers: Answer[] = [];
  spent.holder += seconds(() => {
    for (const holder of holders) {
      const answered = answerQuery(holder, query.elements, random);
      if (!answered.ok) throw new Error(answered.message);
      answers.push(answered.answer);
    }
  });
  let combined = combineAnswers(query, [], []);
  spent.combining += seconds(() => { combined = combineAnswers(query, shares, answers); });
  if (!combined.ok) throw new Error(combined.message);
  const { tokens } = combined;
  for (const row of makeRows({ agency: 'north', cycle: CYCLE }, tokens, random)) board.add(row);
  spent.asking += seconds(() => { for (const [at, own] of tokens.entries()) if (askBoard(board, { agency: 'south', tokens: own, keys: keys[at] ?? [] })[0]?.equal !== KEYS_OF_HOUSEHOLD) throw new Error('not found'); });
}

const households = HOUSEHOLDS * ROUNDS;
const perKey = (wall: number): number => (wall * 1000) / households / KEYS_OF_HOUSEHOLD;
report({ what: 'blind a key', value: perKey(spent.blinding), unit: 'ms', estimate: '1.5' });
report({ what: 'evaluate and prove a key, each holder', value: perKey(spent.holder) / holders.length, unit: 'ms', estimate: '2.1' });
report({ what: 'check both proofs and unblind a key', value: perKey(spent.combining), unit: 'ms', estimate: '4.2' });
report({ what: 'make the keys of a household', value: (spent.keys * 1000) / households, unit: 'ms', estimate: '0.1' });
report({ what: 'ask the board about a household', value: (spent.asking * 1000) / households, unit: 'ms', estimate: '0.01' });
report({ what: 'a household at the agency, all told', value: ((spent.keys + spent.blinding + spent.combining + spent.asking) * 1000) / households, unit: 'ms', estimate: '57' });
