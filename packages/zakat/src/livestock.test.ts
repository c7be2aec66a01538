import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { livestockDue, type Animal, type Animals, type Herd } from './livestock.ts';

const SHORT: Readonly<Record<Animal, string>> = { 'sheep': 's', 'tabi': 'T', 'musinna': 'M', 'bint-makhad': 'BM', 'bint-labun': 'BL', 'hiqqa': 'H', 'jadhaa': 'J' };

function one(animals: Animals): string {
  return animals.map(({ animal, count }) => `${count}${SHORT[animal]}`).join('+');
}

function due(herd: Herd, count: number | bigint, rule: 'majority' | 'restart' = 'majority'): string {
  return livestockDue(herd, BigInt(count), rule).map(one).sort().join(' or ');
}

test('[Z6] the worked values of sheep, cattle and camels', () => {
  const sheep = { 39: '', 40: '1s', 120: '1s', 121: '2s', 200: '2s', 201: '3s', 399: '3s', 400: '4s' };
  const cattle = { 29: '', 30: '1T', 39: '1T', 40: '1M', 59: '1M', 60: '2T', 70: '1T+1M', 80: '2M', 90: '3T', 100: '2T+1M', 110: '1T+2M', 120: '3M or 4T' };
  const camels = { 4: '', 5: '1s', 24: '4s', 25: '1BM', 36: '1BL', 46: '1H', 61: '1J', 76: '2BL', 91: '2H', 120: '2H', 121: '3BL', 130: '2BL+1H', 140: '1BL+2H', 150: '3H' };
  for (const [herd, table] of [['sheep', sheep], ['cattle', cattle], ['camels', camels]] as const) {
    for (const [count, expected] of Object.entries(table)) assert.equal(due(herd, Number(count)), expected, `${herd} ${count}`);
  }
});

test('[Z6] both ends of every step of every table', () => {
  const steps = {
    sheep: [[0, 39, ''], [40, 120, '1s'], [121, 200, '2s'], [201, 399, '3s'], [400, 499, '4s'], [500, 599, '5s'], [1000, 1099, '10s']],
    cattle: [[0, 29, ''], [30, 39, '1T'], [40, 59, '1M'], [60, 69, '2T'], [70, 79, '1T+1M'], [80, 89, '2M'], [90, 99, '3T'], [100, 109, '2T+1M'], [110, 119, '1T+2M'], [120, 129, '3M or 4T'], [130, 139, '3T+1M']],
    camels: [[0, 4, ''], [5, 9, '1s'], [10, 14, '2s'], [15, 19, '3s'], [20, 24, '4s'], [25, 35, '1BM'], [36, 45, '1BL'], [46, 60, '1H'], [61, 75, '1J'], [76, 90, '2BL'], [91, 120, '2H'], [121, 129, '3BL'], [130, 139, '2BL+1H'], [140, 149, '1BL+2H'], [150, 159, '3H'], [160, 169, '4BL'], [200, 209, '4H or 5BL']],
  } as const;
  for (const [herd, rows] of Object.entries(steps)) {
    for (const [from, to, expected] of rows) for (const count of [from, to]) assert.equal(due(herd as Herd, count), expected, `${herd} ${count}`);
  }
});

test('[Z6] camels above 120 with the table begun again: both ends of every step to 250', () => {
  const rows = [[121, 124, '2H'], [125, 129, '1s+2H'], [130, 134, '2s+2H'], [135, 139, '3s+2H'], [140, 144, '4s+2H'], [145, 149, '1BM+2H'], [150, 154, '3H'], [155, 159, '1s+3H'], [160, 164, '2s+3H'], [165, 169, '3s+3H'], [170, 174, '4s+3H'], [175, 185, '1BM+3H'], [186, 195, '1BL+3H'], [196, 204, '4H'], [205, 209, '1s+4H'], [225, 235, '1BM+4H'], [236, 245, '1BL+4H'], [246, 254, '5H']] as const;
  for (const [from, to, expected] of rows) for (const count of [from, to]) assert.equal(due('camels', count, 'restart'), expected, String(count));
  for (let count = 0; count <= 120; count += 1) assert.equal(due('camels', count, 'restart'), due('camels', count, 'majority'));
});

/** The tables said another way: thresholds that were passed, and a search of every pair. */
function otherwise(herd: Herd, count: number, rule: 'majority' | 'restart'): string {
  if (herd === 'sheep') return count >= 400 ? `${Math.floor(count / 100)}s` : ([0, 1, 2, 3].map((of) => ['', '1s', '2s', '3s'][of])[[40, 121, 201].filter((from) => count >= from).length] as string);
  const pairs = (a: number, x: string, b: number, y: string): string => {
    const made: string[] = [];
    const whole = count - (count % 10);
    for (let first = 0; first <= 40; first += 1) {
      for (let second = 0; second <= 40; second += 1) if (first * a + second * b === whole) made.push([first > 0 ? `${first}${x}` : '', second > 0 ? `${second}${y}` : ''].filter(Boolean).join('+'));
    }
    return made.sort().join(' or ');
  };
  if (herd === 'cattle') return count < 30 ? '' : count < 40 ? '1T' : count < 60 ? '1M' : pairs(30, 'T', 40, 'M');
  if (count <= 120) return ({ 5: '1s', 10: '2s', 15: '3s', 20: '4s', 25: '1BM', 36: '1BL', 46: '1H', 61: '1J', 76: '2BL', 91: '2H' } as Record<number, string>)[[5, 10, 15, 20, 25, 36, 46, 61, 76, 91].filter((from) => count >= from).at(-1) ?? 0] ?? '';
  if (rule === 'majority') return pairs(40, 'BL', 50, 'H');
  let [hiqqas, rest] = [2, count - 120];
  if (rest >= 30) [hiqqas, rest] = [3 + Math.floor((rest - 30) / 50), (rest - 30) % 50];
  if (rest >= 46) [hiqqas, rest] = [hiqqas + 1, 0];
  const small = rest >= 36 ? '1BL' : rest >= 25 ? '1BM' : rest >= 5 ? `${Math.floor(rest / 5)}s` : '';
  return [small, `${hiqqas}H`].filter(Boolean).join('+');
}

test('[Z6] every herd from 0 to 1000 under both rules is what an independent definition gives', () => {
  for (const rule of ['majority', 'restart'] as const) {
    for (const herd of ['sheep', 'cattle', 'camels'] as const) for (let count = 0; count <= 1000; count += 1) assert.equal(due(herd, count, rule), otherwise(herd, count, rule), `${herd} ${count} ${rule}`);
  }
});

test('[Z6] for herds of any size every combination stands for the whole tens, and there is one', () => {
  const weight: Partial<Readonly<Record<Animal, bigint>>> = { 'tabi': 30n, 'musinna': 40n, 'bint-labun': 40n, 'hiqqa': 50n };
  fc.assert(
    fc.property(fc.constantFrom('cattle' as const, 'camels' as const), fc.bigInt({ min: 121n, max: 10n ** 30n }), (herd, count) => {
      const found = livestockDue(herd, count, 'majority');
      assert.ok(found.length > 0 && found.length <= 12);
      for (const animals of found) {
        assert.equal(animals.reduce((sum, { animal, count: of }) => sum + (weight[animal] ?? 0n) * of, 0n), count - (count % 10n));
        assert.ok(animals.every(({ count: of }) => of > 0n));
      }
    }),
  );
});
