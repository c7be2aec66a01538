// Runs every transcript of this folder. Each works in a folder of its own that is taken away afterwards.

import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTranscript } from './transcript.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

for (const name of readdirSync(HERE).filter((file) => file.endsWith('.script.txt')).sort()) {
  test(`transcript ${name}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'amanah-script-'));
    try {
      assert.ok((await runTranscript(readFileSync(join(HERE, name), 'utf8'), folder)) > 0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
