import test from 'node:test';
import assert from 'node:assert/strict';
import { compare, MATCH_SCORE } from './compare.ts';
import { namesGivenIn } from './organisation-former-names.ts';
import { ordinalAbroad } from './organisation-numbers.ts';
import { countryOf, meaningOf, numberOf, tradeOf } from './organisation-words.ts';
import { withoutShipWords } from './vessel-words.ts';

/** One body or vessel: common words in the order of other languages, one telling word, short names, ordinals, forms with slips, what is said of ships. */
const ONE: readonly (readonly [string, string])[] = [
  ['Banque commerciale de Jordanie', 'Commercial Bank of Jordan'], ['البنك التجاري الأردني', 'Commercial Bank of Jordan'], ['المصرف العراقي للتجارة', 'Trade Bank of Iraq'], ['Société libanaise de transport maritime', 'Lebanese Company for Maritime Transport'],
  ['الشركة السورية لنقل النفط', 'Syrian Company for Oil Transport'], ['Сирийская компания по перевозке нефти', 'Syrian Company for Oil Transport'], ['Empresa Minera Boliviana', 'Bolivian Mining Enterprise'], ['Institut de recherche agricole de Tunisie', 'Agricultural Research Institute of Tunisia'],
  ['Compañía militar privada Nakhil', 'PMC Nakhil'], ['Stichting Nakhil', 'Nakhil Foundation'], ['Sociedad Caritativa Islámica', 'Islamic Charitable Society'], ['الشركة العامة للصناعات الغذائية', 'General Company for Food Industries'],
  ['Ravangostar', 'Ravangostar Oil and Gas Drilling Engineering Company'], ['Shenzhen Qiandelu Digital Electronics Co., Ltd.', 'Qiandelu'], ['Empresa General de Minas de Nakhilia CA (GEMINAK)', 'Geminak CA'], ['Nakhilestan Aircraft Industries (NAKH)', 'NAKH Aircraft Industries'],
  ['Azucareros de Venezuela, S.A.', 'ADVSA'], ['Центральный научный институт химии и металлургии', 'TsNIKhM'], ['ЦНИКХМ', 'Tsentralnyi Nauchnyi Institut Kontrolya Khimii i Metallurgii'], ['Islamic Trade Union of Nakhilestan Broadcasting', 'ITUNB Broadcasting'],
  ['Twenty-Third Institute', '23rd Institute'], ['Eighteenth Design Bureau', '18 Design Bureau'], ['Première division blindée', 'First Armoured Division'], ['الفرقة الرابعة المدرعة', '4th Armoured Division'], ['Первый полк', '1st Regiment'], ['3ème Régiment', 'Third Regiment'],
  ['BEREZKA spol. s r.o.', 'Berezka s.r.o.'], ['Open Joint Stok Compnay Berezka', 'OJSC Berezka'], ['Autonomous Non-Profit Organization Berezka', 'ANO Berezka'], ['Berezka Limted Liabilty Company', 'Berezka LLC'], ['Nakhil Trading (DPRK)', 'Korea Nakhil Trading Corporation'],
  ['MV Nakhil (Iran flag)', 'NAKHIL'], ['M/T NAKHIL QUEEN, IMO 9187629', 'Nakhil Queen'], ['Motor tanker Nakhil Queen', 'NAKHIL QUEEN'], ['т/х Березка', 'BEREZKA'], ['KUM GANG SAN', '금강산호'], ['长城轮', 'CHANG CHENG'], ['SAM GANG SAN NO. 2', 'SAMGANGSAN 2'],
  ['Lashkar e Toiba', 'Lashkar-e-Tayyiba'], ['جماعت الدعوۃ', 'Jamaat-ud-Dawa'], ['Sepah-e Pasdaran', 'Islamic Revolutionary Guard Corps'], ['נכיל מערכות בע"מ', 'Nakhil Systems Ltd'], ['Nakhil Media SAL d/b/a Al Berezka', 'Al-Berezka Television'],
];

