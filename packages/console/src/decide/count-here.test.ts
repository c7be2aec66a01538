import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Cast } from '@amanah/consultation/count.ts';
import { plus, rational, rationalOf, textOf, type Rational } from '@amanah/consultation/rational.ts';
import { SENTENCES } from '@amanah/consultation/reading.ts';
import { en } from '../messages/en.ts';
import { setLocale } from '../language.ts';
import { NO_MASTERS } from '../forms/masters.ts';
import { countVote } from './count-here.ts';
import { fractionWords, readingWords } from './reading-words.ts';
import { verdictSentence } from './result.ts';
import type { Vote } from './votes.ts';

const VOTERS = ['amal', 'bo', 'cem', 'dina', 'elif'];
const masters = { ...NO_MASTERS, commodities: [{ code: 'USD', name: 'USD', class: 'money' as const, unit: 'USD', scale: 2 }] };

function cast(voter: string, approves: readonly string[], at = '2027-01-10T09:00:00Z'): Cast {
  return { id: voter.padEnd(64, '0'), voter, at, choice: { approves: [...approves] } };
}

const BUDGET = {
  form: 'allocation', struck: [], opened: [],
  body: {
    title: 'Winter budget', eligible: VOTERS, rule: { name: 'equal-shares', utility: 'cost', completion: 'none', ballot: { kind: 'approves' } }, ties: ['lower-cost', 'more-votes', 'id'], doubled: 'last', opens: '2027-01-10T08:00:00Z', closes: '2027-01-12T08:00:00Z',
    budget: { commodity: 'USD', least: '10000', fund: 'winter' },
    options: [{ code: 'food', title: 'Food', cost: '6000' }, { code: 'clinic', title: 'Clinic', cost: '4000' }, { code: 'fuel', title: 'Fuel', cost: '5000' }],
  },
  cast: [cast('amal', ['food', 'fuel']), cast('bo', ['food', 'fuel']), cast('cem', ['food', 'fuel']), cast('dina', ['clinic']), cast('elif', ['clinic']), cast('faris', ['fuel'])],
} as unknown as Vote;

test('[O24] the browser counts with what the server gave, and says whose share paid for what, to the last fraction', () => {
  const { tally, digest, paid } = countVote(BUDGET);
  assert.deepEqual([tally.verdict, [...tally.winners].sort(), tally.spent], ['passed', ['clinic', 'fuel'], '9000']);
  assert.deepEqual(tally.marks.map(({ mark }) => mark), ['counted', 'counted', 'counted', 'counted', 'counted', 'ineligible']);
  assert.match(digest, /^[0-9a-f]{64}$/);
  assert.deepEqual(paid.map(({ voter, paid: parts, left }) => [voter, parts.map(({ code, amount }) => `${code} ${amount}`).join(), left]), [
    ['amal', 'fuel 5000/3', '1000/3'], ['bo', 'fuel 5000/3', '1000/3'], ['cem', 'fuel 5000/3', '1000/3'], ['dina', 'clinic 2000', '0'], ['elif', 'clinic 2000', '0'],
  ]);
});

test('[O24] of a project that is not funded it is said what its supporters lacked, or the budget', () => {
  assert.deepEqual(countVote(BUDGET).lacked, { food: '5000' }, 'three supporters have 1000/3 left each, and it costs 6000');
  const completed = countVote({ ...BUDGET, body: { ...BUDGET.body, rule: { ...BUDGET.body.rule, completion: 'add1-greedy' } } });
  assert.deepEqual([completed.tally.allocation?.passed, completed.lacked], [[{ code: 'food', reason: 'budget' }], { food: '5000' }], 'of the budget 1000 is left');
});

test('[O24] the same ballots give the same digest in any order they come, and another ballot another', () => {
  const turned = { ...BUDGET, cast: [...BUDGET.cast].reverse() };
  assert.equal(countVote(turned).digest, countVote(BUDGET).digest);
  assert.notEqual(countVote({ ...BUDGET, cast: BUDGET.cast.slice(1) }).digest, countVote(BUDGET).digest);
});

test('[O24] every sentence of a count stands in both languages with amounts in the currency of the budget', () => {
  const { sentences, tally } = countVote(BUDGET);
  for (const [locale, money] of [['en', /Clinic is funded, for USD\s40\.00\./], ['ar', /مُوِّل Clinic بـ/]] as const) {
    setLocale(locale);
    const words = sentences.map((one) => readingWords(one, masters, 'USD')).join('\n');
    assert.match(words, money);
    assert.doesNotMatch(words, /\{\w+\}/);
  }
  setLocale('en');
  assert.equal(verdictSentence(BUDGET, tally.verdict, tally.winners), '2 projects are funded: Fuel and Clinic.');
  assert.equal(fractionWords('10000/3', masters, 'USD'), '≈ USD\u00a033.33');
  assert.equal(fractionWords('2000', masters, 'USD'), 'USD\u00a020.00');
});

test('[O17] what people typed turns no word of a sentence around it', () => {
  const turned = 'left \u202e right \u2067 again';
  const vote = { ...BUDGET, body: { ...BUDGET.body, options: (BUDGET.body.options ?? []).map((one) => ({ ...one, title: turned })) } };
  const { tally, sentences } = countVote(vote);
  const said = [verdictSentence(vote, tally.verdict, tally.winners), ...sentences.map((one) => readingWords(one, masters, 'USD'))];
  for (const text of said) assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069]/);
});

test('[O12] every sentence that a count can say has its words here, with the same values', () => {
  const valuesIn = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string))].sort();
  for (const [code, text] of Object.entries(SENTENCES)) {
    const own = (en as Readonly<Record<string, unknown>>)[`reading.${code}`];
    assert.deepEqual([typeof own, valuesIn(String(own))], ['string', valuesIn(text)], code);
  }
});

test('[O24] whatever voters mark, what their shares paid for a project is its cost', () => {
  const papers = {
    approves: [{ approves: ['food', 'fuel'] }, { approves: ['food', 'fuel'] }, { approves: ['fuel', 'clinic'] }, { approves: ['clinic'] }],
    points: [{ points: { food: 4, fuel: 3 } }, { points: { food: 1, fuel: 6 } }, { points: { fuel: 2, clinic: 5 } }, { points: { clinic: 7 } }],
    ranking: [{ ranking: ['food', 'fuel'] }, { ranking: ['fuel', 'food', 'clinic'] }, { ranking: ['fuel', 'clinic'] }, { ranking: ['clinic'] }],
  } as const;
  for (const [paper, choices] of Object.entries(papers)) {
    for (const utility of paper === 'approves' ? ['cost', 'cardinality'] : ['points']) {
      const ballot = paper === 'points' ? { kind: paper, total: 7 } : { kind: paper };
      const vote = { ...BUDGET, body: { ...BUDGET.body, rule: { name: 'equal-shares', utility, completion: 'add1', ballot } }, cast: choices.map((choice, at) => ({ id: String(at).repeat(64), voter: VOTERS[at] as string, at: '2027-01-10T09:00:00Z', choice })) } as unknown as Vote;
      const { tally, paid } = countVote(vote);
      assert.ok(tally.winners.length > 0, paper);
      for (const { code, cost, price } of tally.allocation?.bought ?? []) {
        const sum = paid.flatMap((one) => one.paid.filter((part) => part.code === code)).reduce((all, { amount }) => plus(all, rationalOf(amount) as Rational), rational(0n));
        if (price !== undefined) assert.equal(textOf(sum), cost, `${paper} ${utility} ${code}`);
      }
    }
  }
});
