import test from 'node:test';
import assert from 'node:assert/strict';
import { audit } from '@amanah/audit/audit.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { FORGERIES } from './actors/forger.ts';
import { runScript } from './crash-points.ts';
import { simulate } from './simulate.ts';
import { checkpointOf, logFiles, sourceOf } from './static-log.ts';

test('[V1] [V3] a thousand seeds: the books agree with the auditor, and every forgery is caught', { timeout: 1_800_000 }, async () => {
  const sums = { records: 0, forgeries: 0 };
  for (let seed = 1; seed <= 1000; seed += 1) {
    const { world, verdict } = await simulate(seed);
    sums.records += verdict.records;
    const { entries } = world.disk;
    const kept = utf8(checkpointOf(entries, world));
    // Two forgeries for each seed: over a thousand seeds each is tried more than a hundred times.
    for (const turn of [seed, seed + 7]) {
      const { name, forge } = FORGERIES[turn % FORGERIES.length] as (typeof FORGERIES)[number];
      const forged = forge({ world, entries, from: world.random.below(entries.length) });
      if (forged === undefined) continue;
      sums.forgeries += 1;
      const report = await audit(sourceOf(logFiles(forged.entries, world)), { olderCheckpoints: [kept] });
      assert.equal(report.verified, false, `seed ${seed}, who ${name}`);
    }
  }
  assert.ok(sums.records > 200_000 && sums.forgeries > 1000, JSON.stringify(sums));
});

test('[V7] every fault at every call of the store, with several scripts', { timeout: 600_000 }, async () => {
  for (const seed of [4, 5, 6]) {
    const calm = await runScript(seed, undefined);
    for (const fault of ['crash-before', 'crash-after', 'outage-before', 'outage-after', 'torn'] as const) {
      for (let at = 0; at < calm.calls; at += 1) {
        const { entries, checkpoint } = await runScript(seed, at, fault);
        assert.deepEqual(entries, calm.entries, `seed ${seed}, ${fault} at call ${at}`);
        assert.equal(checkpoint, calm.checkpoint, `seed ${seed}, ${fault} at call ${at}`);
      }
    }
  }
});
