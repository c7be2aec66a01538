import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOUSEHOLD_FORM, householdForm, textFile } from '../testing/household-form.ts';
import { writeXlsx } from '../xlsx/write.ts';
import { languageCode, textIn, type FormQuestion } from './form.ts';
import { readXlsForm, type XlsFormReading } from './xlsform.ts';
import { editDistance, rowType } from './xlsform-types.ts';

/** A form of the rows of a survey, and of further sheets; cells are parted by `|`. */
function read(survey: string, more: Readonly<Record<string, string>> = {}): Promise<XlsFormReading> {
  const sheet = (name: string, text: string): string => [name, ...text.split('\n').map((row) => `,${row.split('|').map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}`)].join('\n');
  return readXlsForm(textFile('form.csv', [sheet('survey', survey), ...Object.entries(more).map(([name, text]) => sheet(name, text))].join('\n')));
}

const CHOICES = 'list_name|name|label\nsex|f|Female\nsex|m|Male';
const paths = ({ form }: XlsFormReading): readonly string[] => (form?.questions ?? []).map(({ path }) => path);
const asked = ({ form }: XlsFormReading): readonly FormQuestion[] => (form?.questions ?? []).filter(({ generated }) => generated !== true);

test('[RI2] a form is questions by path, with repeats, languages, lists and texts of expressions', async () => {
  const form = await householdForm();
  assert.deepEqual([form.id, form.title, form.version, form.root, form.defaultLanguage, form.encrypted], ['registration', 'Registration', '3', 'data', 'English (en)', false]);
  assert.deepEqual(form.languages, ['English (en)', 'Arabic (ar)']);
  const head = form.questions.find(({ path }) => path === '/data/household/head_name');
  assert.deepEqual(head, { path: '/data/household/head_name', name: 'head_name', type: 'text', labels: { 'English (en)': 'Name of the head', 'Arabic (ar)': 'اسم رب الأسرة' }, hints: {}, row: 5 });
  const age = form.questions.find(({ name }) => name === 'age');
  assert.deepEqual([age?.path, age?.repeat], ['/data/household/member/age', '/data/household/member']);
  assert.equal(form.questions.find(({ name }) => name === 'size')?.constraint, '. > 0');
  assert.deepEqual(form.groups.map(({ path, kind }) => [path, kind]), [['/data/household', 'group'], ['/data/household/member', 'repeat']]);
  assert.deepEqual(form.lists['camp']?.map(({ name }) => name), ['north', 'south', 'other']);
  assert.deepEqual([textIn(head?.labels ?? {}, 'Arabic (ar)', 'x', ''), textIn(head?.labels ?? {}, 'French', 'English (en)', ''), textIn({}, undefined, 'x', 'name')], ['اسم رب الأسرة', 'Name of the head', 'name']);
  assert.deepEqual(['Arabic (ar)', 'English', 'Kurdish (ku-Latn)'].map(languageCode), ['ar', undefined, 'ku-latn']);
});

