// Submissions as JSON: what Kobo's API gives (`results`, flat keys with the path
// of groups, repeats as lists) and ODK Central's OData (`value`, nested groups).

import type { FormQuestion } from './form.ts';
import type { Intake, RawCell, RawSubmission, Target } from './intake.ts';
import { metaName } from './submission-meta.ts';

/** Levels of groups and repeats that are followed. */
const DEPTH_MAX = 40;

type JsonObject = Readonly<Record<string, unknown>>;

/** Reads one file of JSON into the intake; undefined, with a problem, when it is none of submissions. */
export function takeJson(bytes: Uint8Array, place: string, intake: Intake): 'kobo' | 'odk' | undefined {
  const value = parsed(bytes, place, intake);
  if (value === undefined) return undefined;
  const found = listIn(value);
  if (found === undefined) {
    intake.problems.add(place === '' ? 'file' : place.replace(/, $/, ''), 'not-submissions', 'no submissions of Kobo (results) or ODK Central (value): export them as JSON from the server', 'file');
    return undefined;
  }
  if (found.hasMore) intake.problems.add(place === '' ? 'file' : place.replace(/, $/, ''), 'more-pages', 'this file is one page of several: get the other pages too', 'nothing');
  if (found.items.length === 0) intake.problems.add(place === '' ? 'file' : place.replace(/, $/, ''), 'no-rows', 'the file has no submission', 'nothing');
  const reader = new JsonReader(intake);
  for (const [at, item] of found.items.entries()) {
    const where = `${place}${found.name}[${at}]`;
    const submission = intake.open(where);
    if (submission === undefined) break;
    if (isObject(item)) reader.take(item, submission);
    else intake.refuse(submission, where, 'not-submissions', 'a submission is an object of questions and answers');
  }
  if (reader.unknown > 0) intake.problems.add(place === '' ? 'file' : place.replace(/, $/, ''), 'unknown-column', `left out, because the form has no such question: ${reader.unknown === 1 ? 'one key' : `${reader.unknown} keys`}`, 'nothing');
  if (reader.isUnexpanded) intake.problems.add(place === '' ? 'file' : place.replace(/, $/, ''), 'repeat-missing', 'the entries of repeats are not in this file: get it with $expand=*', 'nothing');
  return found.server;
}

function parsed(bytes: Uint8Array, place: string, intake: Intake): unknown {
  const at = place === '' ? 'file' : place.replace(/, $/, '');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    const isText = error instanceof SyntaxError || error instanceof RangeError;
    // What the parser says may repeat a part of the file.
    intake.problems.add(at, isText ? 'bad-json' : 'not-utf-8', isText ? 'the JSON is not well formed: get the file again' : 'the text is not UTF-8: get the file again', 'file');
    return undefined;
  }
}

interface Found {
  readonly server: 'kobo' | 'odk';
  readonly name: string;
  readonly items: readonly unknown[];
  readonly hasMore: boolean;
}

function listIn(value: unknown): Found | undefined {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    const first = items.find(isObject);
    return items.length > 0 && (first === undefined || !looksLikeSubmission(first)) ? undefined : { server: first !== undefined && Object.hasOwn(first, '__id') ? 'odk' : 'kobo', name: '', items, hasMore: false };
  }
  if (!isObject(value)) return undefined;
  const [results, list] = [own(value, 'results'), own(value, 'value')];
  if (Array.isArray(results)) return { server: 'kobo', name: 'results', items: results as readonly unknown[], hasMore: typeof own(value, 'next') === 'string' };
  if (Array.isArray(list)) return { server: 'odk', name: 'value', items: list as readonly unknown[], hasMore: typeof own(value, '@odata.nextLink') === 'string' };
  return looksLikeSubmission(value) ? { server: Object.hasOwn(value, '__id') ? 'odk' : 'kobo', name: '', items: [value], hasMore: false } : undefined;
}

