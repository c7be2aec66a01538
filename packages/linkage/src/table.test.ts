import assert from 'node:assert/strict';
import test from 'node:test';
import { idsOf } from './ids.ts';
import { readCsv } from './read/csv.ts';
import { readJsonLines } from './read/json-lines.ts';
import { toldLater, told } from './refusal.ts';
import { columnNamed, joinTables, tableOf, textAt, type Table } from './table.ts';

function rowsOf(table: Table): readonly (readonly (string | undefined)[])[] {
  return Array.from({ length: table.size }, (_, row) => table.columns.map((column) => textAt(column, row)));
}

test('[LK9] CSV is read the same however it is cut into pieces: quotes, doubled quotes, line ends, white space, words for missing', async () => {
  const text = '\uFEFFid, name ,note\r\n1,"Al-Hassan, Omar","said ""yes""\nand went"\n2,  NA ,\r\n\r\n3,محمد,x';
  const whole = await readCsv([text]);
  assert.deepEqual(whole.columns.map(({ name }) => name), ['id', 'name', 'note']);
  assert.deepEqual(rowsOf(whole), [['1', 'Al-Hassan, Omar', 'said "yes"\nand went'], ['2', undefined, undefined], ['3', 'محمد', 'x']]);
  for (const size of [1, 2, 3, 7]) {
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
    assert.deepEqual(rowsOf(await readCsv(pieces)), rowsOf(whole));
  }
});

test('[LK9] separators are found in the first line', async () => {
  assert.deepEqual(rowsOf(await readCsv(['a;b\n1;2,5\n'])), [['1', '2,5']]);
  assert.deepEqual(rowsOf(await readCsv(['a\tb\n1\t2\n'])), [['1', '2']]);
});

test('[LK9] ragged rows, open quotes, names that stand twice and empty files are refused with their line', async () => {
  const refusal = async (text: string): Promise<string> => {
    const result = await toldLater(() => readCsv([text]));
    return result.ok ? 'read' : `${result.refusal.code} ${result.refusal.at}`;
  };
  assert.equal(await refusal('a,b\n1,2\n1,2,3\n'), 'ragged-row line 3');
  assert.equal(await refusal('a,b\n1,"2\n3,4\n'), 'open-quote line 2');
  assert.equal(await refusal('a,a\n1,2\n'), 'name-twice line 1');
  assert.equal(await refusal(''), 'empty-file line 1');
});

test('[LK9] JSON lines: lists are joined, and a line that is no object or has another member is refused', async () => {
  const table = await readJsonLines(['{"id":1,"members":["A","B"],"x":null}\n{"id":2,"members":"C"}\n']);
  assert.deepEqual(rowsOf(table), [['1', 'A ; B', undefined], ['2', 'C', undefined]]);
  for (const [text, code] of [['[1]\n', 'wrong-type'], ['{"a":1}\n{"b":1}\n', 'unknown-field'], ['{"a":\n', 'not-json'], ['{"a":{"b":1}}\n', 'wrong-type'], ['\n', 'empty-file']] as const) {
    const result = await toldLater(() => readJsonLines([text]));
    assert.equal(result.ok ? 'read' : result.refusal.code, code);
  }
});

test('[LK9] an id that is missing or stands twice is refused with its row; without a column rows are counted', () => {
  const table = tableOf([{ id: 'a' }, { id: 'b' }, { id: 'a' }]);
  const twice = told(() => idsOf(table, 'id'));
  assert.equal(twice.ok ? '' : `${twice.refusal.code} ${twice.refusal.at}`, 'id-twice row 3');
  const missing = told(() => idsOf(tableOf([{ id: 'a' }, { id: '' }]), 'id'));
  assert.equal(missing.ok ? '' : missing.refusal.code, 'id-missing');
  const other = told(() => idsOf(table, 'key'));
  assert.equal(other.ok ? '' : other.refusal.code, 'no-such-column');
  assert.deepEqual(idsOf(table), ['1', '2', '3']);
});

test('[LK9] tables are joined by the names of their columns', () => {
  const { table, fileOf } = joinTables([tableOf([{ a: '1', b: '2' }]), tableOf([{ b: '3', c: '4' }])]);
  assert.deepEqual(rowsOf(table), [['1', '2', undefined], [undefined, '3', '4']]);
  assert.deepEqual([...fileOf], [0, 1]);
  assert.equal(columnNamed(table, 'd'), undefined);
});
