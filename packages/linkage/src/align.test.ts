import assert from 'node:assert/strict';
import test from 'node:test';
import { aligned } from './align.ts';
import { link } from './link.ts';
import { personsModel } from './model/persons.ts';
import { roleOf, type Role } from './model/roles.ts';
import { joinTables, tableOf } from './table.ts';

test('[LK12] columns are known by their names in many forms', () => {
  const known: Readonly<Record<string, Role>> = {
    last_name: 'family', LastName: 'family', 'Family name': 'family', nom: 'family', 'اسم العائلة': 'family', surname_std: 'family', 'Last Name (English)': 'family',
    'First Name': 'given', prénom: 'given', fname_c1: 'given', 'الاسم الأول': 'given', 'اسم الجد': 'middle', midl_name: 'middle',
    dob: 'birth', 'D.O.B.': 'birth', 'Date of birth (yyyy-mm-dd)': 'birth', DateOfBirth: 'birth', 'تاريخ الميلاد': 'birth',
    soc_sec_id: 'national-id', ssn: 'national-id', 'رقم الهوية': 'national-id', post_code: 'postcode', Zip: 'postcode', street_number: 'street', address_1: 'street', 'House No': 'street',
    'Phone No.': 'phone', 'N° de téléphone': 'phone', full_phone_number: 'phone', suburb: 'place', res_city_desc: 'place', state: 'region',
    'Name of head of household': 'head', 'اسم رب العائلة': 'head', 'No. of members': 'size', 'Sex/Gender': 'sex', cluster: 'ignored', rec_id: 'id', shoe: 'other', true_id: 'ignored', true_household: 'ignored', Truth: 'ignored', 'ground truth': 'ignored' };
  for (const [name, role] of Object.entries(known)) assert.equal(roleOf(name), role, name);
});

test('[LK12] two files that call their columns differently, in another order, are compared by what the columns are about', async () => {
  const one = tableOf([
    { rec_id: 'a1', surname: 'Haddad', given_name: 'Omar', date_of_birth: '1980-02-03', suburb: 'Tel Nour', phone: '0791234567' },
    { rec_id: 'a2', surname: 'Kone', given_name: 'Awa', date_of_birth: '1991-07-30', suburb: 'Port Bel', phone: '0781111111' },
    { rec_id: 'a3', surname: 'Nasr', given_name: 'Rana', date_of_birth: '1975-01-09', suburb: 'Tel Nour', phone: '' },
  ]);
  const other = tableOf([
    { Telephone: '0781111111', 'First Name': 'Awa', DOB: '30/07/1991', City: 'Port Bel', 'Last Name': 'Koné', 'Record ID': 'b1', extra: 'x' },
    { Telephone: '0791234567', 'First Name': 'Omar', DOB: '03/02/1980', City: 'Tel Nour', 'Last Name': 'Hadad', 'Record ID': 'b2', extra: 'y' },
  ]);
  const { table, fileOf } = joinTables(aligned([one, other]));
  assert.deepEqual(table.columns.map(({ name }) => name), ['rec_id', 'surname', 'given_name', 'date_of_birth', 'suburb', 'phone', 'extra']);
  const { pairs } = await link(table, personsModel(table), { fileOf, isDefault: true });
  assert.deepEqual(Array.from(pairs.left, (left, at) => [left, pairs.right[at]]).sort(), [[0, 4], [1, 3]]);
});

test('[LK12] a file with one column, with constant and blank ones, has a model too', async () => {
  const names = ['Omar Haddad', 'Rana Nasr', 'Omar Hadad', 'Awa Kone', 'Luc Moreau', 'Ali Said'];
  const found = async (rows: readonly Readonly<Record<string, string>>[]): Promise<readonly (readonly number[])[]> => {
    const table = tableOf(rows);
    const { pairs } = await link(table, personsModel(table), { isDefault: true, least: -3 });
    return Array.from(pairs.left, (left, at) => [left, pairs.right[at] as number]);
  };
  assert.deepEqual(await found(names.map((name) => ({ name }))), [[0, 2]]);
  assert.deepEqual(await found(names.map((name, at) => ({ id: String(at), name, blank: '', sex: 'm', country: 'X' }))), [[0, 2]]);
  const many = Array.from({ length: 700 }, (_, at) => ({ name: `${'abcdefghij'[at % 10]}${at % 97} ${at % 350}x${at % 350}`, sex: 'm', blank: '' }));
  assert.ok((await found(many)).every(([left, right]) => (right as number) - (left as number) === 350));
});
