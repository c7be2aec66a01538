// From what was typed to the body of a record, exactly, or to what is wrong and
// in which input. The names of inputs are the paths of the body, so that a
// refusal by the server finds its input.

import type { Json, JsonObject } from '@amanah/record/decode.ts';
import { codeOf } from '@amanah/record/account.ts';
import { plainDecimal, readQuantity, type NumberFault } from './decimal-text.ts';
import { commodityOf, type Masters } from './masters.ts';
import type { Field, FormSpec, LinesField, ScalarField } from './spec.ts';
import { isBlankLine, linesOf, textOf, type Line, type Values } from './values.ts';

export type FieldFault = NumberFault | 'not-an-hour' | 'required' | 'lines-required' | 'not-a-day' | 'not-positive' | 'commodity-required' | 'too-long' | 'not-a-whole-number';

/** What is wrong with an input. `decimals` is how many its commodity has. */
export interface FieldProblem {
  readonly input: string;
  readonly fault: FieldFault;
  readonly decimals?: number;
}

export type MadeBody =
  | { readonly ok: true; readonly body: JsonObject; readonly eventTime: string }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** The input of the day of the event. */
export const DAY_INPUT = 'eventTime';
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const HOUR = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const LONGEST_TEXT = 2000;

/** The fields that are asked, given what was answered. */
export function askedFields(spec: FormSpec, values: Values, masters: Masters): readonly Field[] {
  return spec.fields.filter((field) => field.when === undefined || field.when(values, masters));
}

/** Makes the body, or says everything that is wrong at once. */
export function makeBody(spec: FormSpec, values: Values, masters: Masters): MadeBody {
  const problems: FieldProblem[] = [];
  const body: Record<string, Json> = { ...spec.fixed };
  for (const field of askedFields(spec, values, masters)) {
    if (field.type === 'lines') {
      const lines = readLines(field, values, masters, problems);
      if (lines.length > 0) body[field.name] = lines;
      continue;
    }
    const read = readScalar(field, values, masters, '');
    if ('fault' in read) problems.push(read);
    else if (read.value !== undefined) body[field.name] = read.value;
  }
  const eventTime = textOf(values, DAY_INPUT);
  if (!DAY.test(eventTime)) problems.push({ input: DAY_INPUT, fault: eventTime === '' ? 'required' : 'not-a-day' });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, body: spec.finish === undefined ? body : spec.finish(body, values, masters), eventTime };
}

function readLines(field: LinesField, values: Values, masters: Masters, problems: FieldProblem[]): JsonObject[] {
  const made: JsonObject[] = [];
  const given = linesOf(values, field.name);
  given.forEach((line, at) => {
    if (isBlankLine(line)) return;
    const item: Record<string, Json> = {};
    for (const column of field.columns) {
      const read = readScalar(column, line, masters, `${field.name}[${at}].`);
      if ('fault' in read) problems.push(read);
      else if (read.value !== undefined) item[column.name] = read.value;
    }
    made.push(item);
  });
  if (made.length === 0 && field.optional !== true) problems.push({ input: `${field.name}[0].${field.columns[0]?.name ?? ''}`, fault: 'lines-required' });
  return made;
}

type ReadScalar = { readonly value: Json | undefined } | FieldProblem;

/** Reads one input of a form or of a line; `within` is the path before its name. */
function readScalar(field: ScalarField, values: Values | Line, masters: Masters, within: string): ReadScalar {
  const input = `${within}${field.name}`;
  const text = textOf(values, field.name);
  if (field.type === 'amount') return readAmount(field, values, masters, input);
  if (text === '') return field.optional === true ? { value: undefined } : { input, fault: 'required' };
  switch (field.type) {
    case 'quantity': {
      const read = quantityIn(text, commodityOf(masters, textOf(values, field.commodity))?.scale, input);
      return 'fault' in read ? read : { value: read.least.toString() };
    }
    case 'number': {
      const digits = plainDecimal(text) ?? '';
      return /^\d{1,9}$/.test(digits) && Number(digits) >= (field.least ?? 0) ? { value: Number(digits) } : { input, fault: 'not-a-whole-number' };
    }
    case 'day':
      return DAY.test(text) ? { value: text } : { input, fault: 'not-a-day' };
    case 'instant': {
      const instant = instantOf(text);
      return instant === undefined ? { input, fault: 'not-an-hour' } : { value: instant };
    }
    case 'decision':
      return { value: decisionOf(text) };
    case 'choice':
      return { value: field.several === true ? text.split(' ') : text };
    case 'text':
      if (text.length > (field.longest ?? LONGEST_TEXT)) return { input, fault: 'too-long' };
      return { value: field.code === true ? asCode(text) : text.normalize('NFC') };
    case 'code':
      return { value: asCode(text) };
  }
}

/** The instant in UTC of an hour typed where the person is, such as `2027-01-10T18:00`. */
export function instantOf(local: string): string | undefined {
  const time = HOUR.test(local) ? new Date(local).getTime() : NaN;
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `OUTCOME OPTION` as the list of decisions in force gives it; the option may be absent. */
function decisionOf(text: string): JsonObject {
  const [outcome = '', option] = text.split(' ');
  return { outcome, ...(option === undefined ? {} : { option }) };
}

/** A code that stands in the books is kept as it is; what was typed becomes one. */
function asCode(text: string): string {
  return /[\s:]/u.test(text) ? codeOf(text) : text.normalize('NFC');
}

function quantityIn(text: string, scale: number | undefined, input: string): { readonly least: bigint } | FieldProblem {
  if (scale === undefined) return { input, fault: 'commodity-required' };
  const read = readQuantity(text, scale);
  return read.ok ? { least: read.least } : { input, fault: read.fault, decimals: scale };
}

function readAmount(field: Extract<ScalarField, { readonly type: 'amount' }>, values: Values | Line, masters: Masters, input: string): ReadScalar {
  const text = textOf(values, field.name);
  const code = textOf(values, `${field.name}.commodity`);
  if (text === '') return field.optional === true ? { value: undefined } : { input, fault: 'required' };
  if (code === '') return { input: `${input}.commodity`, fault: 'required' };
  const read = quantityIn(text, commodityOf(masters, code)?.scale, input);
  if ('fault' in read) return read;
  if (field.signed !== true && (field.zero === true ? read.least < 0n : read.least <= 0n)) return { input, fault: 'not-positive' };
  return { value: { commodity: code, least: read.least.toString() } };
}

/** The input nearest to the path of a refusal: `body.goods[0].amount.least` is about `goods[0].amount`. */
export function inputOf(path: string | undefined, inputs: readonly string[]): string | undefined {
  if (path === undefined) return undefined;
  const wanted = path.replace(/^record\./, '').replace(/^body\./, '').replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]');
  const found = inputs.filter((input) => wanted === input || wanted.startsWith(`${input}.`) || wanted.startsWith(`${input}[`));
  const longest = found.sort((a, b) => b.length - a.length)[0];
  return longest ?? inputs.find((input) => input.startsWith(`${wanted}.`) || input.startsWith(`${wanted}[`));
}
