import test from 'node:test';
import assert from 'node:assert/strict';
import { compare, MATCH_SCORE, score } from './compare.ts';
import { legalFormAt } from './legal-forms.ts';
import { formsOfPattern, WRITTEN_OUT_FORMS } from './legal-forms-transliterated.ts';
import { partsOfOrganisation } from './organisation.ts';
import { keysOf, prepare } from './prepared.ts';

const organisation = (text: string) => prepare(text, { kind: 'organisation' });

/** One body, written otherwise: forms written out, words of other languages and letters, words side by side. */
const ONE: readonly (readonly [string, string])[] = [
  ['Otkrytoe Aktsionernoe Obshchestvo Severny Les', 'OAO Severny Les'], ['OBSCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU BEREZA', 'Bereza, OOO'], ['FSUE Berezka', 'Federal State Unitary Enterprise Berezka'],
  ['Tovarystvo z obmezhenoyu vidpovidalnistyu "Kalyna"', 'Kalyna LLC'], ['Sabiedriba ar ierobezotu atbildibu Ozols', 'SIA Ozols'], ['Uzdaroji akcine bendrove Azuolas', 'UAB Azuolas'], ['Borisat Lotus Chamkat', 'Lotus Company Ltd.'],
  ['Sherkat-e Sarmayeh Gozari-e Laleh', 'Laleh Investment Company'], ['Lizing-e Laleh', 'Laleh Leasing'], ['Kargozari Laleh', 'Laleh Brokerage'], ['Siman-e Alborz', 'Alborz Cement'], ['Mu’assasat al-Zahra', 'Zahra Foundation'],
  ['Jam’iyat al-Zahra', 'Zahra Association'], ['Lajnat al-Nakhil', 'Nakhil Committee'], ['Jaysh al-Nakhil', 'Army of Nakhil'], ['Saraya al-Nakhil', 'Nakhil Brigades'], ['Harakat al-Nakhil', 'Nakhil Movement'],
  ['Lecheria Santa Rosalia', 'Santa Rosalia Dairy'], ['Nakhil Metallurgy Industries', 'Nakhil Metallurgical Ind. Co.'], ['Nakhil Jewellery', 'Nakhil Jewelry'], ['Nakhil Imp. & Exp. Co.', 'Nakhil Import and Export'], ['Nakhil TV', 'Nakhil Television'],
  ['Nakhil Airways', 'Nakhil Aircompany'], ['LLC IC Nakhil', 'Investment Company Nakhil LLC'], ['NII Nakhil', 'Nakhil Scientific Research Institute'], ['Inmobiliaria Palmares S.A. de C.V.', 'Palmares Real Estate'], ['Hotel Palmares', 'فندق بالماريس'],
  ['Nakhil Money Exchange', 'Sarafi Nakhil'], ['Bayt al-Mal al-Nakhil', 'Beit el-Mal Nakhil'], ['Palmares Otomotiv Sanayi ve Ticaret Limited Şirketi', 'Palmares Automotive Industry and Trade Ltd'],
];

/** Two bodies, however like their names are. */
const TWO: readonly (readonly [string, string])[] = [
  ['Deutsche Bank AG', 'Deutsche Bahn AG'], ['Ministry of Defence', 'Ministry of Finance'], ['Roshan Trading', 'Roshan Bank'], ['Mehr Bank', 'Melli Bank'], ['North Star Shipping', 'South Star Shipping'],
  ['Kenya Red Cross', 'Uganda Red Cross'], ['Kuwait Red Crescent', 'Qatar Red Crescent'], ['Golden Palm Hotel', 'Golden Palm Steel'], ['Golden Palm Restaurant', 'Golden Palm Leasing'], ['Nakhil Dairy', 'Nakhil Cement'],
  ['Bank Mellat', 'Bank Melli'], ['Bank Tejarat', 'Bank Saderat'], ['Bank Tejarat', 'Trade Bank'], ['Bank Melli', 'National Bank'], ['Jaysh al-Nakhil', 'Jaysh al-Zaytun'], ['Harakat al-Nakhil', 'Harakat al-Zaytun'], ['Saraya al-Nakhil', 'Saraya al-Zaytun'],
  ['Sherkat-e Sarmayeh Gozari-e Laleh', 'Sherkat-e Sarmayeh Gozari-e Shahin'], ['Siman-e Alborz', 'Siman-e Zagros'], ['Alborz Petrochemical Company', 'Zagros Petrochemical Company'], ['Otkrytoe Aktsionernoe Obshchestvo Bereza', 'Otkrytoe Aktsionernoe Obshchestvo Kalina'],
  ['FGUP Bereza', 'FGUP Kalina'], ['NII Bereza', 'NII Kalina'], ['Real Estate Bank', 'Commercial Bank Palmares'], ['Hotel Palmares', 'Hotel Girasoles'], ['Lajnat al-Nakhil', 'Jaysh al-Nakhil'], ['Nakhil Radio', 'Nakhil Prison'],
  ['Ministry of Health', 'Ministry of Education'], ['Zahra Orphans Foundation', 'Zakat Orphans Foundation'], ['Nakhil Mosque', 'Nakhil Police'], ['Islamic Relief', 'Islamic Army'], ['Iranian Airlines', 'Syrian Airlines'], ['Palestinian Youth Committee', 'Sudanese Youth Committee'],
  ['General Radio and Television', 'General Steel and Cement'], ['Christian Aid', 'Muslim Aid'], ['Save the Children', 'Children of the Red Star'],
];

