// `source`: one version of a publisher's file. It opens an import; the rows
// that follow cite its digest. `part` names one of several files that together
// make one version of a dataset (FTS: incoming, outgoing, internal).

import { DAY_PATTERN, ID_PATTERN, NO_EFFECT, code, optionalCode, present, type Kind } from '../body.ts';
import { Malformed } from '../decode.ts';

export interface SourceFile {
  readonly dataset: string;
  readonly part: string;
  readonly format: string;
  readonly publisher: string;
  readonly retrieved: string;
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** Column names in file order: a column that a version adds or drops is a change of the form. */
  readonly columns: readonly string[];
  readonly licence?: string;
  /** Shown wherever the figures stand: "mirror copy", the publisher's disclaimer, a link to the official page. */
  readonly note?: string;
  readonly fund?: string;
}

export const sourceFile: Kind<SourceFile> = {
  name: 'source',
  act: false,
  decode(body) {
    const value = {
      dataset: code(body, 'dataset'),
      part: code(body, 'part'),
      format: code(body, 'format'),
      publisher: code(body, 'publisher'),
      retrieved: body.matching('retrieved', DAY_PATTERN, 'a day such as 2024-11-11'),
      name: body.text('name', 300),
      file: body.matching('file', ID_PATTERN, 'the SHA-256 of the file as 64 hex digits'),
      bytes: body.integer('bytes', 0, Number.MAX_SAFE_INTEGER),
      columns: body.list('columns', columnName, { min: 0, max: 400 }),
      licence: body.optionalText('licence', 400),
      note: body.optionalText('note', 8000),
      fund: optionalCode(body, 'fund'),
    };
    body.end();
    return present(value) as unknown as SourceFile;
  },
  effect: (body) => ({ ...NO_EFFECT, needs: [{ master: 'organisation', code: body.publisher }] }),
};

function columnName(item: unknown, path: string): string {
  if (typeof item !== 'string' || item.length > 300) throw new Malformed(path, 'expected a column name');
  return item;
}
