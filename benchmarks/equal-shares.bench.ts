// Equal shares, exactly, on an election in the shape of the largest real ones, and on every file of Pabulib's sample;
// beside it pabutools (the reference in Python) and the compute tool of equalshares.net (JavaScript), where they are.
//
// Estimated before the first measurement (160 projects, 90,000 voters, some 23,500 different ballots, five approvals each
// at most, so about 100,000 supports of groups):
// - reading: 2.5 MB at 10 to 20 MB/s, 0.2 s.
// - one run: 60 purchases, for each some five projects looked at in three passes over 700 groups at 5 ns, 3 ms; the exact
//   side adds 60 prices over a common denominator of some 1,000 bits, 1 ms; grouping the votes once, 0.1 s. So 0.15 s.
// - Add1: 60 to 100 such runs, 1 s. Earlier figures for comparison: exact fractions voter by voter take 3.1 s for one
//   run of Lodz 2022, and 60 runs in floating-point numbers 1.8 s.
// - pabutools with exact fractions: half a minute or more for one run of this size; ours should be 100 times as fast.
//
// AMANAH_BENCH_PYTHON names a Python that has pabutools (a virtual environment of its own is best), and
// AMANAH_BENCH_EQUALSHARES_TOOL the folder of the compute tool.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { allocate, type Allocated, type AllocationRule } from '@amanah/consultation/allocation.ts';
import { readPb, type PbElection } from '@amanah/consultation/pb.ts';
import { rational } from '@amanah/consultation/rational.ts';
import { findPeerFiles } from '../conformance/shared-data.ts';
import { madeUpElection } from './made-up-election.ts';
import { OUT, report, runProgram, seconds } from './measure.ts';

const PROJECTS = 160;
const VOTERS = 90_000;
const PABUTOOLS = fileURLToPath(new URL('equal-shares-pabutools.py', import.meta.url));
const PYTHON = process.env['AMANAH_BENCH_PYTHON'];
const TOOL = process.env['AMANAH_BENCH_EQUALSHARES_TOOL'];

function electionOf(bytes: Uint8Array): PbElection {
  const read = readPb(bytes);
  if (!read.ok) throw new Error(read.message);
  return read.election;
}

function made(election: PbElection, rule: AllocationRule): Allocated {
  const outcome = allocate({ ...election, rule, ties: ['lower-cost', 'more-votes', 'id'] });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome;
}

function equalShares(election: PbElection, utility: 'cost' | 'cardinality', completion: 'none' | 'add1' | 'add1-exhaustive', start: 'whole' | 'exact' = 'whole'): AllocationRule {
  return { name: 'equal-shares', utility, completion, start, step: rational(10n ** BigInt(election.decimals)) };
}

interface Peer {
  readonly winners: readonly string[];
  readonly seconds: number;
}

async function pabutools(file: string, utility: string, completion: string, numbers: string): Promise<Peer> {
  const { output } = await runProgram(PYTHON as string, [PABUTOOLS, file, utility, completion, numbers]);
  return JSON.parse(output) as Peer;
}

/** The worker of the compute tool, run in a context of its own; it takes and gives messages. */
function computeTool(election: PbElection, completion: 'none' | 'add1', accuracy: 'floats' | 'fractions'): Peer {
  const results: { type: string; winners?: readonly string[] }[] = [];
  const context = vm.createContext({ postMessage: (message: { type: string }) => results.push(message), performance, console, importScripts: (name: string): void => void vm.runInContext(readFileSync(join(TOOL as string, 'js', name), 'utf8'), context) });
  vm.runInContext(readFileSync(join(TOOL as string, 'js', 'methodOfEqualSharesWorker.js'), 'utf8'), context);
  const approvers: Record<string, string[]> = Object.fromEntries(election.projects.map(({ code }) => [code, []]));
  const votes: Record<string, object> = {};
  for (const [at, { ballot }] of election.votes.entries()) {
    votes[`v${at}`] = {};
    if ('approves' in ballot) for (const code of ballot.approves) approvers[code]?.push(`v${at}`);
  }
  const instance = { meta: { budget: String(election.budget) }, projects: Object.fromEntries(election.projects.map(({ code, cost }) => [code, { cost: String(cost) }])), votes, approvers };
  const params = { tieBreaking: ['minCost', 'maxVotes', election.projects.map(({ code }) => code).sort()], completion, add1options: ['integral'], increment: 1, comparison: 'none', accuracy };
  const startedAtMs = performance.now();
  (context['onmessage'] as (message: object) => void)({ data: { instance, params } });
  return { winners: [...(results.at(-1)?.winners ?? [])].sort(), seconds: (performance.now() - startedAtMs) / 1000 };
}

function isSame(outcome: Allocated, { winners }: Peer): boolean {
  return [...outcome.winners].sort().join() === [...winners].sort().join();
}

function reportPeer(what: string, peer: Peer, ours: number, outcome: Allocated): void {
  report({ what, value: peer.seconds, unit: 's', note: `${isSame(outcome, peer) ? 'the same winners' : 'OTHER WINNERS'}; ours ${Math.round(peer.seconds / ours).toLocaleString('en')} times as fast` });
}

