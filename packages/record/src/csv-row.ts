// How a row is written as CSV (RFC 4180), in reports and exports alike.

/** One row of cells, quoted where a cell holds a comma, a quote or a line break, ended by CRLF. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

/** Free text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
