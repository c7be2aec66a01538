// How XLSForm writes the types of its rows: the spellings that pyxform and Kobo
// accept, and the nearest one where a spelling is not among them.

import type { FormGroup, QuestionType } from './form.ts';

/** Spellings beside the type's own name, in lower case with single spaces. */
const SPELLINGS: Readonly<Record<QuestionType, readonly string[]>> = {
  text: ['string', 'q string', 'add text prompt', 'phone number'],
  integer: ['int', 'q int', 'add integer prompt', 'percentage', 'number of days in last month', 'number of days in last six months', 'number of days in last year'],
  decimal: ['q decimal', 'add decimal prompt'],
  date: ['q date', 'add date prompt'],
  time: [],
  dateTime: ['datetime', 'date time', 'q date time', 'q datetime', 'add date time prompt', 'add datetime prompt'],
  select_one: [],
  select_multiple: [],
  rank: [],
  range: [],
  acknowledge: ['trigger', 'q acknowledge', 'add acknowledge prompt'],
  geopoint: ['gps', 'location', 'q geopoint', 'q location', 'add location prompt'],
  geotrace: ['q geotrace'],
  geoshape: ['q geoshape'],
  barcode: ['q barcode', 'add barcode prompt'],
  image: ['photo', 'q image', 'q picture', 'add image prompt', 'add photo prompt'],
  audio: ['q audio', 'add audio prompt'],
  video: ['q video', 'add video prompt'],
  file: ['add file prompt'],
  'background-audio': [],
  osm: [],
  note: ['q note', 'add note prompt'],
  calculate: ['q calculate', 'add calculate prompt'],
  hidden: [],
  start: ['start time', 'get start time'],
  end: ['end time', 'get end time'],
  today: ['get today'],
  deviceid: ['device id', 'get device id', 'imei', 'uri:deviceid'],
  subscriberid: ['subscriber id', 'get subscriber id', 'uri:subscriberid'],
  simserial: ['sim id', 'get sim id', 'uri:simserial'],
  phonenumber: ['get phone number', 'uri:phonenumber'],
  username: ['uri:username'],
  email: ['uri:email'],
  audit: [],
  'start-geopoint': [],
  'background-geopoint': [],
};

/** Types that need a list of choices behind them. */
const WITH_LIST = new Set<string>(['select_one', 'select_multiple', 'rank', 'osm']);

const KNOWN: ReadonlyMap<string, QuestionType> = new Map(
  (Object.entries(SPELLINGS) as [QuestionType, readonly string[]][]).flatMap(([type, others]) => (WITH_LIST.has(type) ? [] : [type.toLowerCase(), ...others]).map((spelling) => [spelling, type] as const)),
);

/** Commands of selects, the longest first so that `select one from` is not read as `select one` of the list `from`. */
const SELECTS: readonly (readonly [string, QuestionType, 'sheet' | 'file' | 'external'])[] = (
  [
    ['select_multiple_from_file', 'select_multiple', 'file'],
    ['select multiple from file', 'select_multiple', 'file'],
    ['select_one_from_file', 'select_one', 'file'],
    ['select one from file', 'select_one', 'file'],
    ['select_one_external', 'select_one', 'external'],
    ['select one external', 'select_one', 'external'],
    ['add select multiple prompt using', 'select_multiple', 'sheet'],
    ['select all that apply from', 'select_multiple', 'sheet'],
    ['select all that apply', 'select_multiple', 'sheet'],
    ['select_multiple', 'select_multiple', 'sheet'],
    ['select multiple', 'select_multiple', 'sheet'],
    ['select_many', 'select_multiple', 'sheet'],
    ['select many', 'select_multiple', 'sheet'],
    ['add select one prompt using', 'select_one', 'sheet'],
    ['select one from', 'select_one', 'sheet'],
    ['select_one', 'select_one', 'sheet'],
    ['select one', 'select_one', 'sheet'],
    ['select1', 'select_one', 'sheet'],
    ['rank', 'rank', 'sheet'],
    ['osm', 'osm', 'external'],
  ] as const
).toSorted((a, b) => b[0].length - a[0].length);

