/**
 * Trust policies (C2SP tlog-policy): which logs are believed, and which
 * witnesses must have seen a checkpoint.
 *
 *     log example.com/log+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx
 *     witness X1 <vkey>
 *     witness X2 <vkey>
 *     witness X3 <vkey>
 *     group two-of-three 2 X1 X2 X3
 *     quorum two-of-three
 *
 * The file is a sequence of octets; octets above 0x7f have no meaning here, so
 * names are kept as text of one character per octet and are compared as they
 * stand. No name may be a member twice, so that one witness cannot count twice.
 */
import { equal, fromUtf8, utf8 } from './bytes.ts';
import { failure } from './result.ts';
import type { Failure, Result } from './result.ts';
import { verifyCheckpoint } from './checkpoint.ts';
import type { Checkpoint, CheckpointVerdictCode, Cosigner } from './checkpoint.ts';
import { KEY_TYPE, formatVerifierKey, parseVerifierKey } from './note.ts';
import type { VerifierKey } from './note.ts';

/** A log that is believed. */
export type PolicyLog = { readonly key: VerifierKey; readonly url?: string };
/** A witness, under the name by which groups and the quorum call it. */
export type PolicyWitness = { readonly name: string; readonly key: VerifierKey; readonly url?: string };
/** Names of which at least `threshold` must have seen a checkpoint. */
export type PolicyGroup = { readonly name: string; readonly threshold: number; readonly members: readonly string[] };

/** A policy as read. `quorum` is the name of a witness or group, or `none`. */
export type Policy = {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  readonly quorum: string;
};

export type PolicyCode =
  | 'policy-character' | 'policy-line' | 'policy-key' | 'policy-key-type' | 'policy-key-twice' | 'policy-name-taken'
  | 'policy-name-unknown' | 'policy-member-twice' | 'policy-threshold' | 'policy-quorum-twice' | 'policy-quorum-missing';

const NO_QUORUM = 'none';
const LOG_TYPES: readonly number[] = [KEY_TYPE.ed25519, KEY_TYPE.mlDsa44Cosignature];
const WITNESS_TYPES: readonly number[] = [KEY_TYPE.cosignature, KEY_TYPE.mlDsa44Cosignature];
const DECIMAL = /^[1-9][0-9]{0,8}$/;

/** What has been read so far, while a policy is parsed. */
type Draft = {
  logs: PolicyLog[];
  witnesses: PolicyWitness[];
  groups: PolicyGroup[];
  quorum: string | undefined;
  readonly names: Set<string>;
  readonly members: Set<string>;
};

/** Reads a policy file. Messages name the line, counted from 1. */
export function parsePolicy(bytes: Uint8Array): Result<{ readonly policy: Policy }, PolicyCode> {
  const draft: Draft = { logs: [], witnesses: [], groups: [], quorum: undefined, names: new Set([NO_QUORUM]), members: new Set() };
  const lines = octetText(bytes).split('\n');
  for (const [index, line] of lines.entries()) {
    const refusal = /[^\t\x20-\x7e\x80-\xff]/.test(line)
      ? failure('policy-character', 'a policy has no control character but tab and newline')
      : readLine(draft, line.split(/[ \t]+/).filter((item) => item !== ''));
    if (refusal !== undefined) return failure(refusal.code, `line ${index + 1}: ${refusal.message}`);
  }
  const { logs, witnesses, groups, quorum } = draft;
  if (quorum === undefined) return failure('policy-quorum-missing', 'a policy has one quorum line');
  return { ok: true, policy: { logs, witnesses, groups, quorum } };
}

function octetText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function readLine(draft: Draft, items: readonly string[]): Failure<PolicyCode> | undefined {
  const [word, ...rest] = items;
  if (word === undefined || word.startsWith('#')) return undefined;
  switch (word) {
    case 'log': return readLog(draft, rest);
    case 'witness': return readWitness(draft, rest);
    case 'group': return readGroup(draft, rest);
    case 'quorum': return readQuorum(draft, rest);
    default: return failure('policy-line', `${JSON.stringify(word)} begins no line of a policy`);
  }
}

function readLog(draft: Draft, [vkey, url, ...rest]: readonly string[]): Failure<PolicyCode> | undefined {
  if (vkey === undefined || rest.length > 0) return failure('policy-line', 'a log line is: log <vkey> [<url>]');
  const read = readKey(vkey, LOG_TYPES, draft.logs);
  if (!read.ok) return read;
  draft.logs.push({ key: read.key, ...(url === undefined ? {} : { url }) });
  return undefined;
}

function readWitness(draft: Draft, [name, vkey, url, ...rest]: readonly string[]): Failure<PolicyCode> | undefined {
  if (name === undefined || vkey === undefined || rest.length > 0) {
    return failure('policy-line', 'a witness line is: witness <name> <vkey> [<url>]');
  }
  const read = readKey(vkey, WITNESS_TYPES, draft.witnesses);
  if (!read.ok) return read;
  draft.witnesses.push({ name, key: read.key, ...(url === undefined ? {} : { url }) });
  return defineName(draft, name);
}

