// The command that counts votes about a budget, on small files made here.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { readArguments } from '../src/arguments.ts';
import { consult } from '../src/commands/consult.ts';
import { EXIT, Fault, type ExitCode } from '../src/fault.ts';
import { Terminal } from '../src/terminal.ts';

const CAMP = [
  'META', 'key;value', 'description;Camp council', 'country;Nowhere', 'unit;Camp', 'instance;2026', 'num_projects;6', 'num_votes;100', 'budget;1000.00', 'vote_type;approval', 'rule;equalshares', 'date_begin;2026', 'date_end;2026', 'currency;USD',
  'PROJECTS', 'project_id;cost;name;selected;neighborhood', 'food;400.00;Food;0;South', 'water;350.00;Water;1;South', 'fuel;250.00;Fuel;1;South', 'formula;120.00;Formula;1;North', 'clinic;79.50;"The ""blue"" clinic";1;North', 'ramps;100.00;Ramps;0;East',
  'VOTES', 'voter_id;vote', ...Array.from({ length: 100 }, (_, at) => `v${at};${at < 70 ? 'food,water,fuel' : at < 90 ? 'formula,clinic' : 'ramps'}`), '',
].join('\n');

interface Ran {
  readonly exit: ExitCode;
  readonly output: string;
  readonly messages: string;
}

