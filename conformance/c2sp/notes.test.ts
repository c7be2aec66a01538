// Signed notes of golang/mod, C2SP and tessera, as gathered with their sources in signed-note-vectors.json.
import assert from 'node:assert/strict';
import test from 'node:test';
import { utf8 } from '@amanah/log/bytes.ts';
import { ed25519Verifier, formatNote, parseNote, parseVerifierKey, verifyNote } from '@amanah/log/note.ts';
import { withPeerFiles } from '../shared-data.ts';

type Case = {
  readonly name: string;
  readonly note?: string;
  readonly verifier_keys: readonly string[];
  readonly expect: string;
  readonly verified_names?: readonly string[];
};

function outcome({ note, verifier_keys }: Case): { expect: string; names: readonly string[] } {
  const keys = verifier_keys.map(parseVerifierKey);
  const verifiers = keys.flatMap((parsed) => (parsed.ok ? [ed25519Verifier(parsed.key)] : []));
  if (verifiers.length < keys.length) return { expect: 'error: key rejected', names: [] };
  assert.ok(note !== undefined);
  const parsed = parseNote(utf8(note));
  assert.ok(parsed.ok, 'the note is well-formed');
  assert.equal(formatNote(parsed.note), note, 'writing what was read gives the same bytes');
  const verdict = verifyNote({ note: parsed.note, verifiers });
  if (verdict.ok) return { expect: 'valid', names: verdict.verified.map(({ key }) => key.name) };
  assert.equal(verdict.code, 'signature-invalid');
  const key = verifiers[0]?.key;
  return { expect: `error: invalid signature for key ${key?.name}+${key?.keyId}`, names: [] };
}

withPeerFiles('14-log-and-crypto-vectors/signed-note', (files) => {
  const { cases } = files.json('signed-note-vectors.json') as { readonly cases: readonly Case[] };
  test('[L12] the file of notes holds its six cases', () => assert.ok(cases.length >= 6));
  for (const of of cases) {
    test(`[L12] [L13] [L14] signed note ${of.name}: ${of.expect}`, () => {
      assert.deepEqual(outcome(of), { expect: of.expect, names: of.verified_names ?? [] });
    });
  }
});

test('[L13] [L14] C2SP signed-note: the example of the specification verifies', () => {
  const key = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  assert.ok(key.ok);
  const note = parseNote(utf8('This is an example message.\n\n\u2014 example.com/foo '
    + 'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'));
  assert.ok(note.ok);
  assert.equal(verifyNote({ note: note.note, verifiers: [ed25519Verifier(key.key)] }).ok, true);
});
