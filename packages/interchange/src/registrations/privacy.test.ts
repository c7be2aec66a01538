import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { utf8 } from '@amanah/log/bytes.ts';
import { FIRST, householdForm, lines, SECOND, submissionXml, textFile } from '../testing/household-form.ts';
import { writeXlsx } from '../xlsx/write.ts';
import { suggestMapping } from './household-mapping.ts';
import { applyMapping } from './registration.ts';
import type { SubmissionFile } from './submission.ts';
import { readSubmissions, type SubmissionOptions } from './submissions.ts';
import { readXlsForm } from './xlsform.ts';

const FORM = await householdForm();
/** Names that stand in every cell, so that any cell that is repeated is found. */
const CANARY = 'Zarqawiyyah';
/** The beginning of it: a parser cuts what it repeats. */
const TRACE = 'Zarq';
const CANARIES = [CANARY, `${CANARY} 3/4/1988`, `=${CANARY}()`, `+cmd|' /C ${CANARY}'!A0`, `@${CANARY}`, `"${CANARY}`, `${CANARY}"x`, `'${CANARY}'`, `<${CANARY}>`, `${CANARY}\0`, `${CANARY},;\t${CANARY}`, `{"${CANARY}"`, CANARY.repeat(2000), `&${CANARY};`, `${CANARY}@example.org`, `#${CANARY}`];
const NAMES = ['start', 'household/head_name', 'household/head_sex', 'household/head_birth', 'household/needs', 'household/size', 'phone', 'camp', '_uuid', '_id', '_submission_time', '_index', '__version__', '_xform_id_string'];
const DELIMITERS = [',', ';', '\t'] as const;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const escaped = (text: string): string => text.replace(/[&<\0]/g, '');

/** Files with the canary in every place that an answer or a server's word may stand. */
function filesWith(canary: string): readonly (readonly SubmissionFile[])[] {
  const rows = NAMES.map((_, at) => NAMES.map((__, index) => (index === at ? canary : '1')));
  const whole = [NAMES, NAMES.map(() => canary), [...NAMES, canary, canary].map(() => canary), ...rows];
  const json = (items: readonly unknown[], key: string): SubmissionFile => textFile('x.json', JSON.stringify({ [key]: items }));
  const flat = NAMES.map((name) => ({ _uuid: FIRST, [name]: canary }));
  return [
    ...DELIMITERS.map((mark) => [textFile('x.csv', whole.map((row) => row.map(quoted).join(mark)).join('\n'))]),
    [textFile('x.csv', lines(',', ...whole))],
    [textFile('x.csv', [lines(',', NAMES), canary].join('\n'))],
    [textFile('x.csv', lines(',', [canary, '077012345'], [canary, '077012346']))],
    [textFile('x.csv', lines(',', [canary, canary], ['a', 'b']))],
    [textFile(`${canary}.csv`, lines(',', ['name', 'age', 'PARENT_KEY', 'KEY'], [canary, canary, canary, canary])), textFile(`${canary}.csv`, lines(',', ['phone', 'KEY', 'instanceID'], [canary, canary, canary]))],
    [{ name: `${canary}.xlsx`, bytes: writeXlsx([{ name: canary, titles: NAMES, rows: rows.map((row) => row.map((text) => ({ text }))) }, { name: `2 ${canary}`, titles: ['name', '_parent_index', '_parent_table_name'], rows: [[{ text: canary }, { text: canary }, { text: canary }]] }, { name: `3 ${canary}`, titles: [canary], rows: [[{ text: canary }]] }]) }],
    [json(flat, 'results')],
    [json(flat.map((one) => ({ ...one, __id: canary, __system: { formVersion: canary, submissionDate: canary } })), 'value')],
    [json([{ _uuid: FIRST, household: { member: [{ name: canary, age: canary }] } }, canary, { [canary]: canary, _uuid: SECOND }, { _uuid: canary, 'household/member': [canary] }], 'results')],
    [textFile('x.json', `{"results":[{"a":"${canary}`)],
    [textFile('x.json', `[{"_uuid": ${canary}}]`)],
    [textFile('x.xml', submissionXml(0).replaceAll('Amina Yusuf', escaped(canary)).replaceAll('>f<', `>${escaped(canary)}<`).replaceAll('>4<', `>${escaped(canary)}<`))],
    [textFile('x.xml', submissionXml(0, `id="${escaped(canary).replaceAll('"', '')}" version="3"`))],
    [textFile('x.xml', `<data id="registration"><household><head_name>${canary}</head_name></household></data>`)],
    [textFile('x.xml', `<data id="registration"><${escaped(canary)}>`)],
    [{ name: 'x.zip', bytes: zipSync({ 'a.csv': utf8(lines(',', NAMES, NAMES.map(() => canary))), [`${canary.slice(0, 40).replace(/[^\w]/g, '')}.csv`]: utf8(`PARENT_KEY,name\n${canary},${canary}`) }) }],
  ];
}