/** Only what a server writes beside the answers says that an object is a submission. */
function looksLikeSubmission(item: JsonObject): boolean {
  return ['_uuid', '__id', 'meta/instanceID', '_xform_id_string', '_submission_time'].some((key) => Object.hasOwn(item, key));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: JsonObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Where the walk stands: the path so far, the repeat it is in and the cells that answers go to. */
interface Position {
  readonly path: string;
  readonly repeat: string | undefined;
  readonly order: string;
  readonly at: string;
  readonly cells: RawCell[];
  readonly depth: number;
}

class JsonReader {
  unknown = 0;
  isUnexpanded = false;
  readonly #intake: Intake;
  readonly #questions: ReadonlyMap<string, FormQuestion>;
  readonly #repeats: ReadonlySet<string>;
  readonly #met = new Set<string>();

  constructor(intake: Intake) {
    this.#intake = intake;
    const root = intake.form === undefined ? 0 : intake.form.root.length + 2;
    this.#questions = new Map(intake.form?.questions.map((question) => [question.path.slice(root), question]));
    this.#repeats = new Set(intake.form?.groups.filter(({ kind }) => kind === 'repeat').map(({ path }) => path.slice(root)));
  }

  take(item: JsonObject, submission: RawSubmission): void {
    const before = this.#met.size;
    const known = { count: 0 };
    this.#object(item, { path: '', repeat: undefined, order: '', at: submission.at, cells: submission.cells, depth: 0 }, submission, known);
    if (this.#intake.form !== undefined && known.count === 0 && this.#met.size + before > 0) {
      this.#intake.refuse(submission, submission.at, 'other-form', 'no answer is to a question of this form: take the definition that this submission answers');
    }
  }

  #object(item: JsonObject, position: Position, submission: RawSubmission, known: { count: number }): void {
    if (position.depth > DEPTH_MAX) return this.#intake.refuse(submission, submission.at, 'too-large', `groups within groups are read ${DEPTH_MAX} deep`);
    for (const [key, value] of Object.entries(item)) {
      if (value === null) continue;
      if (key.includes('@odata.')) {
        this.isUnexpanded ||= key.endsWith('@odata.navigationLink') && !Object.hasOwn(item, key.slice(0, key.indexOf('@')));
        continue;
      }
      // In an entry of a repeat Kobo writes the whole path, ODK the name alone.
      const path = position.path === '' || key.startsWith(`${position.path}/`) ? key : `${position.path}/${key}`;
      const meta = metaName(position.repeat === undefined ? path : key);
      if (meta !== undefined && !(meta === 'ignored' && this.#questions.has(path))) {
        if (position.repeat === undefined && (typeof value === 'string' || typeof value === 'number') && !submission.meta.has(meta)) submission.meta.set(meta, String(value));
        continue;
      }
      if (Array.isArray(value)) this.#list(value as readonly unknown[], path, position, submission, known);
      else if (isObject(value) && !isPlace(value)) this.#object(value, { ...position, path, depth: position.depth + 1 }, submission, known);
      else this.#answer(value, path, position, submission, known);
    }
  }

  #list(items: readonly unknown[], path: string, position: Position, submission: RawSubmission, known: { count: number }): void {
    if (!items.every(isObject)) return this.#answer(items.map((one) => (typeof one === 'string' || typeof one === 'number' ? String(one) : '')).join(' '), path, position, submission, known);
    const { form } = this.#intake;
    if (form !== undefined && !this.#repeats.has(path)) return this.#miss(path);
    const repeat = form === undefined ? path : `/${form.root}/${path}`;
    known.count += 1;
    for (const [at, entry] of items.entries()) {
      const order = `${position.order}${String(at).padStart(6, '0')}.`;
      const cells = this.#intake.entry(submission, repeat, order);
      this.#object(entry as JsonObject, { path, repeat, order, at: `${position.at}, entry ${at + 1}`, cells, depth: position.depth + 1 }, submission, known);
    }
  }

  #answer(value: unknown, path: string, position: Position, submission: RawSubmission, known: { count: number }): void {
    const { form } = this.#intake;
    const question = this.#questions.get(path);
    const target: Target | undefined = form === undefined ? this.#intake.column(path, position.repeat) : question === undefined ? undefined : this.#intake.question(question);
    if (form !== undefined && question === undefined) return this.#miss(path);
    known.count += 1;
    if (target === undefined) return;
    const at = question === undefined ? position.at : `${position.at}, ${question.name}`;
    const text = textOf(value);
    if (text === undefined) return this.#intake.refuse(submission, at, 'bad-number', 'a number beyond sixteen digits lost some of them: write such numbers as text');
    position.cells.push({ target, text, at });
  }

  #miss(path: string): void {
    if (this.#met.has(path)) return;
    this.#met.add(path);
    this.unknown += 1;
  }
}

function isPlace(value: JsonObject): boolean {
  return typeof own(value, 'type') === 'string' && Array.isArray(own(value, 'coordinates'));
}

/** A value as text; a position as `latitude longitude altitude accuracy`. Undefined for a number that lost digits. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : String(value);
  if (!isObject(value)) return '';
  const coordinates = (own(value, 'coordinates') as readonly unknown[]).filter((one) => typeof one === 'number');
  if (own(value, 'type') !== 'Point' || coordinates.length < 2) return '';
  const [longitude, latitude, altitude = 0] = coordinates as number[];
  const properties = own(value, 'properties');
  const accuracy = isObject(properties) && typeof properties['accuracy'] === 'number' ? properties['accuracy'] : 0;
  return `${latitude} ${longitude} ${altitude} ${accuracy}`;
}
