/** Strict reading of the JSON texts of this package: what is not exactly of its form is undefined, and nothing throws. */

const NAME_UNITS_MAX = 100;

/** The fields of an object that has these, its format, and no others, in a text of at most so many units. */
export function fieldsOf<Name extends string>(text: string, unitsMax: number, format: string, names: readonly Name[]): Readonly<Record<Name, unknown>> | undefined {
  if (text.length > unitsMax) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fields = exactly<Name | 'format'>(parsed, [...names, 'format']);
  return fields?.format === format ? fields : undefined;
}

/** The fields of an object that has these and no others. */
export function exactly<Name extends string>(value: unknown, names: readonly Name[]): Readonly<Record<Name, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  if (fields.size !== names.length || !names.every((name) => fields.has(name))) return undefined;
  return Object.fromEntries(names.map((name) => [name, fields.get(name)])) as Record<Name, unknown>;
}

/** A text of 1 to 100 units that is Unicode. */
export function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= NAME_UNITS_MAX && value.isWellFormed() ? value : undefined;
}

/** A whole number from 0 on. */
export function countIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

export function listIn(value: unknown, max: number): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length <= max ? value : undefined;
}

/** A list of which every item is read; undefined where one is not. */
export function itemsIn<T>(value: unknown, max: number, read: (item: unknown) => T | undefined): readonly T[] | undefined {
  const list = listIn(value, max)?.map(read);
  const whole = list?.filter((item) => item !== undefined);
  return whole !== undefined && whole.length === list?.length ? whole : undefined;
}

export function textsIn(value: unknown, max: number): readonly string[] | undefined {
  return itemsIn(value, max, nameIn);
}

/** Lowercase hexadecimal digits of exactly so many bytes. */
export function bytesIn(value: unknown, sizeBytes: number): Uint8Array | undefined {
  if (typeof value !== 'string' || value.length !== 2 * sizeBytes || !/^[0-9a-f]*$/.test(value)) return undefined;
  return Uint8Array.from({ length: sizeBytes }, (_, at) => Number.parseInt(value.slice(2 * at, 2 * at + 2), 16));
}
