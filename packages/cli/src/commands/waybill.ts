// amanah waybill: the paper that travels with the goods.

import { writeFile } from 'node:fs/promises';
import { pathOf, withBooks } from '../books.ts';
import { BOOKS_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse } from '../fault.ts';
import { findBrowser, HOW_TO_PRINT, printPdf } from '../print-pdf.ts';
import type { Terminal } from '../terminal.ts';

export const waybill: Command = {
  name: 'waybill',
  summary: 'draw a waybill to print, in English and Arabic',
  usage: ['amanah waybill NUMBER --books BOOKS [--out FILE.html|FILE.pdf] [--address URL]'],
  about: [
    'Draws the waybill of this number on A4: from, to, legs, transporter, truck, funds, goods with lot, batch and expiry, boxes for the signatures and stamps of dispatcher, transporter and receiver, a table to count into on arrival, and a QR code that opens the waybill. What was counted and stated since stands on a second page.',
    'Without --out the HTML goes to the output. A PDF is printed by the Chromium, Chrome or Edge of this machine, or by the one that AMANAH_BROWSER names. Where there is none, the HTML is written beside, and the command says how to print it.',
  ],
  words: [{ name: 'NUMBER' }],
  options: {
    books: BOOKS_OPTION,
    out: { value: 'FILE', about: 'file to write, .html or .pdf' },
    address: { value: 'URL', about: 'address of the published account, which the QR code opens' },
  },
  examples: ['amanah waybill GZ-000212 --books books --out waybill.pdf', 'amanah waybill 0212 --books books --address https://account.example.org/ > waybill.html'],

  async run(given, terminal) {
    const number = given.word(0);
    const out = given.text('out');
    const address = addressIn(given.text('address'));
    if (out !== undefined && !/\.(html|pdf)$/i.test(out)) throw wrongUse(`--out ${out} ends neither in .html nor in .pdf.`, 'See: amanah help waybill');
    const { drawnWaybill } = await import('@amanah/server/operate/drawn-documents.ts');
    const html = await withBooks(given, terminal, (opened) => drawnWaybill(opened, number, address === undefined ? {} : { address }));
    if (html === undefined) throw new Fault(`the books hold no waybill ${JSON.stringify(number)}: nothing was dispatched under it, and no series issued it.`, { hint: 'Waybills stand in: amanah report waybills --books BOOKS', exit: EXIT.refused });
    if (out === undefined) {
      await terminal.write(html);
      return EXIT.ok;
    }
    if (/\.pdf$/i.test(out)) return writePdf(terminal, html, out, out.replace(/\.pdf$/i, '.html'));
    await writeFile(pathOf(terminal, out), html);
    await terminal.lines(`Wrote ${out}.`);
    return EXIT.ok;
  },
};

function addressIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw wrongUse(`--address ${JSON.stringify(text)} is no web address.`, 'It looks like https://account.example.org/');
  return text;
}

/** Prints a page as PDF; where no browser is found, writes the page itself and says how to print it. */
export async function writePdf(terminal: Terminal, html: string, out: string, instead: string): Promise<typeof EXIT.ok | typeof EXIT.failed> {
  const browser = findBrowser(terminal.surroundings);
  if (browser === undefined) {
    await writeFile(pathOf(terminal, instead), html);
    terminal.message(`Wrote ${instead}, not ${out}. ${HOW_TO_PRINT}`);
    return EXIT.failed;
  }
  await printPdf(browser, { html, out: pathOf(terminal, out) });
  await terminal.lines(`Wrote ${out}.`);
  return EXIT.ok;
}
