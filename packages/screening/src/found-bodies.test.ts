import assert from 'node:assert/strict';
import test from 'node:test';
import { indexOf } from './entry-index.ts';
import { type EntryFacts, entryText, listDigest } from './list-entry.ts';
import { organisation } from './party.ts';
import { screen } from './screen.ts';

const digest = (text: string): string => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7).toString(16);

/** What a list has and what a party says, found in both directions. */
const FOUND: readonly (readonly [string, string])[] = [
  ['Syrian Company for Oil Transport', 'Société syrienne de transport pétrolier'], ['Commercial Bank of Jordan', 'البنك التجاري الأردني'], ['Ravangostar Oil and Gas Drilling Engineering Company', 'Ravangostar'],
  ['Nakhil Media SAL d/b/a Al Berezka', 'Al-Berezka Television'], ['Nakhil Foods Ltd, formerly Berezka Bakery', 'Berezka Bakery LLC'], ['SAM GANG SAN 2', 'SAMGANGSAN NO. 2'], ['KUM GANG SAN', '금강산호'], ['CHANG CHENG', '长城轮'],
  ['Azucareros de Venezuela, S.A.', 'ADVSA'], ['Islamic Trade Union of Nakhilestan Broadcasting', 'ITUNB Broadcasting'], ['Empresa General de Minas de Nakhilia CA (GEMINAK)', 'Geminak CA'], ['Myawaddy Bank', 'မြဝတီဘဏ်'], ['NAKHIL', 'MV Nakhil (Iran flag)'],
];
/** What a list has and what a party says, found in neither. */
const APART: readonly (readonly [string, string])[] = [
  ['Golden Horizon Digital Electronics Company', 'Horizon'], ['Berezkovo Relief and Education Foundation', 'Berezkovo'], ['Damascus Steel and Cement Company', 'Damascus'], ['NAKHIL STAR', 'MV Nakhil Moon'], ['Nakhil Media SAL d/b/a Al Berezka', 'Al-Zaytun Television'],
];

function scoreBetween(listed: string, party: string): number {
  const facts: EntryFacts = { id: '1', kind: 'unknown', names: [{ text: listed, quality: 'primary' }], identifiers: [], birthDates: [], birthPlaces: [], countries: [], programmes: [] };
  const entries = [{ ...facts, digest: digest(entryText(facts)) }];
  const index = indexOf([{ name: 'a list', date: '2026-11-01', digest: listDigest(entries, digest), entries, warning: undefined }]);
  return screen(organisation({ reference: 'one', names: [party] }), index)[0]?.score ?? 0;
}

test('[SC6] a body or a vessel is found by words of another language, by one telling word, by each of the names that a text gives', () => {
  for (const [one, other] of FOUND) for (const [listed, party] of [[one, other], [other, one]] as const) assert.ok(scoreBetween(listed, party) > 0, `${listed} / ${party}`);
});

test('[SC6] one usual word, a city, and another name beside a former one find nobody', () => {
  for (const [one, other] of APART) for (const [listed, party] of [[one, other], [other, one]] as const) assert.equal(scoreBetween(listed, party), 0, `${listed} / ${party}`);
});
