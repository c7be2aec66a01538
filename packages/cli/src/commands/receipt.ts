// amanah receipt: what a donor keeps of a gift.

import { writeFile } from 'node:fs/promises';
import { findRecordBy } from '@amanah/server/books/record-proof.ts';
import { RULES } from '@amanah/trails/trail.ts';
import { pathOf, withBooks } from '../books.ts';
import { BOOKS_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse } from '../fault.ts';
import { writePdf } from './waybill.ts';

export const receipt: Command = {
  name: 'receipt',
  summary: 'write the receipt of a gift, which proves itself',
  usage: ['amanah receipt gift:RECORD --books BOOKS --out FILE.html [--trail named|fifo|proportional|none] [--pdf]'],
  about: [
    'Writes one HTML file that holds the gift, the proof that it stands in the log, the state that the log signed, and the keys of those who signed. It can be checked offline, in any browser or with `amanah verify-receipt`, in years from now and without these books.',
    'RECORD is the id of the gift, the first 8 or more digits of it, or its place in the journal. --pdf prints the page beside the file; paper carries the short form as a QR code, the proof itself stands in the file.',
    'The receipt follows the gift to where it stands now, with the record of every step. --trail says by which rule units of one account are told apart, and none leaves the trail out.',
  ],
  words: [{ name: 'gift:RECORD' }],
  options: {
    books: BOOKS_OPTION,
    out: { value: 'FILE', needed: true, about: 'file to write, .html' },
    trail: { value: 'RULE', choices: [...RULES, 'none'], about: 'how the gift is followed; named where it is left out' },
    pdf: { about: 'print the page as PDF beside it' },
  },
  examples: ['amanah receipt gift:9f86d081 --books books --out receipt.html', 'amanah receipt gift:4711 --books books --out receipt.html --pdf && amanah verify-receipt receipt.html'],

  async run(given, terminal) {
    const wanted = given.word(0).replace(/^gift:/, '');
    const out = given.needed('out');
    if (!/\.html$/i.test(out)) throw wrongUse(`--out ${out} does not end in .html.`, 'A receipt is an HTML file; --pdf prints it beside.');
    const { drawnReceipt } = await import('@amanah/server/operate/drawn-documents.ts');
    const drawn = await withBooks(given, terminal, async (opened) => {
      const found = findRecordBy(opened.journal.books, wanted);
      if (found.ok) return drawnReceipt(opened, found.index, RULES.find((rule) => rule === given.text('trail')) ?? (given.text('trail') === 'none' ? 'none' : 'named'));
      if (found.code === 'malformed' || found.code === 'too-short') throw wrongUse(`${found.message}.`, 'See: amanah help receipt');
      throw new Fault(`${found.message}.`, { hint: 'Ids of records stand in reports, pages and exports.', exit: EXIT.refused });
    });
    if (!drawn.ok) throw new Fault(`${drawn.message}.`, { exit: EXIT.refused });
    await writeFile(pathOf(terminal, out), drawn.html);
    if (drawn.trailLeftOut !== undefined) terminal.note(`The receipt does not follow the gift: the records on its way do not prove the trail by themselves (${drawn.trailLeftOut}).`);
    await terminal.lines(`Wrote ${out}.`, `Anybody can check it: amanah verify-receipt ${out}`);
    return given.flag('pdf') ? writePdf(terminal, drawn.html, out.replace(/\.html$/i, '.pdf'), out) : EXIT.ok;
  },
};