test('[NM9] one body by forms written out, by words of other languages and letters, by words side by side', () => {
  for (const [one, other] of ONE) {
    const { score: found, matches, reasons } = compare(one, other, { kind: 'organisation' });
    assert.equal(matches, true, `${one} / ${other}: ${found} ${JSON.stringify(reasons)}`);
    assert.ok(keysOf(one, 'organisation').some((key) => keysOf(other, 'organisation').includes(key)), `${one} / ${other}: no key in common`);
  }
});

test('[NM9] two bodies stay apart that share a trade, a form, a country or a word that many have', () => {
  for (const [one, other] of TWO) {
    const { score: found, matches, reasons } = compare(one, other, { kind: 'organisation' });
    assert.equal(matches, false, `${one} / ${other}: ${found} ${JSON.stringify(reasons)}`);
  }
});

test('[NM9] every form written out is a form, and none of them is a name in itself', () => {
  for (const form of Object.values(WRITTEN_OUT_FORMS).flat().flatMap(formsOfPattern)) {
    const words = form.split(' ');
    assert.notEqual(form, '');
    if (/^[a-z ]+$/.test(form)) assert.equal(legalFormAt(words, 0)?.words, words.length, form);
  }
  assert.deepEqual(formsOfPattern('(a/) b (c/d)'), ['a b c', 'a b d', 'b c', 'b d']);
});

test('[NM9] an enterprise of a state is no body not for profit, and a slip away from a company', () => {
  assert.deepEqual(partsOfOrganisation('FSUE Berezka').families, ['state']);
  assert.ok(score(organisation('FGUP Berezka'), organisation('Berezka OAO')) > MATCH_SCORE);
  assert.ok(score(organisation('FGUP Berezka'), organisation('Berezka e.V.')) < MATCH_SCORE);
});

test('[NM9] a long form is known with a slip in it; a word that is more than a slip away is a name', () => {
  for (const [name, forms] of [['Khaybar Cmpany', ['Cmpany']], ['Khaybar Limitted', ['Limitted']], ['Khaybar Comany Ltd', ['Comany', 'Ltd']], ['Khaybar Campaign', []], ['Khaybar Litmus', []], ['Cmpany Khaybar', []], ['Khaybar Unlimited', []]] as const) assert.deepEqual(partsOfOrganisation(name).legalForms, forms, name);
});

test('[NM7] a trade in another language is the same word, and weighs less than a name', () => {
  assert.equal(score(organisation('Hotel Palmares'), organisation('Otel Palmares')) > 0.95, true);
  const [trade, name] = organisation('Hotel Palmares').tokens;
  assert.ok(trade !== undefined && name !== undefined && trade.weight < name.weight);
});

test('[NM10] words that became one are one reason, with all that was written', () => {
  const { reasons } = compare('Palmares Real Estate', 'Inmobiliaria Palmares', { kind: 'organisation' });
  assert.ok(reasons.some((reason) => reason.kind === 'match' && reason.left === 'Real Estate' && reason.right === 'Inmobiliaria' && reason.by === 'translation'), JSON.stringify(reasons));
});
