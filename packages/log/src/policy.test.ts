import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { utf8 } from './bytes.ts';
import { keyPairFromSeed } from './signature.ts';
import { formatCheckpointText, signCheckpoint } from './checkpoint.ts';
import { cosign } from './cosignature.ts';
import { KEY_TYPE, formatVerifierKey, verifierKey } from './note.ts';
import { formatPolicy, meetsQuorum, parsePolicy, verifyByPolicy } from './policy.ts';
import type { Policy } from './policy.ts';
import { EMPTY_ROOT } from './tree.ts';

const origin = 'example.com/log';
const seedOf = (number: number): Uint8Array => new Uint8Array(32).fill(number);
const publicKeyOf = (number: number): Uint8Array => keyPairFromSeed(seedOf(number)).publicKey;
const logVkey = formatVerifierKey(verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: publicKeyOf(1) }));
const witnessVkey = (number: number, name = `w${number}.example`): string =>
  formatVerifierKey(verifierKey({ name, type: KEY_TYPE.cosignature, publicKey: publicKeyOf(number) }));

const TWO_LEVELS = [
  '# the example of the specification', `log ${logVkey} https://example.com/log`, '',
  ...[2, 3, 4].map((number) => `witness X${number} ${witnessVkey(number)}`), 'group X-witnesses 2 X2 X3 X4',
  ...[5, 6, 7].map((number) => `\twitness  Y${number}\t${witnessVkey(number)} `), 'group Y-witnesses any Y5 Y6 Y7',
  'group X-and-Y all X-witnesses Y-witnesses', 'quorum X-and-Y', '',
].join('\n');

function parse(text: string): Policy {
  const parsed = parsePolicy(utf8(text));
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.message);
  return parsed.policy;
}

function code(...lines: readonly string[]): string {
  const parsed = parsePolicy(utf8(`${lines.join('\n')}\n`));
  return parsed.ok ? 'ok' : parsed.code;
}

test('[L18] the example of the specification is read, and written in a form that is read the same', () => {
  const policy = parse(TWO_LEVELS);
  assert.equal(policy.logs[0]?.url, 'https://example.com/log');
  assert.deepEqual(policy.groups.map(({ name, threshold }) => [name, threshold]), [['X-witnesses', 2], ['Y-witnesses', 1], ['X-and-Y', 2]]);
  assert.deepEqual(parsePolicy(formatPolicy(policy)), { ok: true, policy });
});

test('[L18] names are octets: two spellings that look alike are two names, and UTF-8 comes back', () => {
  const policy = parse(`witness K ${witnessVkey(2)}\nwitness \u212a ${witnessVkey(3, 'شاهد.example')}\nquorum \u212a\n`);
  assert.equal(policy.witnesses[1]?.key.name, 'شاهد.example');
  assert.deepEqual(parsePolicy(formatPolicy(policy)), { ok: true, policy });
  const stray = new Uint8Array([...utf8('# '), 0xff, ...utf8('\nquorum none')]);
  assert.equal(parsePolicy(stray).ok, true);
});

test('[L18] every fault of a policy has its code', () => {
  const [w2, w3] = [`witness A ${witnessVkey(2)}`, `witness B ${witnessVkey(3)}`];
  assert.equal(code('quorum none'), 'ok');
  assert.equal(code(''), 'policy-quorum-missing');
  assert.equal(code('quorum none', 'quorum none'), 'policy-quorum-twice');
  assert.equal(code('quorum A', w2), 'policy-name-unknown');
  assert.equal(code('quorum none\r'), 'policy-character');
  assert.equal(code('# \u0007', 'quorum none'), 'policy-character');
  for (const line of ['Log x', 'log', `log ${logVkey} url more`, 'witness A', 'group G 1', 'group G', 'quorum', 'quorum none none', 'wat']) {
    assert.equal(code(line, 'quorum none'), 'policy-line', line);
  }
  assert.equal(code('log nonsense', 'quorum none'), 'policy-key');
  assert.equal(code(`log ${witnessVkey(2)}`, 'quorum none'), 'policy-key-type');
  assert.equal(code(`witness A ${logVkey}`, 'quorum none'), 'policy-key-type');
  assert.equal(code(w2, `witness A ${witnessVkey(3)}`, 'quorum none'), 'policy-name-taken');
  assert.equal(code(`witness none ${witnessVkey(2)}`, 'quorum none'), 'policy-name-taken');
  assert.equal(code(w2, 'group A any A', 'quorum none'), 'policy-name-taken');
  assert.equal(code(w2, 'group G any none', 'quorum G'), 'policy-name-unknown');
  assert.equal(code('group G any G', 'quorum G'), 'policy-name-unknown');
  for (const threshold of ['0', '3', '-1', '02', '1.0', 'most', '+1', 'ALL']) {
    assert.equal(code(w2, w3, `group G ${threshold} A B`, 'quorum G'), 'policy-threshold', threshold);
  }
});

test('[L18] nobody counts twice: neither a key under two names, nor a name in two groups', () => {
  const [w2, w3] = [`witness A ${witnessVkey(2)}`, `witness B ${witnessVkey(3)}`];
  assert.equal(code(w2, `witness B ${witnessVkey(2, 'another.example')}`, 'group G 2 A B', 'quorum G'), 'policy-key-twice');
  assert.equal(code(`log ${logVkey}`, `log ${logVkey}`, 'quorum none'), 'policy-key-twice');
  assert.equal(code(w2, w3, 'group G 2 A A', 'quorum G'), 'policy-member-twice');
  assert.equal(code(w2, w3, 'group G any A', 'group H all A G', 'quorum H'), 'policy-member-twice');
});

test('[L19] a quorum is met exactly by the sets that its groups describe', () => {
  const policy = parse(TWO_LEVELS);
  const names = ['X2', 'X3', 'X4', 'Y5', 'Y6', 'Y7', 'stranger'];
  fc.assert(fc.property(fc.subarray(names), (subset) => {
    const count = (letter: string): number => subset.filter((name) => name.startsWith(letter)).length;
    assert.equal(meetsQuorum({ policy, witnesses: new Set(subset) }), count('X') >= 2 && count('Y') >= 1);
  }));
  assert.equal(meetsQuorum({ policy: parse('quorum none\n'), witnesses: new Set() }), true);
});

test('[L19] a checkpoint is believed under a policy when its log and the quorum signed it', () => {
  const policy = parse(TWO_LEVELS);
  const text = formatCheckpointText({ origin, size: 0, root: EMPTY_ROOT, extensions: [] });
  const note = (witnesses: readonly number[], signer = 1): Uint8Array => utf8(signCheckpoint({
    origin, size: 0, root: EMPTY_ROOT, seed: seedOf(signer),
    cosignatures: witnesses.map((number) => cosign({ text, name: `w${number}.example`, seed: seedOf(number), timeSeconds: 7n })),
  }));
  const judge = (bytes: Uint8Array, by = policy): string => {
    const verdict = verifyByPolicy({ bytes, policy: by });
    return verdict.ok ? 'ok' : verdict.code;
  };
  assert.equal(judge(note([2, 3, 5])), 'ok');
  assert.equal(judge(note([2, 3, 4])), 'quorum-not-met');
  assert.equal(judge(note([2, 2, 5])), 'quorum-not-met');
  assert.equal(judge(note([5, 6, 7])), 'quorum-not-met');
  assert.equal(judge(note([2, 3, 5], 9)), 'log-signature-missing');
  assert.equal(judge(note([2, 3, 5]), { ...policy, logs: [] }), 'wrong-origin');
  assert.equal(judge(note([]), { ...policy, quorum: 'none' }), 'ok');
});