test('[RI2] spellings of types, groups and selects that pyxform accepts are accepted', async () => {
  const types: readonly (readonly [string, string])[] = [
    ['string', 'text'], ['phone number', 'text'], ['int', 'integer'], ['add integer prompt', 'integer'], ['datetime', 'dateTime'], ['date time', 'dateTime'], ['gps', 'geopoint'], ['photo', 'image'], ['imei', 'deviceid'], ['uri:deviceid', 'deviceid'], ['get phone number', 'phonenumber'],
    ['trigger', 'acknowledge'], ['Text', 'text'], ['  text ', 'text'],
    ['select_one sex', 'select_one'], ['select one sex', 'select_one'], ['select one from sex', 'select_one'], ['select1 sex', 'select_one'], ['add select one prompt using sex', 'select_one'],
    ['select_multiple sex', 'select_multiple'], ['select all that apply sex', 'select_multiple'], ['select all that apply from sex', 'select_multiple'], ['select multiple sex', 'select_multiple'], ['rank sex', 'rank'],
  ];
  for (const [spelling, type] of types) {
    const reading = await read(`type|name|label\n${spelling}|q|Q`, { choices: CHOICES });
    assert.deepEqual([reading.problems, asked(reading).map((question) => question.type)], [[], [type]], spelling);
  }
  for (const [begin, end] of [['begin repeat', 'end repeat'], ['begin_repeat', 'end_repeat'], ['begin lgroup', 'end lgroup'], ['begin looped group', 'end looped group'], ['Begin Repeat', 'End Repeat']]) {
    const reading = await read(`type|name|label\n${begin}|r|R\ntext|q|Q\n${end}||`);
    assert.deepEqual([reading.problems, asked(reading)[0]?.repeat], [[], '/data/r'], begin);
  }
  assert.deepEqual((await read('type|name|label\nselect_one sex or specify other|q|Q', { choices: CHOICES })).form?.questions.map(({ name, type }) => [name, type]), [['q', 'select_one'], ['q_other', 'text'], ['instanceID', 'calculate']]);
});

test('[RI2] spellings of columns that pyxform accepts are accepted, with one colon or two', async () => {
  const titles = ['command|tag|caption|relevance|read_only|bind::required|bind::constraint|control::appearance', 'Type|Name|Label|bind:relevant|readonly|required|constraint|appearance', 'TYPE|value|label::default|relevant|bind::readonly|Required|bind::constraint|body::appearance'];
  for (const title of titles) {
    const reading = await read(`${title}\ntext|q|Q|1 = 1|yes|yes|. != ''|minimal`);
    assert.deepEqual([reading.problems, asked(reading)], [[], [{ path: '/data/q', name: 'q', type: 'text', labels: { default: 'Q' }, hints: {}, required: 'yes', constraint: ". != ''", relevant: '1 = 1', appearance: 'minimal', readOnly: true, row: 3 }]], title);
  }
  const single = await read('type|name|label:English|label:French|hint:French\ntext|q|A|B|C');
  assert.deepEqual([asked(single)[0]?.labels, asked(single)[0]?.hints, single.form?.languages], [{ English: 'A', French: 'B' }, { French: 'C' }, ['English', 'French']]);
  const repeat = await read('type|name|label|jr:count\nbegin repeat|r|R|3\ntext|q|Q|\nend repeat|||');
  assert.deepEqual(paths(repeat), ['/data/r_count', '/data/r/q', '/data/meta/instanceID']);
  const both = await read('type|name|label|label::English\ntext|q|A|B', { settings: 'default_language\nEnglish' });
  assert.deepEqual([both.problems, asked(both)[0]?.labels], [[], { English: 'B' }]);
});

test('[RI2] settings, loops, notes, disabled rows, audits and tables of selects stand as pyxform makes them', async () => {
  const reading = await read('type|name|label|disabled|appearance\nnote||Hello||\ntext|off|Off|yes|\nbegin loop over sex|by|By||\ninteger|n|How many %(label)s||\nend loop||||\naudit||||\nbegin group|t|T||table-list\nselect_one sex|s|S||\nend group||||\nbegin group|hidden|||\nend group||||', { choices: CHOICES, settings: 'name|form_id|instance_name|public_key\nhousehold|h1|${s}|MII' });
  assert.deepEqual(reading.problems, []);
  assert.deepEqual(paths(reading), [
    '/household/generated_note_name_3', '/household/by/f/n', '/household/by/m/n', '/household/t/generated_table_list_label_9', '/household/t/reserved_name_for_field_list_labels_10', '/household/t/s', '/household/meta/audit', '/household/meta/instanceID', '/household/meta/instanceName',
  ]);
  assert.deepEqual([reading.form?.questions[2]?.labels, reading.form?.encrypted, reading.form?.id], [{ default: 'How many Male' }, true, 'h1']);
  const flat = await read('type|name|label\nbegin group|a|A\ntext|q|Q\nend group||', { settings: 'flat|omit_instanceID\nTRUE|yes' });
  assert.deepEqual(paths(flat), ['/data/q']);
  assert.deepEqual((await read('type|name\nset form id|f7\ntext|q')).form?.id, 'f7');
});

