// Forms and registrations that others published: the paths of their questions
// are those that pyxform wrote, and a list of a thousand is read whole.

import test from 'node:test';
import assert from 'node:assert/strict';
import { suggestMapping } from '../../packages/interchange/src/registrations/household-mapping.ts';
import { applyMapping } from '../../packages/interchange/src/registrations/registration.ts';
import { readSubmissions } from '../../packages/interchange/src/registrations/submissions.ts';
import { readXlsForm, type XlsFormReading } from '../../packages/interchange/src/registrations/xlsform.ts';
import { withPeerFiles, type PeerFiles } from '../shared-data.ts';

/** Nodes that an XForm binds, with their types. */
function bindsOf(files: PeerFiles, path: string): ReadonlyMap<string, string | undefined> {
  const text = new TextDecoder().decode(files.bytes(path));
  return new Map([...text.matchAll(/<bind\s[^>]*>/g)].map(([bind]) => [/\bnodeset="([^"]+)"/.exec(bind)?.[1] ?? '', /\btype="([^"]+)"/.exec(bind)?.[1]]));
}

const EXPECTED: readonly (readonly [string, string, string | undefined])[] = [
  ['example_xls/flat_xlsform_test.xlsx', 'test_expected_output/flat_xlsform_test.xml', 'flat_xlsform_test'],
  ['example_xls/xlsform_spec_test.xlsx', 'test_expected_output/xlsform_spec_test.xml', 'xlsform_spec_test'],
  ['example_xls/or_other.xlsx', 'test_expected_output/or_other.xml', 'or_other'],
  ['example_xls/pull_data.xlsx', 'test_expected_output/pull_data.xml', 'pull_data'],
  ['example_xls/survey_no_name.xlsx', 'test_expected_output/survey_no_name.xml', undefined],
  ['liberia_village_form/liberiaCoverageVillageForm_round1.xlsx', 'liberia_village_form/liberiaCoverageVillageForm_round1.xml', 'liberiaCoverageVillageForm'],
];
const TYPES: Readonly<Record<string, string>> = { int: 'integer', decimal: 'decimal', date: 'date', dateTime: 'dateTime', time: 'time', geopoint: 'geopoint', barcode: 'barcode' };

withPeerFiles('17-xlsform', (files) => {
  const read = (path: string, root?: string): Promise<XlsFormReading> => readXlsForm({ name: path, bytes: files.bytes(path) }, root === undefined ? {} : { root });

  for (const [path, xml, root] of EXPECTED) {
    test(`[RI1] every node that pyxform binds is found, and no other: ${path}`, async () => {
      const { form } = await read(path, root);
      const binds = bindsOf(files, xml);
      const groups = (form?.groups ?? []).filter(({ relevant, readOnly }) => relevant !== undefined || readOnly === true);
      assert.deepEqual([...(form?.questions ?? []), ...groups].map((one) => one.path).toSorted(), [...binds.keys()].toSorted());
      for (const question of form?.questions ?? []) {
        const type = TYPES[binds.get(question.path) ?? ''];
        if (type !== undefined && question.type !== 'start' && question.type !== 'end' && question.type !== 'today') assert.equal(question.type, type, question.path);
      }
    });
  }

  test('[RI1] the forms without an expected output have the paths that their sheets say', async () => {
    const paths = async (path: string): Promise<readonly string[]> => ((await read(path)).form?.questions ?? []).filter(({ path: one }) => !one.includes('/meta/')).map((question) => question.path);
    for (const path of ['example_xls/group.csv', 'example_xls/group.xlsx']) assert.deepEqual(await paths(path), ['/data/family_name', '/data/father/phone_number', '/data/father/age']);
    assert.deepEqual(await paths('example_xls/loop.xlsx'), ['/data/available_toilet_types', '/data/available_toilet_types_other', ...['pit_latrine_with_slab', 'open_pit_latrine', 'bucket_system', 'other'].map((type) => `/data/loop_toilet_types/${type}/number`)]);
    assert.deepEqual((await read('example_xls/loop.xlsx')).form?.questions[3]?.labels, { english: 'How many Pit latrine without slab/open pit are on the premises?' });
    assert.deepEqual(await paths('example_xls/utf_csv.csv'), ['/data/burger_toppings']);
    const { form } = await read('example_xls/yes_or_no_question.xlsx');
    assert.deepEqual(form?.lists['yes_or_no'], [{ name: 'yes', labels: { english: 'yes' }, filters: {} }, { name: 'no', labels: { english: 'no' }, filters: {} }]);
    const cascade = (await read('example_xls/choice_filter_test.xlsx')).form;
    assert.deepEqual([cascade?.id, cascade?.questions[1]?.choiceFilter, cascade?.lists['cities']?.length], ['cascading_selects1', '${state}=cf', 8]);
  });

  test('[RI3] of the published bad forms the one with a column twice is refused; what only an evaluator could see is kept as text', async () => {
    const twice = await read('bug_example_xls/duplicate_columns.xlsx');
    assert.deepEqual([twice.form, twice.problems.map(({ at, code }) => [at, code])], [undefined, [['survey, row 1', 'duplicate-column']]]);
    assert.match((await read('bug_example_xls/bad_calc.xlsx')).form?.questions[0]?.calculation ?? '', /pyxform/);
    assert.equal((await read('bug_example_xls/xl_date_ambiguous.xlsx')).form?.questions.length, 6);
  });

  test('[RI2] a real form with places told apart by filters is read with a notice for each such list', async () => {
    const { form, problems } = await read('liberia_village_form/liberiaCoverageVillageForm_round1.xlsx');
    assert.deepEqual(problems.map(({ code, drops }) => [code, drops]), [['duplicate-name', 'nothing'], ['duplicate-name', 'nothing']]);
    assert.deepEqual([form?.id, form?.languages, form?.lists['surveyarea']?.map(({ labels }) => labels['English (en)'])], ['liberiaVillageForm', ['English (en)'], ['Urban Montserrado', 'Grand Bassa County']]);
  });
});

