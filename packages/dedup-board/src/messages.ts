/**
 * What agencies and holders send each other, as JSON texts of one form (docs/formats/dedup-board.md).
 *
 * Every `read…` takes any text and gives the message, or undefined for one that is not exactly of the form: a field too
 * many or too few, another type, digits that are not lowercase hexadecimal. It never throws. Whether the bytes are
 * elements is for the functions that reckon with them to say.
 */
import { HOUSEHOLDS_OF_QUERY_MAX, type Answer, type PublishedShare } from './keyholders.ts';
import { KEYS_OF_HOUSEHOLD } from './household-keys.ts';
import { bytesIn, fieldsOf, itemsIn, nameIn } from './message-fields.ts';
import { ELEMENT_SIZE_BYTES, hexOf, PROOF_SIZE_BYTES } from './oprf.ts';

/** An agency's request to a holder. Who sends it is shown by the connection or a signature, not by `agency`. */
export interface Request {
  readonly agency: string;
  readonly cycle: string;
  readonly elements: readonly Uint8Array[];
}

/** Units of a message's text at most: those of the largest request, and room for names. */
export const MESSAGE_UNITS_MAX = HOUSEHOLDS_OF_QUERY_MAX * KEYS_OF_HOUSEHOLD * (2 * ELEMENT_SIZE_BYTES + 3) + 1000;
const ELEMENTS_MAX = HOUSEHOLDS_OF_QUERY_MAX * KEYS_OF_HOUSEHOLD;

export function writeRequest({ agency, cycle, elements }: Request): string {
  return JSON.stringify({ agency, cycle, elements: elements.map(hexOf), format: 'amanah-dedup-request/1' });
}

export function readRequest(text: string): Request | undefined {
  const fields = fieldsOf(text, MESSAGE_UNITS_MAX, 'amanah-dedup-request/1', ['agency', 'cycle', 'elements']);
  const [agency, cycle, elements] = [nameIn(fields?.agency), nameIn(fields?.cycle), elementsIn(fields?.elements)];
  return agency === undefined || cycle === undefined || elements === undefined ? undefined : { agency, cycle, elements };
}

export function writeAnswer({ holder, evaluated, proof }: Answer): string {
  return JSON.stringify({ evaluated: evaluated.map(hexOf), format: 'amanah-dedup-answer/1', holder, proof: hexOf(proof) });
}

export function readAnswer(text: string): Answer | undefined {
  const fields = fieldsOf(text, MESSAGE_UNITS_MAX, 'amanah-dedup-answer/1', ['evaluated', 'holder', 'proof']);
  const [holder, evaluated, proof] = [nameIn(fields?.holder), elementsIn(fields?.evaluated), bytesIn(fields?.proof, PROOF_SIZE_BYTES)];
  return holder === undefined || evaluated === undefined || proof === undefined ? undefined : { holder, evaluated, proof };
}

export function writeShare({ holder, cycle, share }: PublishedShare): string {
  return JSON.stringify({ cycle, format: 'amanah-dedup-share/1', holder, share: hexOf(share) });
}

export function readShare(text: string): PublishedShare | undefined {
  const fields = fieldsOf(text, MESSAGE_UNITS_MAX, 'amanah-dedup-share/1', ['cycle', 'holder', 'share']);
  const [holder, cycle, share] = [nameIn(fields?.holder), nameIn(fields?.cycle), bytesIn(fields?.share, ELEMENT_SIZE_BYTES)];
  return holder === undefined || cycle === undefined || share === undefined ? undefined : { holder, cycle, share };
}

function elementsIn(value: unknown): readonly Uint8Array[] | undefined {
  return itemsIn(value, ELEMENTS_MAX, (item) => bytesIn(item, ELEMENT_SIZE_BYTES));
}
