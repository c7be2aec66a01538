// amanah verify-proof: checks a proof offline and prints the record it proves.

import { readFile } from 'node:fs/promises';
import { parseVerifierKey } from '@amanah/log/note.ts';
import { parsePolicy, type Policy } from '@amanah/log/policy.ts';
import { parseLogProof, verifyLogProof, type LogProof } from '@amanah/log/proof.ts';
import { leafHash } from '@amanah/log/tree.ts';
import { decodeEntry, type Entry } from '@amanah/record/entry.ts';
import type { Given } from '../arguments.ts';
import { pathOf } from '../books.ts';
import { JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse } from '../fault.ts';
import { readWhole } from '../read-whole.ts';
import type { Terminal } from '../terminal.ts';

const PROOF_BYTES_MAX = 2_000_000;

export const verifyProof: Command = {
  name: 'verify-proof',
  summary: 'check a proof without a network and print the record',
  usage: ['amanah verify-proof FILE --key VKEY [--record FILE] [--json]'],
  about: [
    'Checks that the log with this key signed the checkpoint in the proof, and that the record stands in its tree. Nothing is fetched. FILE is - for the standard input.',
    'VKEY is the log key as `amanah init` and `amanah status` print it, and must come from a hand you trust, not from the proof. With --policy, a file of C2SP tlog-policy names the logs and the witnesses.',
  ],
  words: [{ name: 'FILE' }],
  options: {
    key: { value: 'VKEY', about: 'the log key, name+id+key' },
    policy: { value: 'FILE', about: 'believe what this policy believes, instead of one key' },
    record: { value: 'FILE', about: 'the log entry, where the proof does not carry it' },
    json: JSON_OPTION,
  },
  examples: ['amanah verify-proof gift.tlog-proof --key "amanah/coast/1a2b3c4d+5e6f7a8b+AQ…"', 'amanah verify-proof gift.tlog-proof --policy trusted.policy --json'],

  async run(given, terminal) {
    const policy = await policyOf(given, terminal);
    const parsed = parseLogProof(await readWhole(terminal, given.word(0), PROOF_BYTES_MAX));
    if (!parsed.ok) return notVerified(given, terminal, 'proof', parsed);
    const { proof } = parsed;
    const bytes = await entryBytes(given, terminal, proof);
    const verdict = verifyLogProof({ proof, leafHash: leafHash(bytes), policy });
    if (!verdict.ok) return notVerified(given, terminal, 'log', verdict);
    const entry = decodeEntry(bytes);
    if (!entry.ok) return notVerified(given, terminal, 'record', entry);
    const { checkpoint, cosigners } = verdict;
    const { record, id, recordTime } = entry.value;
    const result = { verified: true, record: id, index: proof.index, origin: checkpoint.origin, treeSize: checkpoint.size, witnesses: cosigners.length, recordTime, entry: record };
    if (given.flag('json')) await terminal.json(result);
    else await terminal.lines(...proofText(entry.value, result));
    return EXIT.ok;
  },
};

async function policyOf(given: Given, terminal: Terminal): Promise<Policy> {
  const key = given.text('key');
  const file = given.text('policy');
  if ((key === undefined) === (file === undefined)) throw wrongUse('verify-proof needs either --key VKEY or --policy FILE.', 'The key of a log stands in `amanah status`; take it from a hand you trust.');
  if (key !== undefined) {
    const parsed = parseVerifierKey(key.trim());
    if (!parsed.ok) throw wrongUse(`--key is not a verifier key: ${parsed.message}.`, 'It has the form name+id+key, as `amanah status` prints it.');
    return { logs: [{ key: parsed.key }], witnesses: [], groups: [], quorum: 'none' };
  }
  return readPolicy(terminal, file as string);
}

/** Reads a policy file; one that cannot be read or parsed ends the command. */
export async function readPolicy(terminal: Terminal, file: string): Promise<Policy> {
  const bytes = await readFile(pathOf(terminal, file)).catch((error: Error) => {
    throw new Fault(`the policy ${file} cannot be read: ${error.message}`, { cause: error });
  });
  const parsed = parsePolicy(bytes);
  if (!parsed.ok) throw new Fault(`${file} is no policy: ${parsed.message} (${parsed.code}).`, { hint: 'The form: c2sp.org/tlog-policy' });
  return parsed.policy;
}

async function entryBytes(given: Given, terminal: Terminal, proof: LogProof): Promise<Uint8Array> {
  const file = given.text('record');
  if (file !== undefined) return readWhole(terminal, file, PROOF_BYTES_MAX);
  if (proof.extra === undefined) throw wrongUse('the proof does not carry the record.', 'Give the log entry with --record FILE.');
  return proof.extra;
}

async function notVerified(given: Given, terminal: Terminal, step: string, { code, message }: { readonly code: string; readonly message: string }): Promise<typeof EXIT.refused> {
  if (given.flag('json')) await terminal.json({ verified: false, failure: { step, code, at: given.word(0), message } });
  terminal.message(`NOT VERIFIED: ${given.word(0)}, ${step}: ${message} (${code})`);
  return EXIT.refused;
}

function proofText({ record, id, recordTime }: Entry, { index, origin, treeSize, witnesses }: { readonly index: number; readonly origin: string; readonly treeSize: number; readonly witnesses: number }): string[] {
  return [
    `VERIFIED: record ${index} of ${treeSize.toLocaleString('en')} in the log ${origin}${witnesses === 0 ? '' : `, seen by ${witnesses} witnesses`}`,
    '',
    `  id      ${id}`,
    `  kind    ${record.kind}`,
    `  event   ${record.eventTime}`,
    `  logged  ${recordTime}`,
    `  author  ${record.author}, record ${record.seq} of this author`,
    '',
    JSON.stringify(record.body, null, 2),
  ];
}
