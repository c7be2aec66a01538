// A short script run again and again, each time with one fault at another call
// of the store: whatever the call and the fault, the books end up as if nothing
// had happened.

import { toHex } from '@amanah/log/bytes.ts';
import { importVersion, Publisher } from './actors/importer.ts';
import { Operator } from './actors/operator.ts';
import { NO_FAULTS, type Fault } from './faulty-store.ts';
import { nextSubmission, setUp } from './workload.ts';
import { Auditor } from './auditor.ts';
import { signedBy } from './signed.ts';
import { World } from './world.ts';

/** What the disk holds at the end: entries as text, and the checkpoint. */
export interface Outcome {
  readonly entries: readonly string[];
  readonly checkpoint: string | undefined;
  readonly calls: number;
}

/** Runs the script with `fault` at call number `at`, counted from 0; without a fault when `at` is undefined. */
export async function runScript(seed: number, at: number | undefined, fault: Fault = 'none'): Promise<Outcome> {
  const world = new World(seed);
  const operator = new Operator(world);
  const auditor = new Auditor();
  let calls = 0;
  operator.plan(() => {
    calls += 1;
    return calls - 1 === at ? fault : 'none';
  });
  const publisher = new Publisher('list', 'arrival');
  await operator.submit([{ kind: 'operation', eventTime: world.today(), body: { name: 'Script', origin: world.origin, logKey: operator.logKey } }, ...setUp(world)]);
  for (let round = 0; round < 3; round += 1) {
    auditor.readNew(world.disk.entries);
    const { by, drafts } = nextSubmission(world, auditor);
    if (by === undefined) await operator.submit(drafts);
    else await operator.submitSigned(signedBy(world, auditor, by, drafts));
    const version = publisher.publish(world);
    await operator.work((journal) => importVersion(journal, version));
    await operator.work((journal) => journal.keepSnapshot(1));
    await operator.checkpoint();
  }
  operator.plan(NO_FAULTS);
  operator.kill();
  await operator.checkpoint();
  return { entries: world.disk.entries.map((entry) => toHex(entry)), checkpoint: world.disk.checkpoint, calls };
}
