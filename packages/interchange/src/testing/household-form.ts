// A form of a registration with a repeat of members, and the same two
// submissions to it in every shape that servers export.

import { utf8 } from '@amanah/log/bytes.ts';
import type { Form } from '../registrations/form.ts';
import type { SubmissionFile } from '../registrations/submission.ts';
import { readXlsForm } from '../registrations/xlsform.ts';
import { writeXlsx, type WrittenSheet } from '../xlsx/write.ts';

/** The form in the single-file layout of CSV. */
export const HOUSEHOLD_FORM = `survey,,,,,
,type,name,label::English (en),label::Arabic (ar),constraint
,start,start,,,
,begin group,household,Household,الأسرة,
,text,head_name,Name of the head,اسم رب الأسرة,
,select_one sex,head_sex,Sex of the head,جنس رب الأسرة,
,date,head_birth,Date of birth,تاريخ الميلاد,. <= today()
,select_multiple needs,needs,What is needed,الاحتياجات,
,integer,size,Household size,عدد الأفراد,. > 0
,begin repeat,member,Member,فرد,
,text,name,Name,الاسم,
,integer,age,Age,العمر,
,end repeat,,,,
,end group,,,,
,text,phone,Phone number,رقم الهاتف,
,select_one camp or_other,camp,Camp,المخيم,
choices,,,,,
,list_name,name,label::English (en),label::Arabic (ar),
,sex,f,Female,أنثى,
,sex,m,Male,ذكر,
,needs,food,Food,طعام,
,needs,water,Drinking water,ماء,
,needs,shelter,Shelter,مأوى,
,camp,north,North camp,المخيم الشمالي,
,camp,south,South camp,المخيم الجنوبي,
settings,,,,,
,form_title,form_id,version,default_language,
,Registration,registration,3,English (en),
`;

export async function householdForm(): Promise<Form> {
  const { form, problems } = await readXlsForm({ name: 'registration.csv', bytes: utf8(HOUSEHOLD_FORM) });
  if (form === undefined) throw new Error(`the form of the tests cannot be read: ${JSON.stringify(problems)}`);
  return form;
}

export const FIRST = '11111111-2222-4333-8444-555555555555';
export const SECOND = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

export const textFile = (name: string, text: string): SubmissionFile => ({ name, bytes: utf8(text) });

/** A table of texts with one mark between its cells; quotes and marks in cells are not needed here. */
export const lines = (mark: string, ...rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(mark)).join('\n');

const GROUPED = ['head_name', 'head_sex', 'head_birth', 'needs', 'size'];
const NAMES = ['start', ...GROUPED.map((name) => `household/${name}`), 'phone', 'camp', 'camp_other'];
const VALUES: readonly (readonly string[])[] = [
  ['2026-10-01T08:00:00.000+03:00', 'Amina Yusuf', 'f', '1988-05-02', 'food water', '3', '0770123456', 'other', 'Old school'],
  ['2026-10-02T09:30:00.000+03:00', 'محمد علي', 'm', '1979-11-30', 'shelter', '1', '+964 770 765 4321', 'north', ''],
];
const LABELLED: readonly (readonly string[])[] = [
  ['2026-10-01T08:00:00.000+03:00', 'Amina Yusuf', 'Female', '1988-05-02', 'Food Drinking water', '3', '0770123456', 'Other', 'Old school'],
  ['2026-10-02T09:30:00.000+03:00', 'محمد علي', 'Male', '1979-11-30', 'Shelter', '1', '+964 770 765 4321', 'North camp', ''],
];
const LABELS = ['start', 'Name of the head', 'Sex of the head', 'Date of birth', 'What is needed', 'Household size', 'Phone number', 'Camp', 'Specify other.'];
const KOBO = ['_id', '_uuid', '_submission_time', '_submitted_by', '_index'];
const KOBO_VALUES = [['17', FIRST, '2026-10-01T08:10:00', 'someone', '1'], ['18', SECOND, '2026-10-02T09:40:00', 'someone', '2']];

