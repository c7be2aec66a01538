// Default models against the truth of public data sets: floors with room, so that a change for the worse is seen.
import assert from 'node:assert/strict';
import test from 'node:test';
import { againstLabels, type LabelledPair } from '@amanah/linkage/evaluate.ts';
import { withPeerFiles } from '../shared-data.ts';
import { linkSet, PUBLIC_SETS, scoresAt } from './public-sets.ts';

withPeerFiles('11-record-linkage', (files) => {
  test('[LK14] Febrl 1, RLdata500 and fake_1000 at the default threshold', async () => {
    const febrl = await linkSet(files, PUBLIC_SETS.febrl1, -4);
    const review = febrl.model.thresholds.review;
    assert.ok(scoresAt(febrl, review).clusters.f1 >= 0.99);
    const german = await linkSet(files, PUBLIC_SETS.rldata500, -4);
    assert.ok(scoresAt(german, 0).clusters.f1 >= 0.85);
    assert.ok(scoresAt(german, review).pairs.precision >= 0.97);
    const fake = await linkSet(files, PUBLIC_SETS.fake1000, -4);
    assert.ok(scoresAt(fake, review).clusters.f1 >= 0.9);
    assert.ok(scoresAt(fake, review).pairs.precision >= 0.98);
    // Ids of fake_1000 are its rows, counted from 0.
    const lines = new TextDecoder().decode(files.bytes('splink/fake_1000_labels.csv')).trim().split('\n').slice(1).map((line) => line.trim().split(','));
    const labels = lines.map(([left, , right, , score]): LabelledPair => ({ left: Number(left), right: Number(right), isMatch: Number(score) >= 0.5 }));
    const judged = againstLabels(fake.prediction.pairs, labels, review);
    assert.ok(judged.precision >= 0.97 && judged.f1 >= 0.72, JSON.stringify(judged));
  });
});
