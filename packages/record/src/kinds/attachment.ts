// `attachment`: a document that belongs to a record. The log has its digest,
// salted so that nobody can confirm a guess; the document and the salt are kept
// beside the log and can be erased.

import { ID_PATTERN, NO_EFFECT, recordIdIn, type Kind } from '../body.ts';

export interface Attachment {
  readonly of: string;
  /** SHA-256 of 16 random bytes and the file. */
  readonly digest: string;
  readonly bytes: number;
  readonly type: string;
}

export const attachment: Kind<Attachment> = {
  name: 'attachment',
  act: false,
  decode(body) {
    const value = {
      of: recordIdIn(body, 'of'),
      digest: body.matching('digest', ID_PATTERN, 'a SHA-256 as 64 hex digits'),
      bytes: body.integer('bytes', 1, 1_000_000_000),
      type: body.matching('type', /^[a-z]+\/[a-z0-9.+-]{1,80}$/, 'a media type such as application/pdf'),
    };
    body.end();
    return value;
  },
  effect: (body) => ({ ...NO_EFFECT, cites: [{ id: body.of, kinds: [], field: 'body.of' }] }),
};