test('[RI2] choices of other files and of earlier answers are taken with a notice; numbers of a workbook are what was typed', async () => {
  const reading = await read('type|name|label\nselect_one_from_file camps.csv|a|A\nselect_multiple ${b}|c|C\ntext|b|B');
  assert.deepEqual([reading.problems.map(({ at, code, drops }) => [at, code, drops]), asked(reading).map(({ openList }) => openList)], [[['survey, row 3', 'not-supported', 'nothing'], ['survey, row 4', 'not-supported', 'nothing']], [true, true, undefined]]);
  const book = writeXlsx([
    { name: 'Survey', titles: ['type', 'name', 'label'], rows: [[{ text: 'select_one n' }, { text: 'q' }, { text: 'Q' }]] },
    { name: 'choices', titles: ['list name', 'name', 'label'], rows: [[{ text: 'n' }, { decimal: '1.0' }, { text: 'One' }], [{ text: 'n' }, { text: '2.0' }, { text: 'Two' }]] },
    { name: 'notes', titles: ['type'], rows: [] },
  ]);
  const { form, problems } = await readXlsForm({ name: 'f.xlsx', bytes: book });
  assert.deepEqual([problems, form?.lists['n']?.map(({ name }) => name)], [[], ['1', '2']]);
});

type Case = readonly [string, string, Readonly<Record<string, string>>, string, string];
const LONG = `n${'a'.repeat(300)}`;
const WRONG: readonly Case[] = [
  ['a type with letters swapped', 'type|name|label\ntetx|q|Q', {}, 'bad-type', 'survey, row 3'],
  ['a type that is none', 'type|name|label\nquestionnaire|q|Q', {}, 'bad-type', 'survey, row 3'],
  ['no type', 'type|name|label\n|q|Q', {}, 'missing-type', 'survey, row 3'],
  ['no name', 'type|name|label\ntext||Q', {}, 'missing-name', 'survey, row 3'],
  ['no column of types', 'name|label\nq|Q', {}, 'not-a-form', 'file'],
  ['no question', 'type|name|label', {}, 'not-a-form', 'survey'],
  ['a name with a space', 'type|name|label\ntext|my name|Q', {}, 'bad-name', 'survey, row 3'],
  ['a name that begins with a digit', 'type|name|label\ntext|1st|Q', {}, 'bad-name', 'survey, row 3'],
  ['a name with a prefix', 'type|name|label\ntext|a:b|Q', {}, 'bad-name', 'survey, row 3'],
  ['a name without end', `type|name|label\ntext|${LONG}|Q`, {}, 'bad-name', 'survey, row 3'],
  ['one name twice', 'type|name|label\ntext|q|Q\ntext|q|R', {}, 'duplicate-name', 'survey, row 4'],
  ['the name of the form itself', 'type|name|label\ntext|meta|Q', {}, 'duplicate-name', 'survey, row 3'],
  ['a name that is generated', 'type|name|label\ntext|q_other|Q\nselect_one sex or_other|q|Q', { choices: CHOICES }, 'duplicate-name', 'survey, row 4'],
  ['a column twice', 'type|name|label|label\ntext|q|Q|R', {}, 'duplicate-column', 'survey, row 2'],
  ['a column twice by other words', 'type|name|relevant|relevance\ntext|q|1|1', {}, 'duplicate-column', 'survey, row 2'],
  ['a group that is never ended', 'type|name|label\nbegin group|g|G\ntext|q|Q', {}, 'unbalanced-group', 'survey, row 3'],
  ['an end without a beginning', 'type|name|label\ntext|q|Q\nend group||', {}, 'unbalanced-group', 'survey, row 4'],
  ['an end of another kind', 'type|name|label\nbegin repeat|g|G\ntext|q|Q\nend group||\nend repeat||', {}, 'unbalanced-group', 'survey, row 5'],
  ['a select without a list', 'type|name|label\nselect_one|q|Q', {}, 'missing-list', 'survey, row 3'],
  ['a list that is not there', 'type|name|label\nselect_one sexes|q|Q', { choices: CHOICES }, 'missing-list', 'survey, row 3'],
  ['a list of two words', 'type|name|label\nselect_one my list|q|Q', { choices: CHOICES }, 'missing-list', 'survey, row 3'],
  ['a list of an object\'s own words', 'type|name|label\nselect_one constructor|q|Q', { choices: CHOICES }, 'missing-list', 'survey, row 3'],
  ['choices of another sheet that is not there', 'type|name|label|choice_filter\nselect_one_external camps|q|Q|x=1', {}, 'missing-list', 'survey, row 3'],
  ['choices without names', 'type|name|label\nselect_one sex|q|Q', { choices: 'list_name|label\nsex|F' }, 'missing-column', 'choices, row 5'],
  ['a choice without a name', 'type|name|label\nselect_one sex|q|Q', { choices: 'list_name|name|label\nsex||F\nsex|m|M' }, 'missing-name', 'choices, row 6'],
  ['a choice twice', 'type|name|label\nselect_one sex|q|Q', { choices: 'list_name|name|label\nsex|f|F\nsex|f|G' }, 'duplicate-name', 'choices, row 7'],
  ['other and a filter', 'type|name|label|choice_filter\nselect_one sex or_other|q|Q|x=1', { choices: CHOICES }, 'missing-list', 'survey, row 3'],
  ['a loop over nothing', 'type|name|label\nbegin loop|l|L\ninteger|q|Q\nend loop||', { choices: CHOICES }, 'missing-list', 'survey, row 3'],
  ['a group in a loop', 'type|name|label\nbegin loop over sex|l|L\nbegin group|g|G\ntext|q|Q\nend group||\nend loop||', { choices: CHOICES }, 'not-supported', 'survey, row 4'],
  ['a matrix of Kobo', 'type|name|label\nbegin_kobomatrix|k|K\ntext|q|Q\nend_kobomatrix||', {}, 'not-supported', 'survey, row 3'],
  ['a calculate of nothing', 'type|name|label\ncalculate|q|', {}, 'missing-calculation', 'survey, row 3'],
  ['an audit by another name', 'type|name|label\ntext|q|Q\naudit|mine|', {}, 'bad-name', 'survey, row 4'],
  ['a root that is no name', 'type|name|label\ntext|q|Q', { settings: 'name\nmy form' }, 'bad-name', 'settings, row 2'],
  ['groups without end', `type|name|label\n${Array.from({ length: 60 }, (_, at) => `begin group|g${at}|G`).join('\n')}\ntext|q|Q\n${'end group||\n'.repeat(60)}`, {}, 'too-large', 'survey, row 53'],
  ['loops over loops of choices', `type|name|label\nbegin loop over c|l|L\n${Array.from({ length: 200 }, (_, at) => `text|q${at}|Q`).join('\n')}\nend loop||`, { choices: `list_name|name|label\n${Array.from({ length: 200 }, (_, at) => `c|c${at}|C`).join('\n')}` }, 'too-large', 'survey, row 54'],
];

