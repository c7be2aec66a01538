// Runs every transcript of this folder. Each works in a folder of its own that is taken away afterwards.

import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTranscript } from './transcript.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

const SCRIPTS = new Set(readdirSync(HERE).filter((file) => file.endsWith('.script.txt')));

/** Runs a transcript of this folder. */
function script(name: string): () => Promise<void> {
  return async () => {
    assert.ok(SCRIPTS.delete(name), name);
    const folder = mkdtempSync(join(tmpdir(), 'amanah-script-'));
    try {
      assert.ok((await runTranscript(readFileSync(join(HERE, name), 'utf8'), folder)) > 0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

test('[T1] [T7] transcript whole-way.script.txt', script('whole-way.script.txt'));
test('[T2] [T7] transcript wrong-use.script.txt', script('wrong-use.script.txt'));
test('[T3] [T7] transcript refused-files.script.txt', script('refused-files.script.txt'));
test('[Y1] [Y2] [Y5] [T7] transcript backup.script.txt', script('backup.script.txt'));
test('[B4] [B6] [T7] transcript bank.script.txt', script('bank.script.txt'));
test('[B10] [T7] transcript sheet.script.txt', script('sheet.script.txt'));
test('[Z2] [Z16] [T7] transcript zakat.script.txt', script('zakat.script.txt'));
test('[NM10] [NM11] [T7] transcript names.script.txt', script('names.script.txt'));
test('[X9] [X15] [X20] [T3] transcript consult-count.script.txt', script('consult-count.script.txt'));
test('[LK4] [LK6] [LK9] [LK15] [T3] transcript link.script.txt', script('link.script.txt'));
test('[RG1] [RG3] [RG8] [RG10] [RG11] [T7] transcript registry.script.txt', script('registry.script.txt'));
test('[T4] transcript help.script.txt', script('help.script.txt'));
test('[D6] [D9] [T7] transcript documents.script.txt', script('documents.script.txt'));
test('[SC21] [SC20] [T3] transcript screen.script.txt', script('screen.script.txt'));
test('every transcript was run', () => assert.deepEqual([...SCRIPTS], []));
