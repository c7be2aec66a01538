// amanah trail: from a gift to its deliveries, from a delivery to its gifts.

import type { Books } from '@amanah/core/ledger/books.ts';
import { findRecordBy } from '@amanah/server/books/record-proof.ts';
import { RULES, type Found, type Rule } from '@amanah/trails/trail.ts';
import { Trails } from '@amanah/trails/trails.ts';
import { withJournal } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse } from '../fault.ts';
import { deliveryJson, deliveryText, giftJson, giftText } from '../trail-text.ts';

export const trail: Command = {
  name: 'trail',
  summary: 'follow a gift to its deliveries, or a delivery to its gifts',
  usage: ['amanah trail gift:RECORD|delivery:RECORD|waybill:NUMBER --books BOOKS [--rule named|fifo|proportional] [--as-of TREESIZE] [--json]'],
  about: [
    'RECORD is the id of a record, the first 8 or more digits of it, or its place in the journal. A gift is a record that brings something in from a donor. A delivery is one that hands over to families or a partner, spends, or brings goods to a site. A waybill is followed for what was loaded under it.',
    'The figures add up exactly: what became of a gift adds up to the gift, whose gifts are in a delivery adds up to the delivery. The rule says how units of one account are told apart: named lots first, then the first to expire, then the first in (named, where it is left out); the first in only (fifo); or each gift with the same fraction of everything (proportional). docs/formats/trail.md says it so that another program finds the same.',
  ],
  words: [{ name: 'gift:RECORD|delivery:RECORD|waybill:NUMBER' }],
  options: {
    books: BOOKS_OPTION,
    rule: { value: 'RULE', choices: RULES, about: 'how units of one account are told apart' },
    'as-of': { value: 'TREESIZE', about: 'follow through the first TREESIZE records only' },
    json: JSON_OPTION,
  },
  examples: ['amanah trail gift:9f86d081 --books books', 'amanah trail delivery:1204 --rule proportional --books books', 'amanah trail waybill:A-0212 --as-of 1500 --json --books books'],

  async run(given, terminal) {
    const { what, name } = subjectOf(given.word(0));
    return withJournal(given, terminal, async ({ books }) => {
      const asOf = given.number('as-of', { min: 0, max: books.size }) ?? books.size;
      const rule = (given.text('rule') ?? 'named') as Rule;
      const trails = new Trails(books, asOf);
      if (what === 'gift') {
        const found = told(trails.gift(rowOf(books, name), rule));
        if (given.flag('json')) await terminal.json(giftJson(books, found));
        else await terminal.lines(...giftText(books, found));
      } else {
        const found = told(what === 'waybill' ? trails.waybill(name, rule) : trails.delivery(rowOf(books, name), rule));
        if (given.flag('json')) await terminal.json(deliveryJson(books, found));
        else await terminal.lines(...deliveryText(books, found));
      }
      return EXIT.ok;
    });
  },
};

function subjectOf(word: string): { readonly what: 'gift' | 'delivery' | 'waybill'; readonly name: string } {
  const match = /^(gift|delivery|waybill):(.+)$/.exec(word);
  if (match === null) throw wrongUse(`trail follows gift:RECORD, delivery:RECORD or waybill:NUMBER, not ${JSON.stringify(word)}.`, 'See: amanah help trail');
  return { what: match[1] as 'gift' | 'delivery' | 'waybill', name: match[2] as string };
}

function rowOf(books: Books, wanted: string): number {
  const found = findRecordBy(books, wanted);
  if (found.ok) return found.index;
  if (found.code === 'malformed' || found.code === 'too-short') throw wrongUse(`${found.message}.`, 'See: amanah help trail');
  throw new Fault(`${found.message}.`, { hint: 'Ids of records stand in reports, pages and exports.', exit: EXIT.refused });
}

function told<T>(found: Found<T>): T {
  if (found.ok) return found.trail;
  throw new Fault(`${found.message}.`, { hint: 'See: amanah help trail', exit: EXIT.refused });
}
