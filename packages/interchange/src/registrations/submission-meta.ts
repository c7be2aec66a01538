// The columns that a server adds to answers. They say which submission it is and
// when it came; what they say of whoever sent it is left out.

export type MetaName = 'root' | 'instance' | 'uuid' | 'id' | 'submitted' | 'version' | 'form' | 'index' | 'parent-index' | 'parent-table' | 'parent-key' | 'parent-uuid' | 'parent-id' | 'key' | 'ignored';

const NAMES: Readonly<Record<string, MetaName>> = {
  'meta/rootUuid': 'root',
  'meta/instanceID': 'instance',
  instanceID: 'instance',
  __id: 'instance',
  KEY: 'key',
  _uuid: 'uuid',
  _id: 'id',
  _submission_time: 'submitted',
  SubmissionDate: 'submitted',
  '__system/submissionDate': 'submitted',
  __version__: 'version',
  FormVersion: 'version',
  '__system/formVersion': 'version',
  _xform_id_string: 'form',
  _index: 'index',
  _parent_index: 'parent-index',
  _parent_table_name: 'parent-table',
  PARENT_KEY: 'parent-key',
  _submission__uuid: 'parent-uuid',
  _submission__id: 'parent-id',
};
const IGNORED = new Set([
  'formhub/uuid', '_attachments', '_geolocation', '_notes', '_tags', '_validation_status', '_status', '_submitted_by', '_bamboo_dataset_id', '_version_', '_supplementalDetails', '_edited', '_last_edited',
  'SubmitterID', 'SubmitterName', 'AttachmentsPresent', 'AttachmentsExpected', 'Status', 'ReviewState', 'DeviceID', 'Edits', 'deviceid', 'simserial', 'subscriberid', 'username', 'imei',
]);
/** Names that no list of people has by chance: a file with one of them comes from a server. */
const MARKS: Readonly<Record<string, 'kobo' | 'odk'>> = {
  _uuid: 'kobo', _submission_time: 'kobo', _parent_index: 'kobo', _submission__uuid: 'kobo', _xform_id_string: 'kobo',
  'meta/instanceID': 'odk', instanceID: 'odk', PARENT_KEY: 'odk', KEY: 'odk', SubmissionDate: 'odk',
};

/** What a name of a column or key means to the server; undefined for an answer. Groups may be parted by `/`, `-`, `.` or `:`. */
export function metaName(title: string): MetaName | undefined {
  const plain = title.replace(/^(meta|__system|formhub)[-.:]/, '$1/');
  if (Object.hasOwn(NAMES, plain)) return NAMES[plain];
  if (IGNORED.has(plain) || /^(__system|meta)\//.test(plain) || /^_submission__/.test(plain) || /^_version__\d+$/.test(plain) || plain.startsWith('SET-OF-')) return 'ignored';
  return undefined;
}

/** The server that a table comes from, by the names of its columns; undefined for any other table. */
export function serverOf(titles: readonly string[]): 'kobo' | 'odk' | undefined {
  const plain = titles.map((title) => title.replace(/^meta[-.:]/, 'meta/'));
  const marks = new Set(plain.flatMap((title) => (Object.hasOwn(MARKS, title) ? [MARKS[title] as 'kobo' | 'odk'] : [])));
  if (marks.has('kobo')) return 'kobo';
  // KEY alone is a title that any list may have.
  const odk = plain.filter((title) => Object.hasOwn(MARKS, title) && title !== 'KEY');
  return odk.length > 0 ? 'odk' : undefined;
}

const UUID = /^(?:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** One id for a submission out of what the server says of it: the same in every export. Undefined where it says none that can be one. */
export function instanceOf(meta: ReadonlyMap<MetaName, string>): string | undefined {
  // The first id stays when a submission is edited; the others are those of its newest version.
  for (const name of ['root', 'key', 'instance', 'uuid'] as const) {
    const text = meta.get(name);
    if (text === undefined) continue;
    const uuid = UUID.exec(text)?.[1];
    if (uuid !== undefined) return `uuid:${uuid.toLowerCase()}`;
    if (/^[\x21-\x7e]{1,200}$/.test(text)) return text;
  }
  const id = meta.get('id');
  return id !== undefined && /^[1-9]\d{0,15}$/.test(id) ? `_id:${id}` : undefined;
}

/** A day, with its time, as servers write it; undefined for anything else. */
export function submittedOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/.test(text) ? text : undefined;
}
