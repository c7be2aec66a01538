// Files with registrations that somebody brings in through the console. They lie in memory until the person says what the
// columns are, for what and until when; nothing of them touches the disk before that, and what is left is forgotten.

import type { Hono } from 'hono';
import type { Json } from '@amanah/record/decode.ts';
import { Fields, Malformed } from '@amanah/record/decode.ts';
import { suggestMapping } from '@amanah/interchange/registrations/household-mapping.ts';
import { readMapping, type HouseholdMapping } from '@amanah/interchange/registrations/mapping.ts';
import { applyMapping } from '@amanah/interchange/registrations/registration.ts';
import type { SubmissionFile, Submissions } from '@amanah/interchange/registrations/submission.ts';
import type { OperationNeeds } from '../operate/routes.ts';
import { privateJson } from '../people/routes.ts';
import { HttpProblem } from '../problem.ts';
import type { OpenedRegistry } from './opened-registry.ts';
import { DATE_ORDERS, kept, readRegistrationFiles, type DateOrder, type FilesRead } from './registration-files.ts';
import { newName } from './registry.ts';
import { answered, nameIn, readPrivately, registrar } from './requests.ts';

const ROOT = '/api/operate/registry/uploads';
const FILES_BYTES_MAX = 20 * 1024 * 1024;
const FILES_MAX = 50;
/** Base 64 and names around the bytes. */
const REQUEST_BYTES_MAX = Math.ceil((FILES_BYTES_MAX * 4) / 3) + 65_536;
const KEPT_MS = 30 * 60_000;
/** Uploads in memory at once; the oldest goes first. */
const UPLOADS_MAX = 8;
const ROWS_SHOWN = 50;

interface Upload {
  readonly holder: string;
  readonly expires: number;
  readonly read: Submissions;
}

interface Chosen {
  readonly mapping: HouseholdMapping;
  readonly dates?: DateOrder;
}

/** Adds POST …/uploads, its preview, its commit, and DELETE. */
export function addUploads(app: Hono, { guard, opened }: OperationNeeds, held: OpenedRegistry): void {
  const uploads = new Map<string, Upload>();
  const now = (): number => Date.parse(opened.journal.now());
  const today = (): string => opened.journal.now().slice(0, 10);
  const forget = (): void => {
    for (const [name, { expires }] of uploads) if (expires <= now()) uploads.delete(name);
    for (const name of [...uploads.keys()].slice(0, Math.max(0, uploads.size - UPLOADS_MAX))) uploads.delete(name);
  };
  /** The upload of this person, while it lasts. */
  const uploadOf = (name: string, holder: string): Upload => {
    forget();
    const found = uploads.get(name);
    if (found === undefined || found.holder !== holder) throw new HttpProblem('not-found', 'There is no such upload, or its time is over: bring the file again.');
    return found;
  };
  app.post(ROOT, async (context) => {
    const { holder } = await registrar(context, guard);
    guard.limit(context, 'attachment', holder);
    const { read, title, version, problems, problemCount } = await readRegistrationFiles(await readPrivately(context.req.raw, uploadIn, REQUEST_BYTES_MAX));
    if (read === undefined) throw new HttpProblem('refused', 'No registration can be read; what is wrong stands in problems.', { reason: 'not-read', problems, problemCount });
    const upload = newName();
    const expires = now() + KEPT_MS;
    uploads.set(upload, { holder, expires, read });
    forget();
    // Also where nobody asks again.
    setTimeout(() => uploads.delete(upload), KEPT_MS).unref();
    const { kind, columns, submissions } = read;
    return privateJson({ upload, expires: `${new Date(expires).toISOString().slice(0, 19)}Z`, kind, ...(title === undefined ? {} : { form: { title, version } }), columns: withFilled(columns, read), submissions: submissions.length, ...suggestMapping(read), problems, problemCount }, 201);
  });
  app.post(`${ROOT}/:upload/preview`, async (context) => {
    const { holder } = await registrar(context, guard);
    const { read } = uploadOf(nameIn(context, 'upload'), holder);
    const { purpose, ...chosen } = await readPrivately(context.req.raw, (fields) => ({ purpose: fields.optionalText('purpose', 200), ...chosenIn(fields, read) }));
    const mapped = applyMapping(read, chosen.mapping, { today: today(), ...(chosen.dates === undefined ? {} : { dates: chosen.dates }) });
    const desk = purpose === undefined ? undefined : held.found();
    const { repeated, identical } = purpose === undefined || desk === undefined ? { repeated: 0, identical: 0 } : await desk.registry.newOnes(mapped.registrations.map(kept), purpose);
    const { registrations, leftOut, problems, problemCount, problemKinds } = mapped;
    return privateJson({ registrations: registrations.length, rows: registrations.slice(0, ROWS_SHOWN).map(({ at, ...registration }) => ({ at, registration })), leftOut, problems, problemCount, problemKinds, repeated, identical });
  });
  app.post(`${ROOT}/:upload/commit`, async (context) => answered(async () => {
    const { holder } = await registrar(context, guard);
    const name = nameIn(context, 'upload');
    const { read } = uploadOf(name, holder);
    const { purpose, deleteBy, again, ...chosen } = await readPrivately(context.req.raw, (fields) => ({
      purpose: fields.optionalText('purpose', 200), deleteBy: fields.optionalText('deleteBy', 20), again: fields.raw('again') === true, ...chosenIn(fields, read),
    }));
    const { registrations } = applyMapping(read, chosen.mapping, { today: today(), ...(chosen.dates === undefined ? {} : { dates: chosen.dates }) });
    const { batch, ids, repeated, identical, draft } = await held.desk().registry.takeIn(registrations.map(kept), { purpose, deleteBy, form: read.kind }, { holder, again });
    uploads.delete(name);
    return privateJson({ batch, registrations: ids.length, repeated, identical, draft }, 201);
  }));
  app.delete(`${ROOT}/:upload`, async (context) => {
    const { holder } = await registrar(context, guard);
    const name = nameIn(context, 'upload');
    uploadOf(name, holder);
    uploads.delete(name);
    return privateJson({ dropped: true });
  });
}

