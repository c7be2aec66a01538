// Files of a vote that somebody else wrote, to deceive whoever counts them in a terminal.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { main } from '../src/main.ts';

async function said(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<{ readonly exit: number; readonly text: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-hostile-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  let text = '';
  const hear = (chunk: string | Uint8Array): void => void (text += String(chunk));
  const write = (chunk: string | Uint8Array): Promise<boolean> => Promise.resolve(hear(chunk)).then(() => true);
  try {
    const exit = await main(args, { folder, env: {}, now: () => new Date(0), errorIsTerminal: false, outputWidth: undefined, write, writeError: hear, untilStopped: () => Promise.resolve() });
    return { exit, text };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const OPENING = '"eligible":["amal"],"ties":[],"doubled":"last","opens":"2027-01-10T08:00:00Z","closes":"2027-01-12T18:00:00Z"}';
const COMMANDS = '\u001b[2J\u001b]0;all is well\u0007\u009b31m\u202e';

test('[T9] no name or reason in a file of votes speaks to the terminal', async () => {
  const pb = `META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;50;${COMMANDS}Well\nVOTES\nvoter_id;vote\na;1\n`;
  const ballots = JSON.stringify([{ id: 'b1', voter: 'amal', at: '2027-01-11T12:00:00Z', choice: { vote: 'object', reason: `${COMMANDS}no` } }]);
  const files = { 'a.pb': pb, 'opening.json': `{"rule":{"name":"consent"},${OPENING}`, 'ballots.json': ballots };
  for (const args of [['tally', 'a.pb', '--rule', 'greedy'], ['explain', 'a.pb', '--rule', 'equal-shares'], ['count', 'opening.json', 'ballots.json']]) {
    const { exit, text } = await said(files, 'consult', ...args);
    assert.equal(exit, 0, text);
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/, args.join(' '));
    assert.match(text, /\ufffd/, 'what was taken out is seen');
  }
});

test('[T9] an opening that says two rules is not counted by either', async () => {
  const { exit, text } = await said({ 'opening.json': `{"rule":{"name":"majority"},"rule":{"name":"consent"},${OPENING}`, 'ballots.json': '[]' }, 'consult', 'count', 'opening.json', 'ballots.json');
  assert.equal(exit, 1);
  assert.match(text, /opening\.json cannot be counted: .*duplicate-key/);
});