const GROUPS: Readonly<Record<string, FormGroup['kind']>> = { group: 'group', lgroup: 'repeat', repeat: 'repeat', 'looped group': 'repeat', loop: 'loop' };
const BEGIN = /^begin[ _](group|lgroup|repeat|looped group|loop)(?: (?:over )?(\S+))?$/i;
const END = /^end[ _](group|lgroup|repeat|looped group|loop)$/i;
/** Rows of the survey sheet that state a setting. */
const SETTINGS: Readonly<Record<string, string>> = { form_title: 'form_title', 'set form title': 'form_title', set_form_title: 'form_title', form_id: 'form_id', 'set form id': 'form_id', set_form_id: 'form_id', prefix: 'prefix' };
/** What Kobo's form builder unfolds before a form is used, and pyxform does not know. */
const KOBO_ONLY = /^(begin|end)[ _](kobomatrix|score|rank)\b|^(score__row|rank__level)$/i;

/** What the type of a row says. */
export type RowType =
  | { readonly is: 'question'; readonly type: QuestionType; readonly list?: string; readonly source?: 'sheet' | 'file' | 'external'; readonly orOther?: true }
  | { readonly is: 'begin'; readonly kind: FormGroup['kind']; readonly list?: string }
  | { readonly is: 'end'; readonly kind: FormGroup['kind'] }
  | { readonly is: 'setting'; readonly name: string }
  /** A table beside the form: no answer stands there. */
  | { readonly is: 'attached' }
  | { readonly is: 'kobo-only' }
  | { readonly is: 'no-list' }
  | { readonly is: 'unknown'; readonly nearest?: string };

/** Reads the cell of the column `type`. The nearest type of one that is none is looked for only where it is `suggested`. */
export function rowType(cell: string, suggested = true): RowType {
  const text = cell.replace(/\s+/gu, ' ').trim();
  const begin = BEGIN.exec(text);
  if (begin !== null) return { is: 'begin', kind: kindOf(begin[1]), ...(begin[2] === undefined ? {} : { list: begin[2] }) };
  const end = END.exec(text);
  if (end !== null) return { is: 'end', kind: kindOf(end[1]) };
  if (KOBO_ONLY.test(text)) return { is: 'kobo-only' };
  const lower = text.toLowerCase();
  if (lower === 'xml-external' || lower === 'csv-external') return { is: 'attached' };
  const setting = SETTINGS[lower];
  if (setting !== undefined) return { is: 'setting', name: setting };
  const known = KNOWN.get(lower);
  if (known !== undefined) return { is: 'question', type: known };
  return selectType(text, lower) ?? (suggested ? nearestType(lower) : { is: 'unknown' });
}

function kindOf(word: string | undefined): FormGroup['kind'] {
  return GROUPS[(word ?? '').toLowerCase()] ?? 'group';
}

function selectType(text: string, lower: string): RowType | undefined {
  for (const [command, type, source] of SELECTS) {
    if (lower === command) return { is: 'no-list' };
    if (!lower.startsWith(`${command} `)) continue;
    const rest = text.slice(command.length + 1);
    const other = / (or specify other|or_other|or other)$/i.exec(rest);
    const list = other === null ? rest : rest.slice(0, other.index);
    if (/\s/.test(list)) return { is: 'no-list' };
    return { is: 'question', type, list, source, ...(other === null ? {} : { orOther: true as const }) };
  }
  return undefined;
}

const SUGGESTED: readonly string[] = [...Object.keys(SPELLINGS), 'begin group', 'end group', 'begin repeat', 'end repeat', 'begin_group', 'end_group', 'begin_repeat', 'end_repeat'];

function nearestType(lower: string): RowType {
  const first = lower.split(' ')[0] ?? '';
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of SUGGESTED) {
    for (const written of new Set([lower, first])) {
      const distance = editDistance(written.slice(0, 30), name.toLowerCase());
      if (distance <= Math.min(2, Math.floor(name.length / 3)) && (best === undefined || distance < best.distance)) best = { name, distance };
    }
  }
  return best === undefined ? { is: 'unknown' } : { is: 'unknown', nearest: best.name };
}

/** Letters to insert, take away, change or swap with the next until one word is the other. */
export function editDistance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    const above = rows[i - 1] as number[];
    for (let j = 1; j <= right.length; j += 1) {
      const changed = (above[j - 1] as number) + (left[i - 1] === right[j - 1] ? 0 : 1);
      let least = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, changed);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) least = Math.min(least, ((rows[i - 2] as number[])[j - 2] as number) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return (rows.at(-1) as number[]).at(-1) as number;
}