function readKey(
  octets: string,
  types: readonly number[],
  others: readonly { readonly key: VerifierKey }[],
): Result<{ readonly key: VerifierKey }, PolicyCode> {
  const text = fromUtf8(Uint8Array.from(octets, (octet) => octet.charCodeAt(0)));
  const parsed = text === undefined ? failure('vkey-syntax', 'the name of a key is UTF-8') : parseVerifierKey(text);
  if (!parsed.ok) return failure('policy-key', parsed.message);
  const { key } = parsed;
  if (!types.includes(key.type)) return failure('policy-key-type', `a key of type ${key.type} has no place on this line`);
  // The same key under another name or type is still the same signer.
  const isTwice = others.some((other) => equal(other.key.publicKey, key.publicKey));
  return isTwice ? failure('policy-key-twice', `the key of ${key.name} stands on an earlier line`) : parsed;
}

function defineName(draft: Draft, name: string): Failure<PolicyCode> | undefined {
  if (draft.names.has(name)) return failure('policy-name-taken', `the name ${name} is taken`);
  draft.names.add(name);
  return undefined;
}

function readGroup(draft: Draft, [name, rule, ...members]: readonly string[]): Failure<PolicyCode> | undefined {
  if (name === undefined || rule === undefined || members.length === 0) {
    return failure('policy-line', 'a group line is: group <name> all|any|<k> <name>...');
  }
  for (const member of members) {
    if (member === NO_QUORUM || !draft.names.has(member)) return failure('policy-name-unknown', `${member} is not defined above`);
    if (draft.members.has(member)) return failure('policy-member-twice', `${member} is a member already`);
    draft.members.add(member);
  }
  const threshold = rule === 'all' ? members.length : rule === 'any' ? 1 : DECIMAL.test(rule) ? Number(rule) : 0;
  if (threshold < 1 || threshold > members.length) {
    return failure('policy-threshold', `the threshold of a group of ${members.length} is all, any or 1 to ${members.length}`);
  }
  draft.groups.push({ name, threshold, members });
  return defineName(draft, name);
}

function readQuorum(draft: Draft, [name, ...rest]: readonly string[]): Failure<PolicyCode> | undefined {
  if (name === undefined || rest.length > 0) return failure('policy-line', 'a quorum line is: quorum <name>');
  if (draft.quorum !== undefined) return failure('policy-quorum-twice', 'a policy has one quorum line');
  if (!draft.names.has(name)) return failure('policy-name-unknown', `${name} is not defined above`);
  draft.quorum = name;
  return undefined;
}

/** The policy as the bytes of a file; parsing them gives the same policy. */
export function formatPolicy({ logs, witnesses, groups, quorum }: Policy): Uint8Array {
  const lines = [
    ...logs.map(({ key, url }) => ['log', octetText(keyBytes(key)), url]),
    ...witnesses.map(({ name, key, url }) => ['witness', name, octetText(keyBytes(key)), url]),
    ...groups.map(({ name, threshold, members }) => ['group', name, String(threshold), ...members]),
    ['quorum', quorum],
  ];
  const text = lines.map((items) => `${items.filter((item) => item !== undefined).join(' ')}\n`).join('');
  return Uint8Array.from(text, (octet) => octet.charCodeAt(0));
}

function keyBytes(key: VerifierKey): Uint8Array {
  return utf8(formatVerifierKey(key));
}

/** Whether the witnesses of these names, having seen a checkpoint, satisfy the quorum. */
export function meetsQuorum({ policy, witnesses }: { readonly policy: Policy; readonly witnesses: ReadonlySet<string> }): boolean {
  if (policy.quorum === NO_QUORUM) return true;
  const satisfied = new Set(policy.witnesses.map(({ name }) => name).filter((name) => witnesses.has(name)));
  // A group names only what stands above it, so one pass in the order of the file is enough.
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => satisfied.has(member)).length >= threshold) satisfied.add(name);
  }
  return satisfied.has(policy.quorum);
}

export type PolicyVerdictCode = CheckpointVerdictCode | 'quorum-not-met';

/** What a believed checkpoint rests on. */
export type BelievedCheckpoint = {
  readonly checkpoint: Checkpoint;
  readonly logKey: VerifierKey;
  readonly cosigners: readonly Cosigner[];
};

/**
 * Judges the note of a checkpoint by a policy: it must be of a listed log,
 * signed by that log, and cosigned by the quorum.
 */
export function verifyByPolicy({ bytes, policy }: { readonly bytes: Uint8Array; readonly policy: Policy }): Result<BelievedCheckpoint, PolicyVerdictCode> {
  const judged = verifyCheckpoint({
    bytes,
    logKeys: policy.logs.map(({ key }) => key),
    witnessKeys: policy.witnesses.map(({ key }) => key),
  });
  if (!judged.ok) return judged;
  const { checkpoint, logKey, cosigners } = judged;
  const seenBy = policy.witnesses.filter(({ key }) => cosigners.some((cosigner) => cosigner.key === key)).map(({ name }) => name);
  if (!meetsQuorum({ policy, witnesses: new Set(seenBy) })) {
    return failure('quorum-not-met', `the quorum ${policy.quorum} is not met by ${seenBy.length} of ${policy.witnesses.length} witnesses`);
  }
  return { ok: true, checkpoint, logKey, cosigners };
}
