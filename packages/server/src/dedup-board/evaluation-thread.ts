// A holder's multiplications in a thread of their own, so that refusing a flood does not wait for answering one.

import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { answerQuery, holderOfShare } from '@amanah/dedup-board/keyholders.ts';
import { decodeScalar, ELEMENT_SIZE_BYTES } from '@amanah/dedup-board/oprf.ts';
import type { EvaluationGround, EvaluationTask } from './evaluation.ts';

const { holder, cycle, secret } = workerData as EvaluationGround;
const scalar = decodeScalar(secret);
if (scalar === undefined) throw new Error('bug: the share of a holder is a scalar');
const own = holderOfShare(holder, cycle, scalar);

parentPort?.on('message', ({ task, elements }: EvaluationTask) => {
  const list = Array.from({ length: elements.length / ELEMENT_SIZE_BYTES }, (_, at) => elements.slice(at * ELEMENT_SIZE_BYTES, (at + 1) * ELEMENT_SIZE_BYTES));
  parentPort?.postMessage({ task, answered: answerQuery(own, list, (size) => new Uint8Array(randomBytes(size))) });
});