const OPTIONS: readonly SubmissionOptions[] = [{}, { form: FORM }, { form: FORM, dates: 'dmy', versions: 'any' }, { header: false }, { header: true }];

test('[RI7] no problem, notice or place repeats what stands in a cell, in whatever shape and with whatever fault', async () => {
  let met = 0;
  for (const canary of CANARIES) {
    for (const files of filesWith(canary)) {
      for (const options of OPTIONS) {
        const read = await readSubmissions(files, options);
        met += read.problemCount;
        assert.ok(!JSON.stringify(read.problems).includes(TRACE), `${JSON.stringify(read.problems.find((one) => JSON.stringify(one).includes(TRACE)))} with ${JSON.stringify(options.header)} in ${files[0]?.name.slice(-5)}`);
        const { mapping, notices } = suggestMapping(read);
        assert.ok(!notices.some(({ message }) => message.includes(TRACE)));
        const applied = applyMapping(read, mapping, { today: '2026-11-22' });
        const first = read.columns.filter(({ repeat, sensitive }) => repeat === undefined && sensitive !== true).map(({ key }) => key);
        const forced = applyMapping(read, { head: first.slice(0, 1), phone: first.slice(1, 2), birth: first.slice(2, 3), size: first.slice(3, 4), registered: first.slice(4, 5), sex: first.slice(5, 6) }, { today: '2026-11-22' });
        met += forced.problemCount;
        assert.ok(!JSON.stringify([applied.problems, forced.problems]).includes(TRACE));
      }
    }
  }
  assert.ok(met > 5000, `many faults were met: ${met}`);
});

test('[RI7] a list of people without titles does not name columns by the people', async () => {
  const read = await readSubmissions([textFile('x.csv', lines(',', [CANARY, '0770123456', CANARY], [CANARY, '0770123457', CANARY]))]);
  assert.deepEqual(read.columns.map(({ key, label }) => [key, label]), [1, 2, 3].map((at) => [`column ${at}`, `column ${at}`]));
  const asked = await readSubmissions([textFile('x.csv', lines(',', [CANARY, CANARY], [CANARY, 'x']))]);
  assert.ok(!JSON.stringify(asked).includes(TRACE));
});

test('[RI7] the definition of a form is told by sheet and row, and what stands in it only as the name of a list', async () => {
  for (const canary of CANARIES) {
    for (const rows of [['type', 'name', 'label'], ['type', 'name', canary], [canary, 'type', 'name']]) {
      const { problems } = await readXlsForm(textFile('x.csv', [rows, [canary, canary, canary], ['text', canary, canary], ['select_one x', 'a', canary], [`begin ${canary}`, 'g', '']].map((row) => row.map(quoted).join(',')).join('\n')));
      assert.ok(problems.length > 0);
      assert.ok(!JSON.stringify(problems).includes(TRACE), JSON.stringify(problems.find((one) => JSON.stringify(one).includes(TRACE))));
    }
  }
});
