import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { utf8 } from '@amanah/log/bytes.ts';
import { CENTRAL_FILES, EXPORTS, FIRST, householdForm, KOBO_JSON, lines, ODATA, SECOND, submissionXml, textFile } from '../testing/household-form.ts';
import { writeXlsx } from '../xlsx/write.ts';
import type { RegistrationProblemCode } from './problem.ts';
import { SUBMISSION_LIMITS, type SubmissionFile } from './submission.ts';
import { readSubmissions, type SubmissionOptions } from './submissions.ts';
import { readXlsForm } from './xlsform.ts';

const FORM = await householdForm();
const codes = (read: Awaited<ReturnType<typeof readSubmissions>>): readonly string[] => read.problems.map(({ code }) => code);

const ANSWERS = [
  {
    '/data/start': '2026-10-01T08:00:00.000+03:00', '/data/household/head_name': 'Amina Yusuf', '/data/household/head_sex': 'f', '/data/household/head_birth': '1988-05-02', '/data/household/needs': 'food water', '/data/household/size': '3',
    '/data/phone': '0770123456', '/data/camp': 'other', '/data/camp_other': 'Old school',
  },
  { '/data/start': '2026-10-02T09:30:00.000+03:00', '/data/household/head_name': 'محمد علي', '/data/household/head_sex': 'm', '/data/household/head_birth': '1979-11-30', '/data/household/needs': 'shelter', '/data/household/size': '1', '/data/phone': '+964 770 765 4321', '/data/camp': 'north' },
];
const MEMBERS = [{ '/data/household/member/name': 'Sara', '/data/household/member/age': '4' }, { '/data/household/member/name': 'Omar', '/data/household/member/age': '61' }];

for (const { name, kind, files, hasMembers } of EXPORTS) {
  test(`[RI4] the same answers, members and ids whatever they are exported as: ${name}`, async () => {
    const read = await readSubmissions(files, { form: FORM });
    assert.deepEqual(read.problems, []);
    assert.equal(read.kind, kind);
    assert.deepEqual(read.submissions.map(({ answers }) => answers), ANSWERS);
    assert.deepEqual(read.submissions.map(({ instance }) => instance), [`uuid:${FIRST}`, `uuid:${SECOND}`]);
    assert.deepEqual(read.submissions.map(({ submitted }) => submitted?.slice(0, 10)), name.includes('XML') ? [undefined, undefined] : ['2026-10-01', '2026-10-02']);
    assert.deepEqual(Object.values(read.submissions[0]?.members ?? {}), hasMembers ? [MEMBERS] : []);
    assert.deepEqual(Object.values(read.submissions[1]?.members ?? {}).flat(), []);
  });
}

test('[RI4] an archive of ODK Central is its tables, and attachments beside them are not read', async () => {
  const packed = zipSync({ ...Object.fromEntries(CENTRAL_FILES.map(({ name, bytes }) => [name, bytes])), 'media/photo.jpg': utf8('x'), 'media/notes.csv': utf8('name\nSecret') });
  const read = await readSubmissions([{ name: 'registration.csv.zip', bytes: packed }], { form: FORM });
  assert.deepEqual([read.problems, read.submissions.map(({ answers }) => answers)], [[], ANSWERS]);
  assert.deepEqual(read.submissions[0]?.members, { '/data/household/member': MEMBERS });
});

