// The larger public data sets: some seconds each on two cores.
import assert from 'node:assert/strict';
import test from 'node:test';
import { withPeerFiles } from '../shared-data.ts';
import { linkSet, PUBLIC_SETS, scoresAt } from './public-sets.ts';

withPeerFiles('11-record-linkage', (files) => {
  test('[LK14] Febrl 3: closure F1 at least 0.995', async () => {
    const linked = await linkSet(files, PUBLIC_SETS.febrl3, 0);
    const { pairs, clusters } = scoresAt(linked, linked.model.thresholds.review);
    assert.ok(clusters.f1 >= 0.995 && pairs.f1 >= 0.99, JSON.stringify({ pairs, clusters }));
  });

  test('[LK14] historical figures, three quarters: closure F1 at least 0.87, pairwise at least 0.80', async () => {
    const linked = await linkSet(files, PUBLIC_SETS.historical, 0);
    const { pairs, clusters } = scoresAt(linked, linked.model.thresholds.review);
    assert.ok(clusters.f1 >= 0.87 && pairs.f1 >= 0.8, JSON.stringify({ pairs, clusters }));
  });

  test('[LK14] centres: pairwise F1 at least 0.88, closure at least 0.82', async () => {
    const linked = await linkSet(files, PUBLIC_SETS.centres, 0);
    const { pairs, clusters } = scoresAt(linked, linked.model.thresholds.review);
    assert.ok(pairs.f1 >= 0.88 && clusters.f1 >= 0.82, JSON.stringify({ pairs, clusters }));
  });
});
