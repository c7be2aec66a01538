/**
 * What agencies and holders send each other, as JSON texts of one form (docs/formats/dedup-board.md).
 *
 * Every `read…` takes any text and gives the message, or undefined for one that is not exactly of the form: a field too
 * many or too few, another type, digits that are not lowercase hexadecimal. It never throws. Whether the bytes are
 * elements is for the functions that reckon with them to say.
 */
import type { BoardRow } from './board.ts';
import { HOUSEHOLDS_OF_QUERY_MAX, type Answer, type PublishedShare } from './keyholders.ts';
import { KEYS_OF_HOUSEHOLD } from './household-keys.ts';
import { ELEMENT_SIZE_BYTES, hexOf, PROOF_SIZE_BYTES } from './oprf.ts';

/** An agency's request to a holder. Who sends it is shown by the connection or a signature, not by `agency`. */
export interface Request {
  readonly agency: string;
  readonly cycle: string;
  readonly elements: readonly Uint8Array[];
}

/** Units of a message's text at most: those of the largest request, and room for names. */
export const MESSAGE_UNITS_MAX = HOUSEHOLDS_OF_QUERY_MAX * KEYS_OF_HOUSEHOLD * (2 * ELEMENT_SIZE_BYTES + 3) + 1000;
const NAME_UNITS_MAX = 100;

export function writeRequest({ agency, cycle, elements }: Request): string {
  return JSON.stringify({ agency, cycle, elements: elements.map(hexOf), format: 'amanah-dedup-request/1' });
}

export function readRequest(text: string): Request | undefined {
  const fields = fieldsOf(text, 'amanah-dedup-request/1', ['agency', 'cycle', 'elements']);
  const [agency, cycle, elements] = [nameIn(fields?.agency), nameIn(fields?.cycle), elementsIn(fields?.elements)];
  return agency === undefined || cycle === undefined || elements === undefined ? undefined : { agency, cycle, elements };
}

export function writeAnswer({ holder, evaluated, proof }: Answer): string {
  return JSON.stringify({ evaluated: evaluated.map(hexOf), format: 'amanah-dedup-answer/1', holder, proof: hexOf(proof) });
}

export function readAnswer(text: string): Answer | undefined {
  const fields = fieldsOf(text, 'amanah-dedup-answer/1', ['evaluated', 'holder', 'proof']);
  const [holder, evaluated, proof] = [nameIn(fields?.holder), elementsIn(fields?.evaluated), bytesIn(fields?.proof, PROOF_SIZE_BYTES)];
  return holder === undefined || evaluated === undefined || proof === undefined ? undefined : { holder, evaluated, proof };
}

export function writeShare({ holder, cycle, share }: PublishedShare): string {
  return JSON.stringify({ cycle, format: 'amanah-dedup-share/1', holder, share: hexOf(share) });
}

export function readShare(text: string): PublishedShare | undefined {
  const fields = fieldsOf(text, 'amanah-dedup-share/1', ['cycle', 'holder', 'share']);
  const [holder, cycle, share] = [nameIn(fields?.holder), nameIn(fields?.cycle), bytesIn(fields?.share, ELEMENT_SIZE_BYTES)];
  return holder === undefined || cycle === undefined || share === undefined ? undefined : { holder, cycle, share };
}

export function writeRow({ id, agency, cycle, tokens }: BoardRow): string {
  return JSON.stringify({ agency, cycle, format: 'amanah-dedup-row/1', id, tokens });
}

/** A row as it was sent; the board says whether it stands. */
export function readRow(text: string): BoardRow | undefined {
  const fields = fieldsOf(text, 'amanah-dedup-row/1', ['agency', 'cycle', 'id', 'tokens']);
  const [id, agency, cycle] = [nameIn(fields?.id), nameIn(fields?.agency), nameIn(fields?.cycle)];
  const tokens = listIn(fields?.tokens)?.map(nameIn);
  if (id === undefined || agency === undefined || cycle === undefined || tokens === undefined) return undefined;
  const whole = tokens.filter((token) => token !== undefined);
  return whole.length === tokens.length ? { id, agency, cycle, tokens: whole } : undefined;
}

/** The fields of an object that has these, its format, and no others. */
function fieldsOf<Name extends string>(text: string, format: string, names: readonly Name[]): Readonly<Record<Name, unknown>> | undefined {
  if (text.length > MESSAGE_UNITS_MAX) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const fields = new Map<string, unknown>(Object.entries(parsed));
  if (fields.size !== names.length + 1 || fields.get('format') !== format || !names.every((name) => fields.has(name))) return undefined;
  return Object.fromEntries(names.map((name) => [name, fields.get(name)])) as Record<Name, unknown>;
}

function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= NAME_UNITS_MAX && value.isWellFormed() ? value : undefined;
}

function listIn(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length <= HOUSEHOLDS_OF_QUERY_MAX * KEYS_OF_HOUSEHOLD ? value : undefined;
}

function elementsIn(value: unknown): readonly Uint8Array[] | undefined {
  const list = listIn(value)?.map((item) => bytesIn(item, ELEMENT_SIZE_BYTES));
  const whole = list?.filter((item) => item !== undefined);
  return whole?.length === list?.length ? whole : undefined;
}

function bytesIn(value: unknown, sizeBytes: number): Uint8Array | undefined {
  if (typeof value !== 'string' || value.length !== 2 * sizeBytes || !/^[0-9a-f]*$/.test(value)) return undefined;
  return Uint8Array.from({ length: sizeBytes }, (_, at) => Number.parseInt(value.slice(2 * at, 2 * at + 2), 16));
}