/** Runs `amanah consult` in a folder with the file `camp.pb`. */
async function run(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-consult-'));
  for (const [name, text] of Object.entries({ 'camp.pb': CAMP, ...files })) writeFileSync(join(folder, name), text);
  let [output, messages] = ['', ''];
  const terminal = new Terminal({
    folder, env: {}, now: () => new Date('2026-11-22T00:00:00Z'), errorIsTerminal: false, outputWidth: undefined,
    write: (chunk) => {
      output += String(chunk);
      return Promise.resolve(true);
    },
    writeError: (text) => {
      messages += text;
    },
    untilStopped: () => Promise.resolve(),
  }, { quiet: false });
  try {
    return { exit: await consult.run(readArguments(consult, args), terminal), output, messages };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { exit: error.exit, output, messages: `${messages}${error.message}\n${error.hint ?? ''}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('[M15] tally prints the winners in order, what is left, and how the file\u2019s own winners compare', async () => {
  const { exit, output, messages } = await run({}, 'tally', 'camp.pb', '--rule', 'equal-shares', '--ties', 'lower-cost,more-votes,id');
  assert.equal(exit, EXIT.ok);
  assert.equal(messages, '');
  assert.deepEqual(output.split('\n'), [
    'Camp council: 100 votes (approval), 6 projects, budget 1,000.00 USD',
    'Rule: equal shares, utility cost, completion none. Ties: lower-cost, more-votes, id.',
    '',
    '      project        cost  votes  name',
    '  1.  fuel     250.00 USD     70  Fuel',
    '  2.  water    350.00 USD     70  Water',
    '  3.  clinic    79.50 USD     20  The "blue" clinic',
    '  4.  formula  120.00 USD     20  Formula',
    '  5.  ramps    100.00 USD     10  Ramps',
    '',
    'Spent 899.50 USD; 100.50 USD is left.',
    'The file states other winners (4). Only here: ramps.',
    '',
  ]);
});

test('[M15] tally gives JSON with exact fractions, in the currency of the file', async () => {
  const { output } = await run({}, 'tally', 'camp.pb', '--rule', 'mes', '--ties', 'lower-cost,id', '--json');
  const told = JSON.parse(output) as { readonly winners: readonly Record<string, unknown>[]; readonly official: unknown; readonly left: string; readonly share: string };
  assert.deepEqual(told.winners[0], { project: 'fuel', name: 'Fuel', cost: '250.00', votes: 70, by: 'rule', price: '25/7' });
  assert.equal(told.left, '100.50');
  assert.equal(told.share, '10');
  assert.deepEqual(told.official, { official: ['water', 'fuel', 'formula', 'clinic'], isSame: false, missing: [], extra: ['ramps'], otherwise: {} });
});

test('[M15] a tie without a rule that decides it is refused, names the tied and says what to do', async () => {
  const { exit, messages, output } = await run({}, 'tally', 'camp.pb', '--rule', 'equal-shares');
  assert.deepEqual([exit, output], [EXIT.refused, '']);
  assert.match(messages, /food, water, fuel are tied and no tie rule is declared/);
  assert.match(messages, /--ties lower-cost,more-votes,id/);
});

test('[M15] every rule and every option of the rules is taken', async () => {
  const ties = ['--ties', 'lower-cost,listed'];
  const winners = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { exit, output, messages } = await run({}, 'tally', 'camp.pb', ...args, '--json', ...ties);
    assert.equal(exit, EXIT.ok, messages);
    return (JSON.parse(output) as { readonly winners: readonly { readonly project: string }[] }).winners.map(({ project }) => project);
  };
  assert.deepEqual(await winners('--rule', 'greedy'), ['fuel', 'water', 'food']);
  assert.deepEqual(await winners('--rule', 'greedy', '--misfit', 'stop'), ['fuel', 'water', 'food']);
  assert.deepEqual(await winners('--rule', 'greedy', '--by', 'votes-per-cost', '--threshold', '15'), ['fuel', 'clinic', 'water', 'formula']);
  assert.deepEqual(await winners('--rule', 'phragmen', '--completion', 'greedy'), ['fuel', 'clinic', 'water', 'formula', 'ramps']);
  assert.deepEqual((await winners('--rule', 'bos')).length, 5);
  assert.deepEqual(await winners('--rule', 'official'), ['fuel', 'water', 'clinic', 'formula', 'ramps']);
  assert.deepEqual(await winners('--rule', 'mes', '--utility', 'cardinality', '--completion', 'add1-exhaustive-greedy', '--step', '1/24', '--start', 'exact'), ['fuel', 'clinic', 'water', 'formula', 'ramps']);
  assert.deepEqual(await winners('--rule', 'mes', '--comparison'), ['fuel', 'water', 'food']);
  assert.deepEqual(await winners('--rule', 'greedy', '--floors', 'place:East=100; place:North=199'), ['fuel', 'water', 'clinic', 'formula', 'ramps']);
  assert.deepEqual(await winners('--rule', 'greedy', '--funds', 'north=300 for place:North; open=500'), ['fuel', 'clinic', 'formula', 'ramps']);
  assert.equal((await winners('--rule', 'greedy', '--seed', 'x')).length, 3);
});

test('[M15] explain says who paid and what was lacking, for all projects or one', async () => {
  const whole = await run({}, 'explain', 'camp.pb', '--rule', 'mes', '--ties', 'lower-cost,id');
  assert.match(whole.output, /Fuel \(fuel\), 250\.00 USD, 70 voters for it\. 70 voters paid 3\.57 USD \(exactly 2500\/7\)\./);
  assert.match(whole.output, /How the voters fared/);
  const food = await run({}, 'explain', 'camp.pb', '--rule', 'mes', '--ties', 'lower-cost,id', '--project', 'food');
  assert.equal(food.output, 'Not funded: Food (food), 400.00 USD, 70 voters for it. Its supporters had 100.00 USD left, 300.00 USD too little, what 30 more voters with an unspent share would have brought.\n');
  const json = JSON.parse((await run({}, 'explain', 'camp.pb', '--rule', 'mes', '--ties', 'lower-cost,id', '--project', 'fuel', '--json')).output) as { readonly decimals: number; readonly winners: readonly unknown[]; readonly losers: readonly unknown[] };
  assert.deepEqual([json.decimals, json.winners.length, json.losers.length], [2, 1, 0]);
  const none = await run({}, 'explain', 'camp.pb', '--rule', 'mes', '--ties', 'lower-cost,id', '--project', 'fod');
  assert.equal(none.exit, EXIT.refused);
  assert.match(none.messages, /no project "fod". Did you mean food\?/);
});

test('[M15] check tells every finding by line and ends with 1 where there is one', async () => {
  const clean = await run({}, 'check', 'camp.pb');
  assert.deepEqual([clean.exit, clean.output], [EXIT.ok, 'The file is as the format has it. 100 votes, 6 projects.\n']);
  const odd = await run({ 'odd.pb': CAMP.replace('currency;USD', 'currency;dollars') }, 'check', 'odd.pb');
  assert.equal(odd.exit, EXIT.refused);
  assert.match(odd.output, /^not as the format has it: line 14: currency is "dollars"; write its three letters by ISO 4217, as EUR\nThe file can be counted/);
  const broken = await run({ 'broken.pb': CAMP.replace('ramps\n', 'rampz\n') }, 'check', 'broken.pb', '--json');
  assert.equal(broken.exit, EXIT.refused);
  assert.deepEqual((JSON.parse(broken.output) as { readonly countable: boolean }).countable, false);
});

test('[M15] a file that cannot be counted, and every wrong use, is told in words with what to do', async () => {
  const cases: readonly (readonly [readonly string[], ExitCode, RegExp])[] = [
    [['tally', 'camp.pb'], EXIT.failed, /consult needs --rule RULE/], [['tally', 'none.pb', '--rule', 'mes'], EXIT.failed, /none\.pb cannot be read/],
    [['sum', 'camp.pb'], EXIT.failed, /tally, explain.* not "sum"/], [['taly', 'camp.pb'], EXIT.failed, /Did you mean tally\?/],
    [['tally', 'camp.pb', '--rule', 'mes', '--ties', 'coin'], EXIT.failed, /"coin" is no criterion for ties/], [['tally', 'camp.pb', '--rule', 'greedy', '--utility', 'cost'], EXIT.failed, /--utility is not for the rule greedy/],
    [['tally', 'camp.pb', '--rule', 'phragmen', '--completion', 'add1'], EXIT.failed, /add1 is for equal-shares/], [['tally', 'camp.pb', '--rule', 'mes', '--step', '0'], EXIT.failed, /--step is an amount above zero/],
    [['tally', 'camp.pb', '--rule', 'greedy', '--threshold', 'many'], EXIT.failed, /--threshold is a number/], [['tally', 'camp.pb', '--rule', 'greedy', '--floors', 'North'], EXIT.failed, /--floors has place:NAME=AMOUNT/],
    [['tally', 'camp.pb', '--rule', 'greedy', '--floors', 'place:East=999', '--ties', 'id'], EXIT.refused, /cannot be reached: all projects there cost/], [['tally', 'camp.pb', '--rule', 'greedy', '--funds', 'x'], EXIT.failed, /--funds has NAME=AMOUNT/],
    [['tally', 'camp.pb', '--rule', 'mes', '--utility', 'borda'], EXIT.refused, /borda is for rankings/], [['tally', 'camp.pb', '--rule', 'mes', '--project', 'food'], EXIT.failed, /--project is for consult explain/],
    [['tally', 'bad.pb', '--rule', 'mes'], EXIT.refused, /bad\.pb cannot be counted: line 9: the budget in META: "lots" is no number.*\nAll findings: amanah consult check bad\.pb/],
    [['tally', 'unknown.pb', '--rule', 'official'], EXIT.refused, /names the rule "unknown", which is none that can be followed/],
  ];
  const files = { 'bad.pb': CAMP.replace('1000.00', 'lots'), 'unknown.pb': CAMP.replace('rule;equalshares', 'rule;unknown') };
  for (const [args, exit, expected] of cases) {
    const ran = await run(files, ...args);
    assert.match(ran.messages, expected);
    assert.deepEqual([ran.exit, ran.output], [exit, '']);
  }
});
