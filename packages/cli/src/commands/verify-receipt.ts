// amanah verify-receipt: checks the receipt of a gift without a network, and without running anything in it.

import { fromUtf8, toHex } from '@amanah/log/bytes.ts';
import { RECEIPT_BYTES_MAX } from '@amanah/documents/receipt/format.ts';
import { verifyReceiptFile } from '@amanah/documents/receipt/file.ts';
import { receiptGenerator, receiptPage } from '@amanah/documents/receipt/page.ts';
import { receiptFailed, type ReceiptFailure } from '@amanah/documents/receipt/verdict.ts';
import { STEP_WORDS } from '@amanah/documents/receipt/words.ts';
import type { Given } from '../arguments.ts';
import { JSON_OPTION, type Command } from '../command.ts';
import { EXIT } from '../fault.ts';
import { readWhole } from '../read-whole.ts';
import type { Terminal } from '../terminal.ts';

type Verified = Exclude<ReturnType<typeof verifyReceiptFile>, ReceiptFailure>;

export const verifyReceipt: Command = {
  name: 'verify-receipt',
  summary: 'check the receipt of a gift without a network',
  usage: ['amanah verify-receipt FILE [--key VKEY] [--json]'],
  about: [
    'Reads the proof out of a receipt and checks it: the signature of the log, every record and its way to the root, the author and the seal, and that the page shows what the records say. The script in the file is not run and nothing is fetched. FILE is - for the standard input.',
    'Give --key with the log key from a hand you trust: without it the check is made with the key in the file, which proves that the file is whole, not whose log it is. A page that this version of Amanah would have drawn in another way is refused; where another version drew it, its words are not vouched for and only what is printed here counts.',
  ],
  words: [{ name: 'FILE' }],
  options: { key: { value: 'VKEY', about: 'the log key, name+id+key' }, json: JSON_OPTION },
  examples: ['amanah verify-receipt receipt.html', 'amanah verify-receipt receipt.html --key "amanah/coast/1a2b3c4d+5e6f7a8b+AQ…" --json'],

  async run(given, terminal) {
    const page = fromUtf8(await readWhole(terminal, given.word(0), RECEIPT_BYTES_MAX));
    if (page === undefined) return notVerified(given, terminal, receiptFailed('form', 'not-utf8', 'file', 'a receipt is UTF-8'));
    const key = given.text('key')?.trim();
    const verified = verifyReceiptFile(page, key);
    if (!verified.ok) return notVerified(given, terminal, verified);
    const drawnHere = await comparePage(page, verified);
    if (typeof drawnHere !== 'boolean') return notVerified(given, terminal, drawnHere);
    if (given.flag('json')) await terminal.json(resultOf(verified, { keyGiven: key !== undefined, drawnHere }));
    else await terminal.lines(...receiptLines(verified, { keyGiven: key !== undefined, drawnHere }));
    return EXIT.ok;
  },
};

/** Whether the page is, byte for byte, what this program draws from the receipt; false where another version drew it. */
async function comparePage(page: string, verified: Verified): Promise<boolean | ReceiptFailure> {
  const { documentAssets } = await import('@amanah/server/operate/drawn-documents.ts');
  const { receiptCss: css, receiptScript: script } = await documentAssets();
  if (verified.generator !== receiptGenerator({ css, script })) return false;
  const drawn = receiptPage(verified.receipt, verified, { css, script });
  if (drawn === page) return true;
  let at = 0;
  while (drawn[at] === page[at]) at += 1;
  return receiptFailed('page', 'page-differs', `line ${page.slice(0, at).split('\n').length}`, 'the page is not what Amanah draws from these records: words, style or script were changed');
}

interface Circumstances {
  readonly keyGiven: boolean;
  readonly drawnHere: boolean;
}

function resultOf({ checkpoint, gift, facts, logKey }: Verified, { keyGiven, drawnHere }: Circumstances): object {
  return {
    verified: true, record: gift.entry.id, index: gift.index, origin: checkpoint.origin, treeSize: checkpoint.size, root: toHex(checkpoint.root), logKey, keyGiven, pageCompared: drawnHere,
    facts: Object.fromEntries(facts.map(({ id, text }) => [id, text])), entry: gift.entry.record,
  };
}

function receiptLines({ facts, logKey }: Verified, { keyGiven, drawnHere }: Circumstances): string[] {
  return [
    keyGiven ? 'VERIFIED: the receipt holds, under the log key you gave.' : 'VERIFIED: the receipt holds, under the log key that stands in it.',
    '',
    ...facts.map(({ label, text }) => `  ${label.en.padEnd(20)}${text}`),
    '',
    ...(keyGiven ? [] : [`The log key was taken from the file: compare it with a copy from a hand you trust.\n  ${logKey}`]),
    ...(drawnHere ? [] : ['The page was drawn by another version of Amanah. Its own words were not compared: what counts is printed above.']),
    'Not proven: that things happened as they were written, and that nothing was written later that corrects it.',
  ];
}

async function notVerified(given: Given, terminal: Terminal, failure: ReceiptFailure): Promise<typeof EXIT.refused> {
  const { step, code, at, message } = failure;
  if (given.flag('json')) await terminal.json({ verified: false, failure: { step, code, at, message } });
  terminal.message(`NOT VERIFIED: ${given.word(0)}, ${step}: ${at}: ${message} (${code})`);
  terminal.message(`What failed: ${STEP_WORDS[step].en}`);
  return EXIT.refused;
}
