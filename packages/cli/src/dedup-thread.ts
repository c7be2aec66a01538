// An agency's multiplications in a thread of their own: blinding, and checking and combining what holders answered.

import { randomBytes } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { combineAnswers, prepareQuery } from '@amanah/dedup-board/keyholders.ts';
import type { ReckonTask } from './dedup-threads.ts';

parentPort?.on('message', (task: ReckonTask) => {
  if (task.what === 'prepare') parentPort?.postMessage(prepareQuery(task.households, (size) => new Uint8Array(randomBytes(size))));
  else parentPort?.postMessage(combineAnswers(task.query, task.shares, task.answers));
});