test('[RI4] entries of a repeat within a repeat reach their submission, in tables as in JSON and XML', async () => {
  const main = lines(',', ['head', '_uuid', '_index'], ['Amina', FIRST, '1'], ['Omar', SECOND, '2']);
  const inner = lines(',', ['school', '_index', '_parent_table_name', '_parent_index'], ['Girls', '1', 'child', '2'], ['Boys', '2', 'child', '1']);
  const outer = lines(',', ['name', '_index', '_parent_table_name', '_parent_index'], ['Sara', '1', 'main', '2'], ['Nur', '2', 'main', '1']);
  const tables = await readSubmissions([textFile('school.csv', inner), textFile('child.csv', outer), textFile('main.csv', main)]);
  assert.deepEqual(tables.problems, []);
  assert.deepEqual(tables.submissions.map(({ members }) => members), [{ child: [{ name: 'Nur' }], school: [{ school: 'Girls' }] }, { child: [{ name: 'Sara' }], school: [{ school: 'Boys' }] }]);
  const json = await readSubmissions([textFile('x.json', JSON.stringify({ results: [{ _uuid: FIRST, head: 'Amina', child: [{ 'child/name': 'Nur', 'child/school': [{ 'child/school/school': 'Girls' }] }] }] }))]);
  assert.deepEqual(json.submissions[0]?.members, { child: [{ 'child/name': 'Nur' }], 'child/school': [{ 'child/school/school': 'Girls' }] });
  const xml = await readSubmissions([textFile('x.xml', `<data id="f"><head>Amina</head><child><name>Nur</name></child><child><name>Ali</name></child><meta><instanceID>uuid:${FIRST}</instanceID></meta></data>`)]);
  assert.deepEqual([xml.submissions[0]?.answers, xml.submissions[0]?.members], [{ head: 'Amina' }, { child: [{ 'child/name': 'Nur' }, { 'child/name': 'Ali' }] }]);
});

test('[RI4] questions that two groups name alike are told apart by path, by order of labels, or left out and named', async () => {
  const { form: twins } = await readXlsForm(textFile('f.csv', 'survey\n,type,name,label\n,begin group,a,A\n,text,name,Name\n,end group\n,begin group,b,B\n,text,name,Name\n,end group\n'));
  assert.ok(twins !== undefined);
  const byPath = await readSubmissions([textFile('x.csv', 'a/name,b/name\nx,y')], { form: twins });
  const byLabel = await readSubmissions([textFile('x.csv', 'Name,Name\nx,y')], { form: twins });
  const both = [{ '/data/a/name': 'x', '/data/b/name': 'y' }];
  assert.deepEqual([byPath.submissions.map(({ answers }) => answers), byLabel.submissions.map(({ answers }) => answers)], [both, both]);
  const byName = await readSubmissions([textFile('x.csv', 'name,a-name\nx,z')], { form: twins });
  assert.deepEqual([codes(byName), byName.problems[0]?.message.includes('column A'), byName.submissions[0]?.answers], [['ambiguous-column'], true, { '/data/a/name': 'z' }]);
});

type Case = readonly [string, SubmissionFile | readonly SubmissionFile[], SubmissionOptions, RegistrationProblemCode, string];
const table = (titles: string, ...rows: string[]): SubmissionFile => textFile('x.csv', [titles, ...rows].join('\n'));
const json = (value: unknown): SubmissionFile => textFile('x.json', JSON.stringify(value));
const item = (more: Readonly<Record<string, unknown>>): SubmissionFile => json({ results: [{ _uuid: FIRST, phone: '1', ...more }] });
const formulaBook = (): Uint8Array => {
  const sheet = '<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>phone</t></is></c><c r="B1" t="inlineStr"><is><t>camp</t></is></c></row><row r="2"><c r="A2"><f>B2&amp;"1"</f><v>5551</v></c></row></sheetData></worksheet>';
  const whole = writeXlsx([{ name: 'S', titles: ['a'], rows: [] }]);
  return replaced(whole, 'xl/worksheets/sheet1.xml', sheet);
};

function replaced(book: Uint8Array, part: string, text: string): Uint8Array {
  return zipSync({ ...unzipSync(book), [part]: utf8(text) });
}

