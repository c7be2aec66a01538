// Values of Parquet as texts: what a CSV file would say.

import type { ParquetParsers, SchemaElement } from 'hyparquet';

const strictText = new TextDecoder('utf-8', { fatal: true });
const DAY_MS = 86_400_000;

/** A moment as a date where it is midnight, else as a date and a time, of UTC. */
function momentText(milliseconds: number): string {
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > 8.64e15) return '';
  const text = new Date(milliseconds).toISOString();
  return milliseconds % DAY_MS === 0 ? text.replace(/T.*$/, '') : text;
}

/** Dates and moments become texts; a text that is no UTF-8 throws. */
export const PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days: number) => (days === undefined || days === null ? undefined : momentText(days * DAY_MS)),
  timestampFromMilliseconds: (value: bigint) => (value === undefined || value === null ? undefined : momentText(Number(value))),
  timestampFromMicroseconds: (value: bigint) => (value === undefined || value === null ? undefined : momentText(Number(value / 1000n))),
  timestampFromNanoseconds: (value: bigint) => (value === undefined || value === null ? undefined : momentText(Number(value / 1_000_000n))),
  stringFromBytes: (bytes: Uint8Array) => (bytes === undefined || bytes === null ? undefined : strictText.decode(bytes)),
  jsonFromBytes: (bytes: Uint8Array) => (bytes === undefined || bytes === null ? undefined : strictText.decode(bytes)),
};

/** Digits behind the point of a decimal number, undefined for any other. */
export function scaleOf({ converted_type: converted, logical_type: logical, scale }: SchemaElement): number | undefined {
  return converted === 'DECIMAL' || logical?.type === 'DECIMAL' ? (scale ?? 0) : undefined;
}

/** The text of a value; a list is joined by semicolons, what is missing is ''. */
export function cellOf(scale: number | undefined): (value: unknown) => string {
  const text = (value: unknown): string => {
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return Number.isNaN(value) ? '' : scale === undefined ? String(value) : value.toFixed(scale);
    if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
    if (Array.isArray(value)) return value.map(text).filter((item) => item !== '').join(' ; ');
    if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
    throw new TypeError('a value of an unexpected type');
  };
  return text;
}
