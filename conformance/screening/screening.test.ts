// Screening on published lists and names. The list of folder 09 is of January 2019: for tests only, outdated. Floors stand below what
// docs/screening.md tells, so that a change that costs more than noise is seen.

import assert from 'node:assert/strict';
import test from 'node:test';
import { indexOf } from '@amanah/screening/entry-index.ts';
import { leavesEntriesOut } from '@amanah/screening/list-reading.ts';
import { DEFAULT_THRESHOLD, screen } from '@amanah/screening/screen.ts';
import { withPeerFiles } from '../shared-data.ts';
import { clearFigures, clearPeople, consolidated2025, crossPairs, half, labelledPairs, listAndProblems, listedFigures, madePairs, OUTDATED, partyOfKind, ratesAt, sdn2019 } from './figures.ts';

withPeerFiles('09-sanctions-screening', (files) => {
  const { list, problems } = listAndProblems(sdn2019(files));
  const index = indexOf([list]);

  test("[SC3] OFAC's real files are read whole; what does not belong together is named", () => {
    assert.equal(list.entries.length, 7379);
    // The comments of the folder are of a later version than the list.
    assert.deepEqual([...new Set(problems.map(({ code }) => code))], ['lost-row']);
    assert.equal(leavesEntriesOut(problems), true);
    const consolidated = listAndProblems(consolidated2025(files));
    assert.deepEqual([consolidated.list.entries.length, consolidated.problems.length], [442, 0]);
    const count = (of: (entry: (typeof list.entries)[number]) => number): number => list.entries.reduce((sum, entry) => sum + of(entry), 0);
    assert.ok(count(({ birthDates }) => birthDates.length) > 4200 && count(({ identifiers }) => identifiers.length) > 4500 && count(({ names }) => names.filter(({ quality }) => quality === 'weak').length) > 1500);
  });

  test('[SC12] labelled pairs and pairs across scripts beside the whole list: precision at least 0.94, recall at least 0.965, and in each half at least 0.93 and 0.95; every pair across scripts is found', () => {
    const [labelled, cross] = [labelledPairs(files, list), crossPairs(files, list)];
    const pairs = ratesAt([...labelled, ...cross]);
    assert.ok(pairs.pairs > 500 && pairs.precision >= 0.94 && pairs.recall >= 0.965, JSON.stringify(pairs));
    for (const which of [0, 1]) {
      const { precision, recall } = ratesAt([...labelled, ...cross].filter((pair) => half(pair) === which));
      assert.ok(precision >= 0.93 && recall >= 0.95, JSON.stringify({ which, precision, recall }));
    }
    const missed = cross.filter(({ score }) => score < DEFAULT_THRESHOLD);
    assert.deepEqual(missed, []);
  });

  test('[SC12] made pairs that no rule was fitted to: of persons precision at least 0.92 and recall 0.87, of organisations 0.95 and 0.57', () => {
    const third = madePairs(list).filter(({ part }) => part === 'third');
    for (const [kind, most, least] of [['person', 0.92, 0.87], ['organisation', 0.95, 0.57]] as const) {
      const { pairs, precision, recall } = ratesAt(third.filter((pair) => pair.kind === kind));
      assert.ok(pairs > 90 && precision >= most && recall >= least, JSON.stringify({ kind, precision, recall }));
    }
  });

  test('[SC12] of 8,000 clear people at most six in a thousand are stopped by name alone, and fewer with birth and nationality', () => {
    const people = clearPeople(files);
    const byName = clearFigures(people, index, false);
    assert.ok(byName.people === 8000 && byName.found <= 48, String(byName.found));
    assert.ok(clearFigures(people, index, true).found <= 0.6 * byName.found);
  });

  test('[SC12] listed names are found as they stand, with one slip and with two, and every result says that the list is outdated', () => {
    for (const [slips, least] of [[0, 1], [1, 0.95], [2, 0.93]] as const) {
      for (const kind of ['person', 'organisation'] as const) {
        const { tried, found } = listedFigures(index, kind, 10, slips);
        assert.ok(tried > 250 && found / tried >= least, JSON.stringify({ kind, slips, tried, found }));
      }
    }
    const [hit] = screen(partyOfKind('person', list.entries.find(({ kind }) => kind === 'person')?.names[0]?.text ?? ''), index);
    assert.equal(hit?.warning, OUTDATED);
  });
});
