// Schulze and ranked pairs against another program on real elections: Tideman's collection of ballots of British and
// other associations, with the orders that Condorcet PHP found. The folder `tideman` is a copy of its repository.

import test from 'node:test';
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { fromUtf8 } from '@amanah/log/bytes.ts';
import { rankedPairs } from '@amanah/consultation/ranked-pairs.ts';
import { rankingsOf, type Ranking } from '@amanah/consultation/rankings.ts';
import { schulze } from '@amanah/consultation/schulze.ts';
import { withPeerFiles, type PeerFiles } from '../shared-data.ts';

interface Election {
  readonly names: readonly string[];
  readonly rankings: readonly Ranking[];
}

/** The Condorcet Election Format, as far as these files use it; `undefined` where candidates are ranked equal. */
function readVotes(text: string): Election | undefined {
  if (/^[^#]*=/m.test(text)) return undefined;
  const names = (/^#\/Candidates:(.*)$/m.exec(text)?.[1] ?? '').split(';').map((name) => name.trim());
  const ballots = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')).flatMap((line) => {
    const [order = '', times = '1'] = line.split('*');
    // A ballot that ranks nobody says nothing about any pair.
    const ranking = order.includes('/EMPTY_RANKING/') ? [] : order.split('>').map((name) => name.trim());
    return Array.from({ length: Number(times) }, () => ranking);
  });
  return { names, rankings: rankingsOf(names, ballots) };
}

/** Levels of an order such as `A > B = C`. */
function levelsOf(order: string): unknown {
  return order.split('>').map((level) => level.split('=').map((name) => name.trim()).sort());
}

function resultOf(files: PeerFiles, name: string, method: string): string {
  const folder = 'implicitRankingEvaluationOfVotes';
  return (files.json(`Output_Results/${name}/${folder}/${name}-${folder}-${method} Winning.json`) as { readonly Ranking: string }).Ranking;
}

withPeerFiles('stv-elections/tideman', (files) => {
  const elections = files.list('ConversionToCondorcetElectionFormat').filter((file) => file.endsWith('.cvotes')).flatMap((file) => {
    const election = readVotes(fromUtf8(files.bytes(file)) ?? '');
    return election === undefined ? [] : [{ name: file.replace(/^.*\/|\.cvotes$/g, ''), ...election }];
  });
  const named = (names: readonly string[], levels: readonly (readonly number[])[]): unknown => levels.map((level) => level.map((place) => names[place] ?? '').sort());

  test('[X11] Schulze’s order of every election of the collection is that of the other program', () => {
    for (const { name, names, rankings } of elections) assert.deepEqual(named(names, schulze(names.length, rankings).levels), levelsOf(resultOf(files, name, 'Schulze')), name);
    assert.equal(elections.length, 88);
  });

  test('[X12] ranked pairs: the same order in 84 elections; two ask a tie rule, and in two the other program drops majorities that nothing contradicts', () => {
    const asked: string[] = [];
    const others: string[] = [];
    for (const { name, names, rankings } of elections) {
      const pairs = rankedPairs(names.length, rankings, (tied) => ({ ok: false, code: 'tie', tied: tied.map(String), message: 'tied' }));
      if (!pairs.ok) asked.push(name);
      else if (!isDeepStrictEqual(named(names, pairs.levels), levelsOf(resultOf(files, name, 'Ranked Pairs')))) others.push(name);
    }
    // In A23 and A33 a majority that stronger ones contradict closes a cycle with others of its own strength. It is
    // passed over in whatever order they are taken, so the others are locked; there they are passed over with it.
    assert.deepEqual({ asked, others }, { asked: ['A13', 'A22'], others: ['A23', 'A33'] });
  });
});
