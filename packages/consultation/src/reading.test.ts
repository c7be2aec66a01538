import assert from 'node:assert/strict';
import test from 'node:test';
import type { Choice } from './ballot.ts';
import { count, type Tally } from './count.ts';
import { readingOf, SENTENCES, votesText } from './reading.ts';
import { castsOf, headsOf, openingOf, optionsOf, rankingChoices, REVEAL, tallyOf } from './small-elections.model.ts';

const objection: Choice = { vote: 'object', reason: 'the north has no water' };
const options = [...'ab'].map((code) => ({ code, title: code, cost: '10' }));
const consent = openingOf({ rule: { name: 'consent' }, eligible: headsOf(6) });

const READINGS: readonly (readonly [what: string, tally: Tally, first: string, sentences: readonly string[]])[] = [
  ['a majority', tallyOf({ rule: { name: 'majority' } }, [{ vote: 'yes' }, { vote: 'no' }, { vote: 'yes' }, { vote: 'abstain' }]), 'The proposal passed.', ['Entitled to vote: 4. Took part: 4. Needed: 1.', 'Of these, abstained: 1.', 'Yes: 2. No: 1.', 'A majority is more yes than no: here at least 2; yes were 2.']],
  ['a larger majority', tallyOf({ rule: { name: 'supermajority', share: '2/3' } }, [{ vote: 'yes' }, { vote: 'no' }]), 'The proposal did not pass.', ['The share asked for is at least 2 yes; yes were 1.']],
  ['k of n', tallyOf({ rule: { name: 'k-of-n', k: 2 } }, [{ vote: 'yes' }, { vote: 'no' }]), 'The proposal did not pass.', ['Asked for are at least 2 yes; yes were 1.']],
  ['consent', count(consent, castsOf([objection, { vote: 'yes' }]), []), 'The proposal did not pass.', ['Consenting: 1. Standing objections: 1; consent has none.', 'An objection stands: the north has no water']],
  ['a struck objection', count(consent, castsOf([objection]), [], { struck: new Set(['0'.repeat(64)]) }), 'The proposal passed.', ['An objection was set aside: the north has no water']],
  ['no quorum', tallyOf({ rule: { name: 'majority' }, eligible: headsOf(9), quorum: '1/2' }, [{ vote: 'yes' }]), 'Too few voted, so nothing is decided.', ['Entitled to vote: 9. Took part: 1. Needed: 5.']],
  ['what does not count', count(openingOf({ rule: { name: 'majority' }, eligible: headsOf(2), reveal: REVEAL }), castsOf([{ vote: 'yes' }, { vote: 'no' }, { vote: 'no' }]), [{ ballot: 'x', voter: 'y', at: REVEAL, choice: objection, salt: '' }]), 'Too few voted, so nothing is decided.', ['Ballots that could not be counted as they were written: 2.', 'Ballots of people who could not vote here, which do not count: 1.', 'Attempts to open a hidden ballot that were not believed: 1.']],
  ['STV', tallyOf({ rule: { name: 'stv' }, options: optionsOf('abc'), seats: 2 }, rankingChoices([[7, 'ab'], [2, 'cb'], [1, 'b']])), 'Elected: Candidate a, Candidate b.', [
    'The quota, with which a candidate is elected: 4 votes.', 'Round 1: first preferences. Candidate a 7, Candidate b 1, Candidate c 2.', 'Elected in this round: Candidate a.',
    'Round 2: what Candidate a had above the quota went on to the next preferences. Candidate a 4, Candidate b 3.99999, Candidate c 2.', 'So far, votes whose papers name nobody further: 0; lost in rounding: 0.00001.',
    'Round 3: Candidate c had the fewest votes and left; the papers went on. Candidate a 4, Candidate b 5.99999.']],
  ['Schulze', tallyOf({ rule: { name: 'schulze' }, options: optionsOf('abc'), seats: 1 }, rankingChoices([[2, 'abc'], [1, 'b']])), 'Elected: Candidate a.', ['Candidate a comes before Candidate b: chains of majorities lead there with strength 2, and back with 0.', 'In order of preference: Candidate a, Candidate b, Candidate c.']],
  ['ranked pairs', tallyOf({ rule: { name: 'ranked-pairs' }, options: optionsOf('abc'), seats: 1 }, rankingChoices([[7, 'abc'], [6, 'bca'], [5, 'cab']])), 'Elected: Candidate a.', ['Candidate a stands above Candidate b, 12 to 6.', 'That Candidate c has 11 to 7 over Candidate a was passed over, for stronger majorities say otherwise.']],
  ['approval, a lot and reserved seats', tallyOf({ rule: { name: 'approval' }, options: [{ code: 'a', title: 'a', group: 'w' }, { code: 'b', title: 'b' }, { code: 'c', title: 'c' }], seats: 4, reserved: [{ group: 'w', seats: 1 }] }, [{ approves: ['a'] }]), 'Elected: Candidate a, Candidate b, Candidate c.', ['Seats reserved for the group w: 1. Of it stood 1, elected 1.', 'Seats that stay empty because too few candidates stood: 1.', 'Approvals: Candidate a 1, Candidate b 0, Candidate c 0.']],
  ['a decided tie', tallyOf({ rule: { name: 'approval' }, options: optionsOf('ab'), seats: 1, ties: ['listed'] }, [{ approves: ['a', 'b'] }]), 'Elected: Candidate a.', ['Candidate a, Candidate b were tied for a seat, and the declared tie rule chose Candidate a.']],
  ['a tie', tallyOf({ rule: { name: 'approval' }, options: optionsOf('ab'), seats: 1 }, [{ approves: ['a', 'b'] }]), 'Nothing is decided: Candidate a, Candidate b are tied at the step "seat", and the declared tie rule does not decide between them.', []],
  ['nobody preferred anything', tallyOf({ rule: { name: 'approval' }, options: optionsOf('ab'), seats: 1 }, [{ approves: [] }]), 'Nobody who voted preferred anything, so nothing is decided.', []],
  ['a budget', tallyOf({ rule: { name: 'greedy' }, options, budget: '15', ties: ['id'] }, [{ approves: ['a'] }, { approves: ['a', 'b'] }]), 'Funded: Candidate a.', ['Budget: 15. Voters who shared it: 2.', 'Candidate a was funded, for 10.', 'Left of the budget: 5.']],
  ['a budget that no project fits', tallyOf({ rule: { name: 'greedy' }, options, budget: '5', ties: ['id'] }, [{ approves: ['a'] }]), 'No project is funded.', []],
  ['a floor that cannot be reached', tallyOf({ rule: { name: 'greedy' }, options, budget: '50', floors: [{ place: 'north', least: '30' }] }, [{ approves: ['a'] }]), 'The budget could not be divided: ', []],
];

for (const [what, tally, first, sentences] of READINGS) {
  test(`[X19] ${what} reads as sentences, the verdict first`, () => {
    const reading = readingOf(tally, (code) => `Candidate ${code}`);
    assert.ok(reading[0]?.text.startsWith(first), reading[0]?.text);
    const texts = reading.map(({ text }) => text);
    for (const sentence of sentences) assert.ok(texts.includes(sentence), `${sentence} is not among\n${texts.join('\n')}`);
  });
}

test('[X19] a sentence is its code and values: a page in another language writes its own text from them', () => {
  for (const [, tally] of READINGS) {
    for (const { code, params, text } of readingOf(tally)) {
      const names = [...SENTENCES[code].matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
      for (const name of names) assert.notEqual(params[name], undefined, `${code} has no ${name}`);
      assert.doesNotMatch(text, /[{}]|undefined|\[object/);
    }
  }
});

test('[X19] parts of a vote are written as votes', () => {
  assert.deepEqual(['0', '1', '100000', '299999', '1000000', '1234500'].map(votesText), ['0', '0.00001', '1', '2.99999', '10', '12.345']);
});
