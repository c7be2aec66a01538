import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { SMALL } from '../link.model.ts';
import { tableOf } from '../table.ts';
import { readModel, writeModel } from './decode.ts';
import { householdsModel } from './households.ts';
import { isTrained, unusedColumns } from './model.ts';
import { personsModel } from './persons.ts';
import { roleOf, rolesOf } from './roles.ts';

const PERSONS = tableOf([
  { id: '1', given_name: 'Omar', family_name: 'Haddad', date_of_birth: '1990-01-02', village: 'Tel', phone: '71234567', sex: 'm', colour: 'red' },
  { id: '2', given_name: 'عمر', family_name: 'حداد', date_of_birth: '1991-01-02', village: 'Ain', phone: '71234568', sex: 'f', colour: 'blue' },
  { id: '3', given_name: 'Aye', family_name: 'Mya', date_of_birth: '1992-01-02', village: 'Ain', phone: '71234569', sex: 'f', colour: 'blue' },
]);
const HOUSEHOLDS = tableOf([
  { id: '1', head_of_household: 'Omar Haddad', spouse: 'Rana', members: 'Omar; Rana', household_size: '2', phone: '71234567', village: 'Tel', district: 'A' },
  { id: '2', head_of_household: 'Aye Mya', spouse: 'Min', members: 'Aye; Min', household_size: '3', phone: '71234568', village: 'Ain', district: 'B' },
]);

test('[LK8] what is written is read as the same model, trained or not', () => {
  const { prior: _, ...untrained } = SMALL;
  for (const model of [SMALL, untrained, personsModel(PERSONS), householdsModel(HOUSEHOLDS)]) {
    const result = readModel(writeModel(model));
    assert.ok(result.ok, result.ok ? '' : `${result.refusal.at} ${result.refusal.message}`);
    assert.deepEqual(result.value, JSON.parse(JSON.stringify(model)));
    assert.deepEqual(unusedColumns(model), []);
  }
  assert.ok(isTrained(SMALL));
  assert.ok(!isTrained(untrained));
});

/** The small model with one thing changed, at a path. */
function changed(path: string, value: unknown): string {
  const model: unknown = JSON.parse(writeModel(SMALL));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let target = model as Record<string, unknown>;
  for (const key of keys) target = target[key] as Record<string, unknown>;
  if (value === undefined) delete target[last];
  else target[last] = value;
  return JSON.stringify(model);
}

test('[LK8] hostile models are refused with the path of what is wrong', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['format', 'amanah-link-model/2', 'out-of-range format'],
    ['extra', 1, 'unknown-field extra'],
    ['columns', undefined, 'missing-field columns'],
    ['columns.0.name', 'words', 'name-twice columns[1].name'],
    ['columns.0.prepare', ['shell'], 'out-of-range columns[0].prepare[0]'],
    ['columns.0.from', [], 'out-of-range columns[0].from'],
    ['comparisons.0.levels.0.m', 0, 'out-of-range comparisons[0].levels[0].m'],
    ['comparisons.0.levels.0.u', 'x', 'wrong-type comparisons[0].levels[0].u'],
    ['comparisons.0.levels.0.when', { test: 'exact', column: 'nobody' }, 'no-such-column comparisons[0].levels[0].when.column'],
    ['comparisons.0.levels.0.when', { test: 'jaccard', column: 'name', least: 0.5 }, 'wrong-type comparisons[0].levels[0].when.column'],
    ['comparisons.0.levels.0.when', { test: 'else' }, 'out-of-range comparisons[0].levels'],
    ['comparisons.0.levels.2.when', { test: 'exact', column: 'name' }, 'out-of-range comparisons[0].levels'],
    ['comparisons.0.levels.0.when', { test: 'sql', column: 'name' }, 'out-of-range comparisons[0].levels[0].when.test'],
    ['comparisons.1.name', 'name', 'name-twice comparisons[1].name'],
    ['blocking.0.then', ['town'], 'missing-field blocking[0].most'],
    ['blocking.0.columns', ['gone'], 'no-such-column blocking[0].columns[0]'],
    ['blocking', [], 'out-of-range blocking'],
    ['training.recall', 0, 'out-of-range training.recall'],
    ['training.seed', 1.5, 'wrong-type training.seed'],
    ['thresholds.strong', -1, 'out-of-range thresholds.strong'],
    ['pairsMax', 1e12, 'out-of-range pairsMax'],
    ['prior', 1, 'out-of-range prior'],
    ['agreement.gone', 0.5, 'no-such-column agreement.gone'],
  ];
  for (const [path, value, expected] of cases) {
    const result = readModel(changed(path, value));
    assert.equal(result.ok ? 'read' : `${result.refusal.code} ${result.refusal.at}`, expected, path);
  }
  const deep = Array.from({ length: 20 }).reduce((inner: unknown) => ({ test: 'all', of: [inner] }), { test: 'exact', column: 'name' });
  const tooDeep = readModel(changed('comparisons.0.levels.0.when', deep));
  assert.equal(tooDeep.ok ? '' : tooDeep.refusal.code, 'too-large');
  for (const text of ['', '[]', 'null', '{', '"x"']) assert.ok(!readModel(text).ok);
});

test('[LK8] no JSON value makes the reader throw', () => {
  fc.assert(fc.property(fc.json(), fc.constantFrom('columns', 'comparisons', 'blocking', 'training', 'thresholds', 'agreement'), (json, field) => {
    readModel(json);
    readModel(changed(field, JSON.parse(json)));
  }));
});

test('[LK12] columns are known by their names in several languages, and what is stated goes first', () => {
  const known: readonly (readonly [string, string])[] = [
    ['given_name', 'given'], ['FirstName', 'given'], ['Prénom', 'given'], ['fname_c2', 'given'], ['الاسم الأول', 'given'], ['имя', 'given'], ['Фамилия', 'family'], ['surname', 'family'], ['apellidos', 'family'],
    ['date_of_birth', 'birth'], ['DOB', 'birth'], ['تاريخ الميلاد', 'birth'], ['by', 'birth-year'], ['জন্ম তারিখ', 'birth'], ['မြို့', 'place'], ['address_1', 'street'], ['Código Postal', 'postcode'], ['head_of_household', 'head'],
    ['household_size', 'size'], ['عدد أفراد الأسرة', 'size'], ['মোবাইল', 'phone'], ['cluster', 'ignored'], ['rec_id', 'id'], ['colour', 'other'],
  ];
  for (const [name, role] of known) assert.equal(roleOf(name), role, name);
  assert.deepEqual(rolesOf(['name', 'x'], { x: 'spouse' }), { name: 'full-name', x: 'spouse' });
});

test('[LK12] default models compare what a file has, and nothing where it has nothing to compare', () => {
  assert.deepEqual(personsModel(PERSONS).comparisons.map(({ name }) => name), ['name', 'birth', 'home', 'sex', 'other: colour']);
  assert.deepEqual(householdsModel(HOUSEHOLDS).comparisons.map(({ name }) => name), ['head', 'spouse', 'members', 'home', 'size']);
  assert.throws(() => personsModel(tableOf([{ id: '1' }, { id: '2' }])), /no column was found to compare/);
});
