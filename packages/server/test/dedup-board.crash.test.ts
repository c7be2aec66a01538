// A keyholder as a process of its own that is killed: what it answered it does not answer again, and what it counted stands.

import test from 'node:test';
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { householdKeys } from '@amanah/dedup-board/household-keys.ts';
import { prepareQuery } from '@amanah/dedup-board/keyholders.ts';
import { writeRequest } from '@amanah/dedup-board/messages.ts';
import { openBooks } from '../src/books/books-folder.ts';
import { loggedCount } from '../src/dedup-board/query-journal.ts';
import { agenciesFile, CYCLE, folderOf, signedCall, testAgency } from './dedup-scene.ts';

/** The command itself and not what starts it: a kill must hit the keyholder. */
const AMANAH = fileURLToPath(new URL('../../cli/src/start.ts', import.meta.url));

async function hold(folder: string): Promise<{ readonly child: ChildProcess; readonly url: string; readonly ended: Promise<unknown[]> }> {
  const child = spawn(process.execPath, [AMANAH, 'dedup-board', 'hold', 'red', '--cycle', CYCLE, '--agencies', 'agencies.json', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  let said = '';
  for await (const chunk of child.stdout) {
    said += (chunk as Buffer).toString();
    if (said.includes('Ctrl-C')) break;
  }
  return { child, url: /http:\/\/localhost:\d+\//.exec(said)?.[0] ?? assert.fail(said), ended };
}

test('[DB16] [DB19] a keyholder that is killed answers nothing twice, and one that is ended has counted all', async (t) => {
  const folder = folderOf(t);
  const north = testAgency('north', 10);
  writeFileSync(join(folder, 'agencies.json'), agenciesFile([north]));
  const keys = [householdKeys({ document: 'P-102334' }, CYCLE)];
  const body = (): string => writeRequest({ agency: 'north', cycle: CYCLE, elements: prepareQuery(keys, (size) => new Uint8Array(randomBytes(size))).elements });
  const first = await hold(folder);
  t.after(() => first.child.kill('SIGKILL'));
  const elements = body();
  const call = signedCall(north, { to: 'red', path: '/evaluate', body: elements });
  assert.equal((await fetch(`${first.url}evaluate`, call)).status, 200);
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await hold(folder);
  t.after(() => second.child.kill('SIGKILL'));
  const statusOf = async (init: RequestInit): Promise<string> => {
    const response = await fetch(`${second.url}evaluate`, init);
    return response.ok ? 'answered' : String(((await response.json()) as { readonly reason: string }).reason);
  };
  assert.equal(await statusOf(call), 'replay');
  assert.equal(await statusOf(signedCall(north, { to: 'red', path: '/evaluate', body: elements })), 'replay');
  assert.equal(await statusOf(signedCall(north, { to: 'red', path: '/evaluate', body: body() })), 'answered');
  second.child.kill('SIGTERM');
  assert.deepEqual(await second.ended, [0, null]);
  const books = await openBooks(join(folder, 'red', 'books'));
  const { asked, refused } = loggedCount(books.journal.books, 'north', CYCLE) ?? assert.fail('nothing was counted');
  assert.deepEqual([asked, refused], [2, 2]);
  await books.journal.close();
});
