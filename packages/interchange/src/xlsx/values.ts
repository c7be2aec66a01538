// What a cell of a workbook says, as text: numbers as they are stored, days by
// the format of the cell in either date system, escapes undone.

/** Format numbers that mean a day or a time wherever a workbook names no format of its own. */
function isBuiltInDate(format: number): boolean {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

/** True when a number format shows a day or a time. */
export function isDateFormat(format: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(format);
  const bare = code.split(';')[0]?.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '') ?? '';
  return /[dmyhs]/i.test(bare.replace(/general/gi, ''));
}

/** The stored number as a plain decimal: an exponent is written out, every digit stays. Undefined when it is no number. */
export function plainNumber(text: string): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (match[4] === undefined) return text.trim();
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(1, point);
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const tail = padded.slice(at).replace(/0+$/, '');
  return `${sign}${head}${tail === '' ? '' : `.${tail}`}`;
}

const DAY_MS = 86_400_000;
/** Day 0 of the two date systems, in days since 1970. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
/** The last serial before the year 2201. */
const SERIAL_MAX = 110_000;

/**
 * The day, with its time where it has one, of a serial number: `2026-03-05`, `2026-03-05T14:30:00` or `14:30:00`.
 * Seconds are rounded. Undefined when no day has this serial.
 */
export function dateText(serial: string, is1904: boolean): string | undefined {
  const plain = plainNumber(serial);
  if (plain === undefined || plain.startsWith('-')) return undefined;
  let day = Number(plain.split('.')[0]);
  let seconds = Math.round(Number(`0.${plain.split('.')[1] ?? '0'}`) * 86_400);
  if (seconds === 86_400) [day, seconds] = [day + 1, 0];
  if (day > SERIAL_MAX) return undefined;
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  if (day === 0 && seconds > 0) return time;
  // The 1900 system has a 29 February 1900, serial 60, which no calendar has; the days before it are one later.
  if (!is1904 && (day === 60 || day === 0)) return undefined;
  const since = day + (is1904 ? EPOCH_1904 : EPOCH_1900) + (!is1904 && day < 60 ? 1 : 0);
  const text = new Date(since * DAY_MS).toISOString().slice(0, 10);
  return seconds === 0 ? text : `${text}T${time}`;
}

/** The serial of a day in the 1900 system; undefined before 1 March 1900. */
export function serialOf(day: string): number | undefined {
  const since = Date.parse(`${day}T00:00:00Z`) / DAY_MS - EPOCH_1900;
  return Number.isSafeInteger(since) && since > 60 ? since : undefined;
}

/** Undoes the escapes of characters that XML cannot hold: `_x000D_` is a carriage return. */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

/** Escapes what XML cannot hold, and what would be read as an escape. */
export function escapedText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (character) =>
      /[\ud800-\udfff]/.test(character) ? '\ufffd' : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Column and row of a reference such as `AB12`, both from 1; undefined when it is none. */
export function placeOf(reference: string): { readonly column: number; readonly row: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference);
  if (match === null) return undefined;
  let column = 0;
  for (const letter of match[1] as string) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column, row: Number(match[2]) };
}
