// amanah prove: one record with the proof that it stands in the log.

import type { Books } from '@amanah/core/ledger/books.ts';
import { findRecordBy, proofOf } from '@amanah/server/books/record-proof.ts';
import { withBooks } from '../books.ts';
import { BOOKS_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse } from '../fault.ts';

export const prove: Command = {
  name: 'prove',
  summary: 'print the proof that a record stands in the log',
  usage: ['amanah prove RECORD --books BOOKS > x.tlog-proof'],
  about: [
    'RECORD is the id of a record (64 hexadecimal digits), the first 8 or more of them, or its place in the journal, counted from 0.',
    'The proof is one text file (C2SP tlog-proof): the path from the record to the root, and the checkpoint that the log signed over that root. The record itself goes with it on the line "extra", so that the file is all that a reader needs besides the log key.',
  ],
  words: [{ name: 'RECORD' }],
  options: { books: BOOKS_OPTION },
  examples: ['amanah prove 9f86d081 --books books > gift.tlog-proof', 'amanah prove 0 --books books > operation.tlog-proof'],

  async run(given, terminal) {
    const wanted = given.word(0);
    return withBooks(given, terminal, async ({ journal }) => {
      await terminal.write(await proofOf(journal, indexOf(journal.books, wanted)));
      return EXIT.ok;
    });
  },
};

function indexOf(books: Books, wanted: string): number {
  const found = findRecordBy(books, wanted);
  if (found.ok) return found.index;
  if (found.code === 'malformed' || found.code === 'too-short') throw wrongUse(`${found.message}.`, 'See: amanah help prove');
  throw new Fault(`${found.message}.`, { hint: 'Ids of records stand in reports, pages and exports.', exit: EXIT.refused });
}
