// Counting votes: 100,000 ballots for 30 candidates, nearly all of them different, from logged ballots to the tally.
//
// Estimate, written before the first measurement: reading and marking a ballot 5 microseconds, one more for grouping;
// STV moves each paper about five times, Schulze compares 900 pairs a ballot: 0.6 s for STV, 0.8 s for Schulze.

import '@amanah/log/native.ts';
import { count, tallyDigest, type Cast } from '@amanah/consultation/count.ts';
import { decodeOpening } from '@amanah/consultation/opening.ts';
import { report, seconds } from './measure.ts';

const BALLOTS = 100_000;
const CANDIDATES = 30;
const ESTIMATES = { stv: '0.6', schulze: '0.8', 'ranked-pairs': '0.8' } as const;

const codes = Array.from({ length: CANDIDATES }, (_, at) => `candidate-${at}`);
const heads = Array.from({ length: BALLOTS }, (_, at) => `voter-${at}`);

/** Numbers that look random and are the same in every run. */
function drawer(): () => number {
  let state = 20261122;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

/** Rankings of one to all candidates, in which the later listed are a little less liked. */
function castBallots(): readonly Cast[] {
  const draw = drawer();
  return heads.map((voter, at): Cast => {
    const liked = codes.map((code, place) => [code, draw() * (1 + place / 10)] as const).sort(([, a], [, b]) => a - b);
    return { id: at.toString(16).padStart(64, '0'), voter, at: '2027-01-11T12:00:00Z', choice: { ranking: liked.slice(0, 1 + Math.floor(draw() * CANDIDATES)).map(([code]) => code) } };
  });
}

const cast = castBallots();
for (const [name, estimate] of Object.entries(ESTIMATES)) {
  const decoded = decodeOpening({
    rule: { name }, seats: 7, options: codes.map((code) => ({ code, title: code })), eligible: heads, ties: ['lot'], doubled: 'last',
    opens: '2027-01-10T08:00:00Z', closes: '2027-01-12T18:00:00Z',
  });
  if (!decoded.ok) throw new Error(decoded.message);
  const { opening } = decoded;
  const wall = await seconds(() => tallyDigest(count(opening, cast, [])));
  report({ what: `count and digest ${BALLOTS.toLocaleString('en')} ballots for ${CANDIDATES} candidates by ${name}`, value: wall, unit: 's', estimate });
}