const CHECKED: readonly Case[] = [
  ['an unknown choice', table('household/head_sex', 'z'), {}, 'unknown-choice', 'row 2, column A'],
  ['an unknown choice among several', table('needs', 'food gold'), {}, 'unknown-choice', 'row 2, column A'],
  ['a day in two ways', table('head_birth', '3/4/1988'), {}, 'ambiguous-date', 'row 2, column A'],
  ['a day that is none', table('head_birth', '1988-02-30'), {}, 'bad-date', 'row 2, column A'],
  ['a size in words', table('phone,size', '1,three'), {}, 'bad-number', 'row 2, column B'],
  ['a formula', table('phone,head_name', '1,=HYPERLINK("x")'), {}, 'formula', 'row 2, column B'],
  ['a command', table('phone,head_name', `1,"+cmd|' /C calc'!A0"`), {}, 'formula', 'row 2, column B'],
  ['a failed formula', table('phone,head_name', '1,#REF!'), {}, 'formula', 'row 2, column B'],
  ['a cell too many', table('phone,head_name', '1,a,b'), {}, 'ragged-row', 'row 2'],
  ['an answer without end', table('phone,head_name', `1,${'x'.repeat(SUBMISSION_LIMITS.answer + 1)}`), {}, 'too-large', 'row 2, column B'],
  ['a formula of a workbook', { name: 'x.xlsx', bytes: formulaBook() }, {}, 'formula', 'row 2, column A'],
  ['an unknown choice in JSON', item({ 'household/head_sex': 'z' }), {}, 'unknown-choice', 'results[0], head_sex'],
  ['a number that lost digits', item({ 'household/size': 1e20 }), {}, 'bad-number', 'results[0], size'],
  ['a bad member in JSON', item({ 'household/member': [{ 'household/member/age': 'x' }] }), {}, 'bad-number', 'results[0], entry 1, age'],
  ['an item that is no object', json({ results: ['x'] }), {}, 'not-submissions', 'results[0]'],
  ['groups without end', json({ results: [Array.from({ length: 60 }).reduce((inner) => ({ g: inner }), { _uuid: FIRST })] }), {}, 'too-large', 'results[0]'],
  ['another form', textFile('x.xml', submissionXml(0, 'id="other" version="3"')), {}, 'other-form', 'file'],
  ['another version', textFile('x.xml', submissionXml(0, 'id="registration" version="2"')), {}, 'other-version', 'file'],
  ['another version in OData', json({ value: [{ ...ODATA.value[0], __system: { formVersion: '2' } }] }), {}, 'other-version', 'value[0]'],
  ['answers to other questions', json({ results: [{ _uuid: FIRST, a: '1', b: '2' }] }), {}, 'other-form', 'results[0]'],
  ['an encrypted submission', textFile('x.xml', '<data id="registration" version="3" encrypted="yes" xmlns="http://opendatakit.org/submissions"><base64EncryptedKey>abc</base64EncryptedKey><encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>'), {}, 'encrypted-submission', 'file'],
];

for (const [name, files, options, code, at] of CHECKED) {
  test(`[RI5] a submission with ${name} is a problem with its place, and not given`, async () => {
    const read = await readSubmissions(Array.isArray(files) ? files as readonly SubmissionFile[] : [files as SubmissionFile], { form: FORM, ...options });
    const found = read.problems.filter(({ drops }) => drops !== 'nothing');
    assert.deepEqual([found.map((one) => one.code), found.map((one) => one.at), found.map((one) => one.drops), read.submissions], [[code], [at], ['submission'], []], JSON.stringify(read.problems));
  });
}

test('[RI5] a submission with a fault leaves the others whole; a stated order of days or version is taken', async () => {
  const rows = table('phone,head_birth,head_sex,size', '1,31/12/1980,f,2', '2,1/2/1990,Male,٣', '3,x,f,1', '4,,,');
  const read = await readSubmissions([rows], { form: FORM, dates: 'dmy' });
  assert.deepEqual([codes(read), read.submissions.map(({ at }) => at)], [['bad-date'], ['row 2', 'row 3', 'row 5']]);
  assert.deepEqual(read.submissions[1]?.answers, { '/data/phone': '2', '/data/household/head_birth': '1990-02-01', '/data/household/head_sex': 'm', '/data/household/size': '3' });
  const old = await readSubmissions([textFile('x.xml', submissionXml(0, 'id="registration" version="2"'))], { form: FORM, versions: 'any' });
  assert.deepEqual([codes(old), old.submissions.length], [[], 1]);
  const member = textFile('member.csv', lines(',', ['name', 'age', 'PARENT_KEY'], ['Sara', 'four', `uuid:${FIRST}`]));
  const main = CENTRAL_FILES[0] as SubmissionFile;
  const withBad = await readSubmissions([main, member], { form: FORM });
  assert.deepEqual([codes(withBad), withBad.problems[0]?.at, withBad.submissions.map(({ instance }) => instance)], [['bad-number'], 'file 2, row 2, column B', [`uuid:${SECOND}`]], 'a household is given with all of its members or not at all');
});