for (const [name, survey, more, code, at] of WRONG) {
  test(`[RI3] a form with ${name} is refused with sheet and row`, async () => {
    const { form, problems } = await read(survey, more);
    const first = problems.find(({ drops }) => drops === 'file');
    assert.deepEqual([form, first?.code, first?.at], [undefined, code, at], JSON.stringify(problems.slice(0, 3)));
  });
}

test('[RI3] all problems of a form are told at once, and a mistyped type with the nearest', async () => {
  const { problems } = await read('type|name|label\nintger|q|Q\nbegin grup|g|G\nselect_oen sex|s|S\ntext|q q|Q\nfrobnicate|z|Z', { choices: CHOICES });
  assert.deepEqual(problems.map(({ at, message }) => [at, /nearest is "([^"]+)"/.exec(message)?.[1]]), [['survey, row 3', 'integer'], ['survey, row 4', 'begin group'], ['survey, row 5', 'select_one'], ['survey, row 6', undefined], ['survey, row 7', undefined]]);
  assert.deepEqual([editDistance('tetx', 'text'), editDistance('', 'ab'), editDistance('same', 'same')], [1, 2, 0]);
  assert.equal(rowType('select_one_external camps').is, 'question');
});

test('[RI3] what is no form is refused: other workbooks, lists of people, damaged files', async () => {
  const refused = async (name: string, bytes: Uint8Array | string): Promise<readonly string[]> => (await readXlsForm(typeof bytes === 'string' ? textFile(name, bytes) : { name, bytes })).problems.map(({ code }) => code);
  assert.deepEqual(await refused('x.csv', ''), ['empty-file']);
  assert.deepEqual(await refused('x.csv', 'name,phone\nFatima,0770\n'), ['not-a-form']);
  assert.deepEqual(await refused('x.xlsx', writeXlsx([{ name: 'servey', titles: ['type'], rows: [] }, { name: 'choices', titles: ['name'], rows: [] }])), ['not-a-form']);
  assert.deepEqual(await refused('x.xlsx', new Uint8Array([0x50, 0x4b, 3, 4])), ['damaged-file']);
  assert.deepEqual(await refused('x.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])), ['old-spreadsheet']);
  assert.deepEqual(await refused('x.csv', new Uint8Array(11 * 1024 * 1024)), ['too-large']);
  const list = await readXlsForm(textFile('x.csv', 'type,name,label\nbeneficiary,Fatima Ali,0770123456\n'));
  assert.ok(list.form === undefined && !JSON.stringify(list).includes('Fatima'), 'a list of people that looks like a form is not repeated');
});

test('[RI3] a form of a hundred thousand mistyped rows is refused in no time', async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => `,selekt_oneselekt_oneselekt,q${at}`);
  const { form, problems } = await readXlsForm(textFile('f.csv', ['survey', ',type,name', ...rows].join('\n')));
  assert.deepEqual([form, problems[0]?.code, problems.length], [undefined, 'too-large', 200]);
});

test('[RI3] no form makes the reader throw', async () => {
  const words = ['text', 'begin group', 'end group', 'begin repeat', 'end repeat', 'select_one sex', 'select_multiple sex or_other', 'begin loop over sex', 'end loop', 'calculate', '', '__proto__', 'q', 'constructor', 'yes', '${q}', 'سؤال', '1.0', 'audit', 'note'];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words), fc.constantFrom(...words)), { maxLength: 20 }), fc.array(fc.tuple(fc.constantFrom('sex', '', '__proto__'), fc.constantFrom(...words)), { maxLength: 6 }), async (survey, choices) => {
      const reading = await read(['type|name|label', ...survey.map((row) => row.join('|'))].join('\n'), { choices: ['list_name|name', ...choices.map((row) => row.join('|'))].join('\n') });
      assert.ok(reading.form !== undefined || reading.problems.length > 0);
      assert.equal(new Set(paths(reading)).size, paths(reading).length, 'each path once');
    }),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(HOUSEHOLD_FORM.length - 1), fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 8 }), async (changes) => {
      let text = HOUSEHOLD_FORM;
      for (const [at, put] of changes) text = text.slice(0, at) + put + text.slice(at + 1);
      const reading = await readXlsForm(textFile('f.csv', text));
      assert.ok(reading.form !== undefined || reading.problems.length > 0);
    }),
    { numRuns: 200 },
  );
});