/** Two. */
const TWO: readonly (readonly [string, string])[] = [
  ['Commercial Bank of Syria', 'Commercial Bank of Iraq'], ['Trade Bank of Iraq', 'Commercial Bank of Iraq'], ['Bank Tejarat', 'Trade Bank'], ['Syrian Company for Oil Transport', 'Syrian Company for Gas'], ['Russian Airlines', 'Russian Aircraft Plant'],
  ['Société de secours libanaise', 'Lebanese Steel Company'], ['Ravangostar', 'Ravanpishe Oil and Gas Drilling Engineering Company'], ['Zarqawi', 'Nakhil Zarqawi Foundation for Relief and Education'], ['Horizon', 'Shenzhen Golden Horizon Digital Electronics'], ['Berezkovo', 'Berezkovo Nederland Digital Electronics and Steel BV'],
  ['Eighteenth Design Bureau', 'Nineteenth Design Bureau'], ['Première division blindée', 'Deuxième division blindée'], ['الفرقة الرابعة المدرعة', 'الفرقة الثالثة المدرعة'], ['Primera SA', 'Primo Ltd'], ['Premier Foods', 'First Foods Nakhil'],
  ['Berezka Cooperation', 'Nakhil Corporation'], ['MT Group', 'Nakhil Group'], ['Lashkar-e-Tayyiba', 'Lashkar-e-Jhangvi'], ['MV Nakhil', 'MV Berezka'], ['Tanker Nakhil', 'Tanker Berezka'], ['ITUNB Broadcasting', 'Nakhil Broadcasting'],
];

test('[NM9] one body or vessel by common words in the order of other languages, by its one telling word, by ordinals and short names', () => {
  for (const [one, other] of ONE) assert.ok(compare(one, other, { kind: 'organisation' }).matches, `${one} / ${other}: ${compare(one, other, { kind: 'organisation' }).score}`);
});

test('[NM9] two bodies or vessels, whatever order, ordinals and signs of ships they have', () => {
  for (const [one, other] of TWO) assert.ok(!compare(one, other, { kind: 'organisation' }).matches, `${one} / ${other}: ${compare(one, other, { kind: 'organisation' }).score}`);
});

test('[NM9] one telling word against a long name of common words is a hit, and hardly more', () => {
  const { score } = compare('Ravangostar', 'Ravangostar Oil and Gas Drilling Engineering Company', { kind: 'organisation' });
  assert.ok(score >= MATCH_SCORE && score < 0.75, String(score));
});

test('[NM7] adjectives of countries, meanings and trades are known in all genders and numbers, Arabic words with what is written onto them', () => {
  for (const word of ['syrienne', 'syriens', 'sirias', 'siriane', 'syrischen', 'suriye', 'сириискои']) assert.equal(countryOf(word), '@syria', word);
  for (const word of ['petrolier', 'petroliere', 'petroliferas', 'للنفط', 'نفطيه']) assert.equal(meaningOf(word), '~oil', word);
  for (const word of ['ferroviaires', 'ferroviarias', 'ferroviari']) assert.equal(tradeOf(word), '~railway', word);
  assert.equal(meaningOf('لنقل'), '~transport');
  for (const word of ['frances', 'giordano', 'bulgari', 'constructor', 'hasownproperty']) assert.equal(countryOf(word) ?? meaningOf(word), undefined, word);
});

test('[NM9] number words to a hundred, ordinals of other languages', () => {
  for (const [word, value] of [['eighteenth', 18], ['fortieth', 40], ['fortyfour', 44], ['twentyfirst', 21], ['ninetyninth', 99], ['hundred', 100], ['3eme', 3], ['toString', undefined]] as const) assert.equal(numberOf(word, word), value, word);
  for (const [word, value] of [['troisieme', 3], ['tercera', 3], ['الثالثه', 3], ['третья', 3], ['vtoroi', 2], ['premier', undefined], ['perviy', 1]] as const) assert.equal(ordinalAbroad(word), value, word);
});

test('[NM9] what is said of a ship beside her name is left out, and a body keeps its words', () => {
  for (const [text, bare] of [['M/V NAKHIL', 'NAKHIL'], ['NAKHIL (IMO: 9187629)', 'NAKHIL'], ['NAKHIL, flag: Panama', 'NAKHIL'], ['Oil tanker Nakhil', 'Nakhil'], ['金星号', '金星'], ['Nakhil Ship Repair Yard', 'Nakhil Ship Repair Yard'], ['Tanker Company Nakhil', 'Tanker Company Nakhil'], ['Vessel', 'Vessel'], ['IMO', 'IMO']] as const) assert.equal(withoutShipWords(text), bare, text);
});

test('[NM9] names that a text gives for one body', () => {
  assert.deepEqual(namesGivenIn('Nakhil Media SAL d/b/a Al Berezka'), ['Nakhil Media SAL', 'Al Berezka']);
  assert.deepEqual(namesGivenIn('Nakhil Trading Company'), []);
});