const REFUSED: readonly Case[] = [
  ['nothing', textFile('x.csv', ''), {}, 'empty-file', 'file'],
  ['only blanks', textFile('x.csv', ' \n \n'), {}, 'empty-file', 'file'],
  ['no file', [], {}, 'empty-file', 'file'],
  ['a page of the web', textFile('x.csv', '<!DOCTYPE html><html><body>Sign in</body></html>'), {}, 'not-submissions', 'file'],
  ['the definition of a form', textFile('x.xml', '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head/></h:html>'), {}, 'not-submissions', 'file'],
  ['JSON of something else', json({ type: 'FeatureCollection', features: [] }), {}, 'not-submissions', 'file'],
  ['a list of something else', json([{ a: 1 }]), {}, 'not-submissions', 'file'],
  ['JSON cut off', textFile('x.json', '{"results":[{"a":"Fatima'), {}, 'bad-json', 'file'],
  ['JSON of other letters', { name: 'x.json', bytes: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) }, {}, 'not-utf-8', 'file'],
  ['XML that ends early', textFile('x.xml', '<data id="f"><name>Fatima'), {}, 'bad-xml', 'file'],
  ['entities', textFile('x.xml', '<!DOCTYPE d [<!ENTITY a "b">]><data id="f"><name>&a;</name></data>'), {}, 'bad-xml', 'file'],
  ['a table of other letters', { name: 'x.csv', bytes: new Uint8Array([...utf8('name,phone\n'), 0xc7, 0xe1, 0x2c, 0x31]) }, {}, 'not-utf-8', 'row 2'],
  ['UTF-16', { name: 'x.csv', bytes: new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0]) }, {}, 'not-utf-8', 'file'],
  ['a quote that never closes', table('name,phone', '"Fatima,1'), {}, 'damaged-file', 'row 2'],
  ['an old workbook', { name: 'x.xls', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]) }, {}, 'old-spreadsheet', 'file'],
  ['an archive of pictures', { name: 'x.zip', bytes: zipSync({ 'a.jpg': utf8('x') }) }, {}, 'not-submissions', 'file'],
  ['an archive cut off', { name: 'x.zip', bytes: zipSync({ 'a.csv': utf8('name,phone\na,1\n') }).slice(0, -4) }, {}, 'damaged-file', 'file'],
  ['a bomb', { name: 'x.zip', bytes: zipSync({ 'a.csv': new Uint8Array(60 * 1024 * 1024) }) }, {}, 'too-large', 'file'],
  ['columns without end', table(Array.from({ length: SUBMISSION_LIMITS.columns + 1 }, (_, at) => `name_${at}`).join(',')), {}, 'too-many-columns', 'file'],
  ['more bytes than are read', { name: 'x.csv', bytes: new Uint8Array(SUBMISSION_LIMITS.bytes + 1) }, {}, 'too-large', 'file'],
  ['more files than are read', Array.from({ length: SUBMISSION_LIMITS.files + 1 }, () => textFile('x.csv', 'a')), {}, 'too-many-files', 'file'],
  ['columns of another form', table('a,b,c', '1,2,3'), { form: FORM }, 'other-form', 'file'],
  ['one name for two columns', table('name,phone,name', 'a,1,b'), {}, 'duplicate-column', 'row 1, column C'],
];

for (const [name, files, options, code, at] of REFUSED) {
  test(`[RI6] ${name} is refused with what to do`, async () => {
    const read = await readSubmissions(Array.isArray(files) ? files as readonly SubmissionFile[] : [files as SubmissionFile], options);
    assert.ok(read.problems.some((one) => one.code === code && one.at === at && one.drops === 'file'), JSON.stringify(read.problems));
    assert.deepEqual(read.submissions, []);
    assert.ok(read.problems.every(({ message }) => message.length > 10));
  });
}