function uploadIn(fields: Fields): FilesRead {
  const header = fields.raw('header');
  return {
    files: fields.list('files', fileOf, { min: 1, max: FILES_MAX }),
    ...(fields.has('form') ? { form: fileOf(fields.raw('form') as Json, 'request.form') } : {}),
    ...(fields.has('dates') ? { dates: fields.oneOf('dates', DATE_ORDERS) } : {}),
    ...(fields.has('separator') ? { separator: fields.oneOf('separator', [',', ';', '\t']) } : {}),
    ...(typeof header === 'boolean' ? { header } : {}),
    ...(fields.has('versions') ? { versions: fields.oneOf('versions', ['same', 'any']) } : {}),
  };
}

function fileOf(item: Json, path: string): SubmissionFile {
  const fields = new Fields(item, path);
  const name = fields.text('name', 300);
  const base64 = fields.text('base64', REQUEST_BYTES_MAX);
  fields.end();
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new Malformed(`${path}.base64`, 'expected base 64');
  return { name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) };
}

/** Columns with how many submissions answered them. */
function withFilled(columns: Submissions['columns'], { submissions }: Submissions): readonly object[] {
  const counts = new Map<string, number>();
  for (const { answers, members } of submissions) {
    const keys = new Set([...Object.keys(answers), ...Object.values(members).flatMap((entries) => entries.flatMap((entry) => Object.keys(entry)))]);
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return columns.map((column) => ({ ...column, filled: counts.get(column.key) ?? 0 }));
}

/** What the columns are, as the person said. */
function chosenIn(fields: Fields, read: Submissions): Chosen {
  // Where the file itself decides the order of dates, nobody needs to say it.
  const { dates } = suggestMapping(read);
  const mapping = readMapping(fields.raw('mapping'), read.columns);
  if (!mapping.ok) throw new HttpProblem('refused', 'The columns are not told in a way that can be used; what is wrong stands in problems.', { reason: 'bad-mapping', problems: mapping.problems });
  return { mapping: mapping.mapping, ...(fields.has('dates') ? { dates: fields.oneOf('dates', DATE_ORDERS) } : dates === undefined ? {} : { dates }) };
}