/** The made-up election, by ourselves and by the others. */
async function large(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const file = join(OUT, 'made-up-election.pb');
  writeFileSync(file, madeUpElection(2022, PROJECTS, VOTERS));
  let election = electionOf(readFileSync(file));
  report({ what: `read ${PROJECTS} projects and ${VOTERS.toLocaleString('en')} votes`, value: await seconds(() => (election = electionOf(readFileSync(file)))), unit: 's', estimate: '0.2 s' });
  const rules: readonly (readonly [string, AllocationRule, string])[] = [
    ['equal shares, cost, exact', equalShares(election, 'cost', 'none'), '0.15 s'],
    ['equal shares, cardinality, exact', equalShares(election, 'cardinality', 'none'), '0.15 s'],
    ['the same with Add1, every run exact', equalShares(election, 'cost', 'add1'), '1 s'],
    ['the same with Add1 and the exhaustive stop', equalShares(election, 'cost', 'add1-exhaustive'), '1 s'],
    ['bounded overspending, exact', { name: 'bounded-overspending', utility: 'cost', completion: 'none' }, '0.5 s'],
    ['Phragmen, exact', { name: 'phragmen' }, '0.3 s'],
    ['by votes', { name: 'greedy' }, '0.1 s'],
  ];
  const times: number[] = [];
  const outcomes: Allocated[] = [];
  for (const [what, rule, estimate] of rules) {
    let outcome = made(election, rule);
    times.push(await seconds(() => (outcome = made(election, rule))));
    outcomes.push(outcome);
    report({ what, value: times.at(-1) as number, unit: 's', estimate, note: `${outcome.winners.length} projects${outcome.runs === undefined || outcome.runs === 1 ? '' : `, ${outcome.runs} runs`}, ${outcome.evidence.profile.ballots.length.toLocaleString('en')} different ballots` });
  }
  report({ what: 'memory after that', value: process.memoryUsage().rss / 2 ** 20, unit: 'MB' });
  if (PYTHON !== undefined) {
    reportPeer('pabutools: equal shares, cost, exact', await pabutools(file, 'cost', 'none', 'exact'), times[0] as number, outcomes[0] as Allocated);
    reportPeer('pabutools: equal shares, cost, floating point', await pabutools(file, 'cost', 'none', 'float'), times[0] as number, outcomes[0] as Allocated);
  }
  if (TOOL !== undefined) {
    reportPeer('compute tool of equalshares.net: cost, floating point', computeTool(election, 'none', 'floats'), times[0] as number, outcomes[0] as Allocated);
    reportPeer('compute tool of equalshares.net: cost, Add1, floating point', computeTool(election, 'add1', 'floats'), times[2] as number, outcomes[2] as Allocated);
  }
}

/** Every approval file of the sample: ours and pabutools, plain and with Add1 where a share is small enough for it. */
async function sample(): Promise<void> {
  const files = findPeerFiles('12-participatory-budgeting');
  if (files === undefined) return;
  const all = files.list().filter((file) => file.endsWith('.pb') && !file.includes('/')).map((file) => ({ file, election: electionOf(files.bytes(file)) }));
  for (const completion of ['none', 'add1'] as const) {
    const time = await seconds(() => all.forEach(({ election }) => made(election, equalShares(election, 'cost', completion))));
    report({ what: `${all.length} real files, equal shares${completion === 'none' ? '' : ' with Add1'}, exact`, value: time, unit: 's', estimate: completion === 'none' ? '0.3 s' : '5 s' });
  }
  if (PYTHON === undefined) return;
  for (const completion of ['none', 'add1'] as const) {
    let [ours, theirs, same, count] = [0, 0, 0, 0];
    for (const { file, election } of all) {
      const isLarge = election.budget / BigInt(election.votes.length) > 1000n * 10n ** BigInt(election.decimals);
      if ((election.voteType !== 'approval' && election.voteType !== 'choose-1') || (completion === 'add1' && isLarge)) continue;
      // Add1 of pabutools begins with the exact share and stops when nothing more fits.
      const rule = equalShares(election, 'cost', completion === 'none' ? 'none' : 'add1-exhaustive', 'exact');
      let outcome = made(election, rule);
      ours += await seconds(() => (outcome = made(election, rule)));
      const copy = join(OUT, 'sample.pb');
      writeFileSync(copy, files.bytes(file));
      const peer = await pabutools(copy, 'cost', completion, 'exact');
      theirs += peer.seconds;
      count++;
      if (isSame(outcome, peer)) same++;
    }
    report({ what: `pabutools: ${count} of them with approvals, equal shares${completion === 'none' ? '' : ' with Add1'}, exact`, value: theirs, unit: 's', note: `the same winners in ${same} of ${count}; ours ${ours.toFixed(2)} s, ${Math.round(theirs / ours)} times as fast` });
  }
}

await large();
await sample();