withPeerFiles('19-registration-programmes-121', (files) => {
  test('[RI9] a published list of a thousand registrations is read whole, and mapped by its titles alone', async () => {
    const read = await readSubmissions([{ name: 'registrations.csv', bytes: files.bytes('test-registrations-demo-1000.csv') }]);
    assert.deepEqual([read.kind, read.columns.length, read.submissions.length, read.problems], ['csv', 26, 1000, []]);
    const { mapping, dates } = suggestMapping(read);
    assert.deepEqual({ ...mapping, 'leave-out': mapping['leave-out']?.length }, { head: ['firstname', 'middlename', 'name'], phone: ['phoneNumber'], 'leave-out': 19, sex: ['gender'], birth: ['birthdate'], document: ['documentid'] });
    assert.equal(dates, 'dmy');
    const applied = applyMapping(read, mapping, { today: '2026-11-22', dates: 'dmy' });
    assert.deepEqual([applied.registrations.length, applied.problems, applied.leftOut.length], [1000, [], 19]);
    assert.ok(applied.registrations.every(({ head, phone, birth, sex }) => head !== '' && phone !== undefined && birth !== undefined && sex !== undefined));
    assert.equal(applyMapping(read, mapping, { today: '2026-11-22' }).problems.every(({ code }) => code === 'ambiguous-date'), true, 'without a stated order the days are in doubt');
  });

  test('[RI10] the attributes of the published programmes find their roles by name and labels', async () => {
    const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'programmes/demo-program-excel.json': { fullName: 'head', nationalId: 'document', phoneNumber: 'phone', village: 'place', gender: 'sex', age: 'birth' },
      'programmes/demo-program-mobile-money.json': { fullName: 'head', phoneNumber: 'phone' },
      'programmes/demo-program-bank-transfer.json': { fullName: 'head' },
    };
    for (const [path, roles] of Object.entries(expected)) {
      const { programRegistrationAttributes } = files.json(path) as { programRegistrationAttributes: readonly { readonly name: string }[] };
      const titles = programRegistrationAttributes.map(({ name }) => name);
      const { mapping } = suggestMapping(await readSubmissions([{ name: 'x.csv', bytes: new TextEncoder().encode(titles.join(',')) }], { header: true }));
      for (const [title, role] of Object.entries(roles)) if (titles.includes(title)) assert.ok((mapping as Readonly<Record<string, readonly string[]>>)[role]?.includes(title), `${path}: ${title} in ${JSON.stringify(mapping)}`);
    }
  });
});
