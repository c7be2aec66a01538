// What an author's chain needs of an entry, read without reading its body: the
// audit follows chains over every entry while another pass reads what records
// mean. `undefined` where the entry does not look as the sequencer writes it;
// `decodeEntry` then says what it is.

import { fromUtf8 } from '@amanah/log/bytes.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';

export interface ChainLink {
  readonly author: string;
  readonly seq: number;
  readonly prev?: string;
  readonly id: string;
  readonly seal?: string;
}

const HEAD = '{"record":';
const HEAD_AND_AUTHOR = /^\{"record":\{"author":"([A-Za-z0-9_-]{43})","body":\{/;
/** From the record's kind to the end of the entry. */
const TAIL = /^,"kind":"[a-z-]+",(?:"prev":"([0-9a-f]{64})",)?"seq":(\d{1,15})\}(,"recordTime":"[0-9TZ:-]{20}"(?:,"seal":"([A-Za-z0-9_-]{86})")?\})$/;

/** Reads the link of an entry whose canonical form was checked before. */
export function chainLinkOf(bytes: Uint8Array): ChainLink | undefined {
  const text = fromUtf8(bytes);
  if (text === undefined) return undefined;
  const author = HEAD_AND_AUTHOR.exec(text)?.[1];
  // An unescaped `,"kind":"` that is followed by nothing but this tail is a member of the record itself.
  const tail = TAIL.exec(text.slice(text.lastIndexOf(',"kind":"')));
  if (author === undefined || tail === null) return undefined;
  const [, prev, seq, after, seal] = tail;
  const id = sha256Hex(bytes.subarray(HEAD.length, bytes.length - (after as string).length));
  return { author, seq: Number(seq), id, ...(prev === undefined ? {} : { prev }), ...(seal === undefined ? {} : { seal }) };
}