test('[RI6] pages of a list, repeats that were left out and sheets beside it are said', async () => {
  const page = await readSubmissions([json({ ...KOBO_JSON, next: 'https://kobo.example/?start=100' })], { form: FORM });
  assert.deepEqual([codes(page), page.submissions.length], [['more-pages'], 2]);
  const { value } = ODATA;
  const bare = { value: value.map(({ household: { member: _, ...household }, ...rest }) => ({ ...rest, household })) };
  const unexpanded = await readSubmissions([json(bare)], { form: FORM });
  assert.deepEqual([codes(unexpanded), unexpanded.submissions.length], [['repeat-missing'], 2]);
  const rows = [[{ text: 'Amina' }, { text: '077123456' }]];
  const sheets = await readSubmissions([{ name: 'x.xlsx', bytes: writeXlsx([{ name: 'List', titles: ['name', 'phone'], rows }, { name: 'Notes', titles: ['remark', 'name'], rows }]) }]);
  assert.deepEqual([codes(sheets), sheets.problems[0]?.at, sheets.submissions.length], [['not-submissions'], 'sheet 2', 1]);
  const more = await readSubmissions([textFile('x.csv', 'phone,head_name,extra\n1,a,b')], { form: FORM });
  assert.deepEqual([codes(more), more.problems[0]?.drops, more.problems[0]?.message.endsWith('column C'), more.submissions.length], [['unknown-column'], 'nothing', true, 1]);
});

test('[RI5] what Kobo calls a form and its version is compared with what Kobo called them only', async () => {
  const [form, version] = ['aBcDeFgHiJkLmNoPqRsTuV', 'vBcDeFgHiJkLmNoPqRsTuV'];
  const of = (id: string, of: string): SubmissionFile => json({ results: [{ _uuid: FIRST, phone: '1', _xform_id_string: id, __version__: of }] });
  assert.deepEqual(codes(await readSubmissions([of(form, version)], { form: FORM })), []);
  const deployed = { ...FORM, id: form, version };
  assert.deepEqual(codes(await readSubmissions([of(form, version)], { form: deployed })), []);
  assert.deepEqual(codes(await readSubmissions([of(form.replace('B', 'C'), version)], { form: deployed })), ['other-form']);
  assert.deepEqual(codes(await readSubmissions([of(form, version.replace('B', 'C'))], { form: deployed })), ['other-version']);
});

test('[RI5] times are taken as devices write them, and what a device says of its clock costs no registration', async () => {
  const { form } = await readXlsForm(textFile('f.csv', 'survey\n,type,name\n,start,start\n,end,end\n,today,today\n,dateTime,seen\n,text,name\n'));
  assert.ok(form !== undefined);
  const read = await readSubmissions([json({ results: [{ _uuid: FIRST, start: '2017-03-13T11:25:31.707-04', end: 'broken', today: '2017-03-13', seen: '2017-03-13T11:25:31.707+0545', name: 'A' }] }), json({ results: [{ _uuid: SECOND, seen: 'broken' }] })], { form });
  assert.deepEqual(read.submissions.map(({ answers }) => answers), [{ '/data/start': '2017-03-13T11:25:31.707-04', '/data/today': '2017-03-13', '/data/seen': '2017-03-13T11:25:31.707+0545', '/data/name': 'A' }]);
  assert.deepEqual(codes(read), ['bad-date']);
});

test('[RI5] a phone number is no formula, whatever stands behind it', async () => {
  const read = await readSubmissions([table('phone,head_name', '+964 770 (Ali) 1!,-')], { form: FORM });
  assert.deepEqual([codes(read), read.submissions[0]?.answers], [[], { '/data/phone': '+964 770 (Ali) 1!', '/data/household/head_name': '-' }]);
});

