// What runs in a thread that threads.ts starts.

import { parentPort, workerData } from 'node:worker_threads';
import { Worker, type Ground, type Task } from './work.ts';

const worker = new Worker(workerData as Ground);
parentPort?.on('message', (task: Task) => {
  const answer = worker.do(task);
  const buffers = answer === undefined ? [] : 'left' in answer ? [answer.left.buffer, answer.right.buffer, answer.weight.buffer] : [answer.patterns.buffer, answer.counts.buffer];
  parentPort?.postMessage(answer, buffers as ArrayBuffer[]);
});
