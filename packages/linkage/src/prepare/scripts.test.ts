import assert from 'node:assert/strict';
import test from 'node:test';
import { allKeysOfName, keysOfName } from './scripts.ts';

test('[LK8] "servant of" and what follows is one key of a name, and an article is none, however the name is parted', () => {
  for (const [first, ...others] of [
    ['محمد عبد الله الخطيب', 'Mohammed Abdullah al-Khatib', 'Mohammad Abd Allah El Khatib', 'Muhammad Abdallah al Khatib'],
    ['عبد الرحمن حسن', 'عبدالرحمن حسن', 'Abdul Rahman Hassan', 'Abdulrahman Hassan', 'Abd al-Rahman Hassan', 'Abd El Rahman Hasan', 'Abdelrahman Hassan'],
    ['আব্দুল করিম', 'Abdul Karim', 'Abdulkarim', 'Abdel Kareem'],
  ] as const) {
    for (const other of others) assert.deepEqual(keysOfName(other), keysOfName(first), other);
  }
  assert.deepEqual(keysOfName('Al'), keysOfName('Albert'));
  assert.equal(keysOfName('Abdul').length, 1);
});

test('[LK8] a Cyrillic G has both its readings among the keys', () => {
  for (const [own, latin] of [['Ігор', 'Ihor'], ['Ігор', 'Igor'], ['Ганна', 'Hanna'], ['Богдан', 'Bohdan']] as const) assert.ok(keysOfName(latin).every((key) => allKeysOfName(own).includes(key)), `${own} ${latin}`);
});