test('[RI4] a question may have a name that a server has too, and one question is read from one column', async () => {
  const { form } = await readXlsForm(textFile('f.csv', 'survey\n,type,name,label\n,text,Status,State\n,text,Edits,Changes\n'));
  assert.ok(form !== undefined);
  const rows = await readSubmissions([textFile('x.csv', 'Status,State,KEY,ReviewState\na,b,k1,approved')], { form });
  assert.deepEqual([codes(rows), rows.problems[0]?.message.endsWith('column B'), rows.submissions[0]?.answers], [['duplicate-column'], true, { '/data/Status': 'a' }]);
  const items = await readSubmissions([json({ value: [{ __id: 'k1', Status: 'a', Edits: 'c' }] })], { form });
  assert.deepEqual([codes(items), items.submissions[0]?.answers], [[], { '/data/Status': 'a', '/data/Edits': 'c' }]);
});

test('[RI6] labels, titles and answers that are made to be slow are read in no time', async () => {
  const { form } = await readXlsForm(textFile('f.csv', `survey\n,type,name\n,select_multiple c,s\n,text,phone\nchoices\n,list_name,name,label\n,c,a,${'w '.repeat(4000)}x`));
  assert.ok(form !== undefined);
  const began = process.cpuUsage().user;
  const words = await readSubmissions([textFile('x.csv', `s,phone\n${`${'w '.repeat(4500)},1\n`.repeat(50)}`)], { form });
  assert.deepEqual([words.problemCount, words.problems[0]?.code], [50, 'unknown-choice']);
  const letters = await readSubmissions([textFile('x.csv', `name,phone\n${`+${'a'.repeat(9000)},1\n`.repeat(500)}`)]);
  assert.equal(letters.submissions.length, 500);
  assert.deepEqual(codes(await readSubmissions([textFile('x.csv', `${'@'.repeat(1_000_000)},b\n1,2`)])), ['no-header']);
  assert.ok(process.cpuUsage().user - began < 8_000_000);
});

test('[RI6] columns and entries that JSON and XML make without end are bounded', async () => {
  const many = Object.fromEntries(Array.from({ length: SUBMISSION_LIMITS.columns + 50 }, (_, at) => [`q${at}`, 'x']));
  assert.deepEqual(codes(await readSubmissions([item(many)])), ['too-many-columns']);
  const elements = `<data id="f">${Array.from({ length: SUBMISSION_LIMITS.columns + 50 }, (_, at) => `<q${at}>x</q${at}>`).join('')}</data>`;
  assert.deepEqual(codes(await readSubmissions([textFile('x.xml', elements)])), ['too-many-columns']);
  const deep = await readSubmissions([textFile('x.json', `{"results":${'['.repeat(200_000)}`)]);
  assert.deepEqual(codes(deep), ['bad-json']);
  assert.deepEqual(codes(await readSubmissions([textFile('x.xml', `<data id="f">${'<a>'.repeat(500)}`)])), ['bad-xml']);
});

test('[RI6] no bytes make the reader throw', async () => {
  const seeds = EXPORTS.map(({ files }) => files[0] as SubmissionFile);
  await fc.assert(
    fc.asyncProperty(fc.nat(seeds.length - 1), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 }), fc.option(fc.nat(3000), { nil: undefined }), fc.boolean(), async (at, changes, cut, withForm) => {
      const seed = seeds[at] as SubmissionFile;
      const bytes = seed.bytes.slice(0, cut);
      for (const [place, byte] of changes) if (bytes.length > 0) bytes[place % bytes.length] = byte;
      const read = await readSubmissions([{ name: seed.name, bytes }], withForm ? { form: FORM } : {});
      assert.ok(read.problemCount >= read.problems.length);
    }),
    { numRuns: 300 },
  );
});

test('[RI6] names that mean something to a program are names like others', async () => {
  const read = await readSubmissions([json({ results: [JSON.parse(`{"_uuid":"${FIRST}","__proto__":"a","constructor":"b","toString":"c"}`)] })]);
  assert.deepEqual(Object.keys(read.submissions[0]?.answers ?? {}).toSorted(), ['__proto__', 'constructor', 'toString']);
  assert.equal(({} as Record<string, unknown>)['a'], undefined);
});

