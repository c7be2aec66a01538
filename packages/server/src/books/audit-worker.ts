// The byte pass of an audit in a thread of its own (see audit-beside.ts).

import '@amanah/log/native.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { logPass } from '@amanah/audit/log-pass.ts';
import { openLog, type WorkerTask } from './audit-beside.ts';

const { place, options } = workerData as WorkerTask;
const { source, close } = await openLog(place, options.size);
try {
  parentPort?.postMessage(await logPass(source, options));
} finally {
  await close();
}