const kobo = (titles: readonly string[], values: readonly (readonly string[])[], mark = ';'): string => lines(mark, [...titles, ...KOBO], ...values.map((row, at) => [...row, ...(KOBO_VALUES[at] ?? [])]));
const sheet = (name: string, titles: readonly string[], rows: readonly (readonly string[])[]): WrittenSheet => ({ name, titles, rows: rows.map((row) => row.map((text) => ({ text }))) });
const renamed = (mark: string): readonly string[] => NAMES.map((name) => name.replaceAll('/', mark));

const MEMBERS = [['Sara', '4', '1', FIRST], ['Omar', '61', '1', FIRST]];

/** Kobo's JSON, as its API gives it. */
export const KOBO_JSON = {
  count: 2,
  next: null,
  previous: null,
  results: VALUES.map((row, at) => ({
    _id: 17 + at,
    'formhub/uuid': '0123456789abcdef',
    ...Object.fromEntries(NAMES.map((name, index) => [name, row[index]]).filter(([, text]) => text !== '')),
    ...(at === 0 ? { 'household/member': [{ 'household/member/name': 'Sara', 'household/member/age': '4' }, { 'household/member/name': 'Omar', 'household/member/age': '61' }] } : {}),
    'meta/instanceID': `uuid:${at === 0 ? FIRST : SECOND}`,
    _uuid: at === 0 ? FIRST : SECOND,
    _submission_time: at === 0 ? '2026-10-01T08:10:00' : '2026-10-02T09:40:00',
    _attachments: [{ filename: 'x.jpg' }],
    _geolocation: [null, null],
    _validation_status: {},
  })),
};

/** ODK Central's OData with the repeats expanded. */
export const ODATA = {
  '@odata.context': 'https://central.example/$metadata#Submissions',
  value: VALUES.map((row, at) => ({
    __id: `uuid:${at === 0 ? FIRST : SECOND}`,
    __system: { submissionDate: at === 0 ? '2026-10-01T08:10:00.000Z' : '2026-10-02T09:40:00.000Z', submitterName: 'someone', formVersion: '3' },
    meta: { instanceID: `uuid:${at === 0 ? FIRST : SECOND}`, instanceName: null },
    start: row[0],
    household: {
      ...Object.fromEntries(GROUPED.map((name, index) => [name, name === 'size' ? Number(row[index + 1]) : row[index + 1]])),
      'member@odata.navigationLink': 'Submissions(x)/household/member',
      member: at === 0 ? [{ __id: 'a1', name: 'Sara', age: 4 }, { __id: 'a2', name: 'Omar', age: 61 }] : [],
    },
    phone: row[6],
    camp: row[7],
    camp_other: row[8] === '' ? null : row[8],
  })),
};

/** One submission as ODK Collect writes it. */
export function submissionXml(at: 0 | 1, root = 'id="registration" version="3"'): string {
  const row = VALUES[at] as readonly string[];
  const grouped = GROUPED.map((name, index) => `<${name}>${row[index + 1]}</${name}>`).join('');
  const members = at === 0 ? '<member><name>Sara</name><age>4</age></member><member><name>Omar</name><age>61</age></member>' : '';
  return `<?xml version='1.0' ?><data ${root} xmlns:orx="http://openrosa.org/xforms"><start>${row[0]}</start><household>${grouped}<member jr:template="" xmlns:jr="http://openrosa.org/javarosa"><name/><age/></member>${members}</household><phone>${row[6]}</phone><camp>${row[7]}</camp><camp_other>${row[8]}</camp_other><orx:meta><orx:instanceID>uuid:${at === 0 ? FIRST : SECOND}</orx:instanceID></orx:meta></data>`;
}

const CENTRAL = ['SubmissionDate', ...renamed('-'), 'meta-instanceID', 'KEY', 'SubmitterName', 'FormVersion'];
const CENTRAL_VALUES = VALUES.map((row, at) => [at === 0 ? '2026-10-01T08:10:00.000Z' : '2026-10-02T09:40:00.000Z', ...row, `uuid:${at === 0 ? FIRST : SECOND}`, `uuid:${at === 0 ? FIRST : SECOND}`, 'someone', '3']);
export const CENTRAL_FILES = [
  textFile('registration.csv', lines(',', CENTRAL, ...CENTRAL_VALUES)),
  textFile('registration-member.csv', lines(',', ['name', 'age', 'PARENT_KEY', 'KEY'], ['Sara', '4', `uuid:${FIRST}`, `uuid:${FIRST}/household/member[1]`], ['Omar', '61', `uuid:${FIRST}`, `uuid:${FIRST}/household/member[2]`])),
];

