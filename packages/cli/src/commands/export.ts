// amanah export: the ledger for other programs, or the journal itself.

import { open, rename, rm, stat } from 'node:fs/promises';
import { writeBeancount } from '@amanah/interchange/beancount/write.ts';
import { writeCsv } from '@amanah/interchange/csv/write.ts';
import { writeHledger } from '@amanah/interchange/hledger/write.ts';
import { writeJournal } from '@amanah/interchange/journal/write.ts';
import type { ScaleOf } from '@amanah/interchange/entry-export.ts';
import type { Journal } from '@amanah/server/books/journal.ts';
import { pathOf, withJournal } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse } from '../fault.ts';
import { exportedEntries } from '../exported-entries.ts';
import { nearest } from '../nearest.ts';
import type { Terminal } from '../terminal.ts';

const FORMATS = ['hledger', 'beancount', 'csv', 'journal'] as const;
type ExportFormat = (typeof FORMATS)[number];
const BUFFER_BYTES = 256 * 1024;

export const exportCommand: Command = {
  name: 'export',
  summary: 'write the ledger for other programs, or the journal itself',
  usage: ['amanah export hledger|beancount|csv|journal --books BOOKS --out FILE'],
  about: [
    'hledger (also read by Ledger), beancount and csv (with HXL hashtags) hold every posting in log order; what was reversed or restated is posted back, so their balances are those of `amanah report balances`.',
    'journal holds every log entry as it was signed, one a line; `amanah import journal` reads it.',
    'FILE is - for the standard output. An existing file is replaced only when the new one is complete.',
  ],
  words: [{ name: 'FORMAT' }],
  options: { books: BOOKS_OPTION, out: { value: 'FILE', needed: true, about: 'file to write, - for the standard output' }, json: JSON_OPTION },
  examples: ['amanah export hledger --books books --out books.journal && hledger -f books.journal balance', 'amanah export beancount --books books --out books.beancount', 'amanah export journal --books books --out - | gzip > journal.jsonl.gz'],

  async run(given, terminal) {
    const format = given.word(0);
    if (!isExportFormat(format)) {
      const near = nearest(format, FORMATS);
      throw wrongUse(`there is no export format ${JSON.stringify(format)}.${near === undefined ? '' : ` Did you mean ${near}?`}`, `Formats: ${FORMATS.join(', ')}`);
    }
    const out = given.needed('out');
    if (out === '-' && given.flag('json')) throw wrongUse('--json and --out - both want the standard output.', 'Write to a file, or leave --json out.');
    return withJournal(given, terminal, async (journal) => {
      const chunks = chunksOf(journal, format, terminal);
      if (out === '-') await toOutput(terminal, chunks);
      else {
        const bytes = await toFile(pathOf(terminal, out), out, chunks);
        if (given.flag('json')) await terminal.json({ out, format, treeSize: journal.size, bytes });
        else terminal.note(`Wrote ${out}: ${journal.size.toLocaleString('en')} records, ${(bytes / 1_000_000).toFixed(1)} MB.`);
      }
      return EXIT.ok;
    });
  },
};

function isExportFormat(name: string): name is ExportFormat {
  return (FORMATS as readonly string[]).includes(name);
}

function chunksOf(journal: Journal, format: ExportFormat, terminal: Terminal): AsyncIterable<string | Uint8Array> {
  const { books } = journal;
  const progress = (done: number): void => terminal.progress(`exporting: ${done.toLocaleString('en')} of ${books.size.toLocaleString('en')} records`);
  const scaleOf: ScaleOf = (commodity) => books.commodity(commodity).scale;
  switch (format) {
    case 'hledger': return writeHledger(exportedEntries(books, progress), scaleOf);
    case 'beancount': return writeBeancount(exportedEntries(books, progress), scaleOf);
    case 'csv': return writeCsv(exportedEntries(books, progress), scaleOf);
    case 'journal': return writeJournal(journal.entries(0, journal.size));
  }
}

/** Small chunks joined to large ones, so that a million records are not a million writes. */
async function* joined(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    held.push(bytes);
    size += bytes.length;
    if (size < BUFFER_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

async function toOutput(terminal: Terminal, chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  for await (const chunk of joined(chunks)) {
    if (!(await terminal.write(chunk))) return;
  }
}

async function toFile(path: string, typed: string, chunks: AsyncIterable<string | Uint8Array>): Promise<number> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory() === true) throw new Fault(`${typed} is a folder.`, { hint: 'Name a file in it.' });
  // What is no plain file (a device, a pipe) is written to as it is: it must not be replaced.
  const isPlain = there === undefined || there.isFile();
  const place = isPlain ? `${path}.new` : path;
  const file = await open(place, 'w').catch((error: Error) => {
    throw new Fault(`${typed} cannot be written: ${error.message}`, { hint: 'Check the folder and that you may write there.', cause: error });
  });
  let bytes = 0;
  try {
    for await (const chunk of joined(chunks)) {
      await file.writeFile(chunk);
      bytes += chunk.length;
    }
    if (isPlain) await file.sync();
    await file.close();
    if (isPlain) await rename(place, path);
    return bytes;
  } catch (error) {
    await file.close().catch(() => undefined);
    if (isPlain) await rm(place, { force: true });
    throw error;
  }
}
