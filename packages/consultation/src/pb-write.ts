/**
 * Writing a `.pb` file. What is written reads back as the same document:
 * fields are quoted where they must be, and everything else is left as it is.
 *
 *     readPb(writePb(document)).document  is equal to  document, but for the numbers of lines
 */
import { utf8 } from '@amanah/log/bytes.ts';
import type { PbDocument } from './pb-table.ts';

/** The bytes of a `.pb` file, with line feeds. */
export function writePb({ meta, projectColumns, projects, voteColumns, votes }: PbDocument): Uint8Array {
  const lines = [
    'META', 'key;value', ...meta.map(({ cells }) => rowText(cells)),
    'PROJECTS', rowText(projectColumns), ...projects.map(({ cells }) => rowText(cells)),
    'VOTES', rowText(voteColumns), ...votes.map(({ cells }) => rowText(cells)),
  ];
  return utf8(`${lines.join('\n')}\n`);
}

function rowText(cells: readonly string[]): string {
  return cells.map(fieldText).join(';');
}

function fieldText(cell: string): string {
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