const memberSheet = sheet('member', ['household/member/name', 'household/member/age', '_index', '_parent_table_name', '_parent_index', '_submission__uuid'], MEMBERS.map(([name, age, parent, uuid], at) => [name, age, String(at + 1), 'Registration', parent, uuid] as string[]));
const splitNames = (names: readonly string[]): readonly string[] => names.flatMap((name) => (name.endsWith('needs') ? [`${name}/food`, `${name}/water`, `${name}/shelter`] : [name]));
const splitValues = (values: readonly (readonly string[])[]): readonly (readonly string[])[] => values.map((row) => row.flatMap((text, at) => (at === 4 ? ['food', 'water', 'shelter'].map((one) => (text.split(' ').includes(one) ? '1' : '0')) : [text])));

/** The two submissions in every shape. Tables of one sheet have no members: there is no place for them. */
export const EXPORTS: readonly { readonly name: string; readonly kind: 'kobo' | 'odk'; readonly files: readonly SubmissionFile[]; readonly hasMembers: boolean }[] = [
  { name: 'Kobo CSV, groups by /', kind: 'kobo', hasMembers: false, files: [textFile('x.csv', kobo(NAMES, VALUES))] },
  { name: 'Kobo CSV, groups by -', kind: 'kobo', hasMembers: false, files: [textFile('x.csv', kobo(renamed('-'), VALUES))] },
  { name: 'Kobo CSV, groups by . and commas', kind: 'kobo', hasMembers: false, files: [textFile('x.csv', kobo(renamed('.'), VALUES, ','))] },
  { name: 'Kobo CSV, last names only', kind: 'kobo', hasMembers: false, files: [textFile('x.csv', kobo(NAMES.map((name) => name.split('/').at(-1) as string), VALUES))] },
  { name: 'Kobo CSV, labels', kind: 'kobo', hasMembers: false, files: [textFile('x.csv', kobo(LABELS, LABELLED))] },
  { name: 'Kobo CSV, labels with those of groups', kind: 'kobo', hasMembers: false, files: [textFile('x.csv', kobo(LABELS.map((label, at) => (at >= 1 && at <= 5 ? `Household/${label}` : label)), LABELLED))] },
  { name: 'Kobo CSV, choices in columns of their own', kind: 'kobo', hasMembers: false, files: [textFile('x.csv', kobo(splitNames(NAMES), splitValues(VALUES)))] },
  { name: 'Kobo CSV, members in columns', kind: 'kobo', hasMembers: true, files: [textFile('x.csv', kobo([...NAMES, ...[1, 2].flatMap((at) => [`household/member[${at}]/name`, `household/member[${at}]/age`])], VALUES.map((row, at) => [...row, ...(at === 0 ? ['Sara', '4', 'Omar', '61'] : ['', '', '', ''])])))] },
  { name: 'Kobo XLSX with a sheet of members', kind: 'kobo', hasMembers: true, files: [{ name: 'x.xlsx', bytes: writeXlsx([sheet('Registration', [...NAMES, ...KOBO], VALUES.map((row, at) => [...row, ...(KOBO_VALUES[at] ?? [])])), memberSheet]) }] },
  { name: 'Kobo JSON', kind: 'kobo', hasMembers: true, files: [textFile('x.json', JSON.stringify(KOBO_JSON))] },
  { name: 'Kobo JSON as a list', kind: 'kobo', hasMembers: true, files: [textFile('x.json', JSON.stringify(KOBO_JSON.results))] },
  { name: 'ODK Central OData', kind: 'odk', hasMembers: true, files: [textFile('x.json', JSON.stringify(ODATA))] },
  { name: 'ODK Central CSV', kind: 'odk', hasMembers: true, files: CENTRAL_FILES },
  { name: 'ODK Central CSV, members first', kind: 'odk', hasMembers: true, files: CENTRAL_FILES.toReversed() },
  { name: 'ODK submissions in XML', kind: 'odk', hasMembers: true, files: [textFile('a.xml', submissionXml(0)), textFile('b.xml', submissionXml(1))] },
];