test('[RI8] a submission has one id in every export, and is read once', async () => {
  const all = await readSubmissions(EXPORTS.filter(({ name }) => /JSON|OData/.test(name)).flatMap(({ files }) => files), { form: FORM });
  assert.deepEqual([all.submissions.length, codes(all)], [2, Array.from({ length: 4 }, () => 'submission-repeated')]);
  assert.ok(all.problems.every(({ at }) => /^file [23], (results|value|)\[[01]\]$/.test(at)));
  const edited = await readSubmissions([json({ results: [{ _uuid: SECOND, 'meta/instanceID': `uuid:${SECOND}`, 'meta/rootUuid': `uuid:${FIRST}`, phone: '1' }] })]);
  assert.equal(edited.submissions[0]?.instance, `uuid:${FIRST}`, 'an edited submission keeps its first id');
  const bare = await readSubmissions([textFile('x.csv', '_id,_submission_time,name\n5,2026-01-02T03:04:05,Amina')]);
  assert.deepEqual([bare.kind, bare.submissions[0]?.instance, bare.submissions[0]?.submitted], ['kobo', '_id:5', '2026-01-02T03:04:05']);
});

test('[RI8] an entry whose submission is not there is said, and belongs to nobody', async () => {
  const orphan = textFile('member.csv', lines(',', ['name', 'PARENT_KEY'], ['Sara', 'uuid:unknown']));
  const read = await readSubmissions([...CENTRAL_FILES.slice(0, 1), orphan], { form: FORM });
  assert.deepEqual([codes(read), read.problems[0]?.at, read.submissions.flatMap(({ members }) => Object.keys(members))], [['no-parent'], 'file 2, row 2', []]);
});

test('[RI9] without a definition columns are known by their names, whatever these are', async () => {
  const read = await readSubmissions([textFile('x.csv', '#phone\nname,phone,رقم الهوية\n#name,#phone,#id\nAmina,0770,A1\nOmar,0771,B2\n')], { header: true });
  assert.deepEqual([read.kind, read.problems], ['csv', [{ at: 'row 2', code: 'ragged-row', message: 'this row has more cells than there are columns: look for a separator inside a text', drops: 'submission' }, ...[3, 4, 5].map((row) => ({ at: `row ${row}`, code: 'ragged-row', message: 'this row has more cells than there are columns: look for a separator inside a text', drops: 'submission' }))]]);
  const tagged = await readSubmissions([textFile('x.csv', 'name,phone,رقم الهوية\n#name,#phone,#id\nAmina,0770,A1\n')]);
  assert.deepEqual(tagged.submissions.map(({ at, answers }) => [at, answers]), [['row 3', { name: 'Amina', phone: '0770', 'رقم الهوية': 'A1' }]]);
  const kobo = await readSubmissions([textFile('x.csv', `household/head;needs;needs/food;needs/water;_uuid\nAmina;food;1;0;${FIRST}\n`)]);
  assert.deepEqual([kobo.kind, kobo.columns.map(({ key }) => key), kobo.submissions[0]?.answers], ['kobo', ['household/head', 'needs'], { 'household/head': 'Amina', needs: 'food' }]);
});

test('[RI9] a first row of data is never taken for names, and what cannot be told is asked', async () => {
  const data = await readSubmissions([textFile('x.csv', 'Fatima Ali,0770123456\nOmar Said,0771123456\n')]);
  assert.deepEqual([data.columns.map(({ key }) => key), data.submissions.map(({ at, answers }) => [at, answers])], [['column 1', 'column 2'], [['row 1', { 'column 1': 'Fatima Ali', 'column 2': '0770123456' }], ['row 2', { 'column 1': 'Omar Said', 'column 2': '0771123456' }]]]);
  const unsure = textFile('x.csv', 'Fatima Ali,Tall Abyad\nOmar Said,Ain Issa\n');
  const asked = await readSubmissions([unsure]);
  assert.deepEqual([codes(asked), asked.columns, asked.submissions], [['no-header'], [], []]);
  assert.deepEqual((await readSubmissions([unsure], { header: false })).submissions.length, 2);
  assert.deepEqual((await readSubmissions([unsure], { header: true })).columns.map(({ key }) => key), ['Fatima Ali', 'Tall Abyad']);
});
