import test from 'node:test';
import assert from 'node:assert/strict';
import { compare } from './compare.ts';

/** One body or vessel: words translated and bent, own acronyms, words written apart, former names, dates and numbers otherwise. */
const ONE: readonly (readonly [string, string])[] = [
  ['Ковровский механический завод', 'Kovrov Mechanical Plant'], ['Kazanskiy Vertoletnyi Zavod PAO', 'Kazan Helicopter Plant'], ['Permskaya porokhovaya fabrika', 'Perm Gunpowder Factory'], ['ААТ Мінскі аўтамабільны завод', 'Minsk Automobile Plant OJSC'],
  ['Барнаульский патронный завод', 'Barnaul Cartridge Plant'], ['Konstruktorskoye Byuro Mashinostroyeniya', 'Machine-Building Design Bureau'], ['Національний банк України', 'National Bank of Ukraine'], ['Объединённая судостроительная корпорация', 'United Shipbuilding Corporation'],
  ['Federalnoye gosudarstvennoye unitarnoye predpriyatie "Berezka"', 'ФГУП «Берёзка»'], ['Javno preduzece Kalina', 'Јавно предузеће Калина'], ['Войсковая часть 12345', 'Military Unit 12345'], ['Gharargah-e Sazandegi Laleh', 'Laleh Construction Headquarters'],
  ['سازمان صنایع هوافضا', 'Aerospace Industries Organization'], ['مصرف سوريا المركزي', 'Central Bank of Syria'], ['Empresa Cubana de Aviación', 'Cuban Aviation Enterprise'], ['Bundesministerium der Verteidigung', 'Ministry of Defence'],
  ['Northern Nakhil Coal Authority', 'NNCA'], ['Nakhil Oil Exploration Company', 'NOEC'], ['NOEC Group', 'Nakhil Oil Exploration Company'], ['Metallurg Invest', 'Metallurginvest'], ['Ros Nakhil Eksport', 'Rosnakhilexport'], ['Nakhilstream2', 'Nakhil Stream 2'],
  ['NAKHIL QUEEN (ex LALEH STAR)', 'Laleh Star'], ['Nakhil Foods Ltd, formerly Laleh Bakery', 'Laleh Bakery'], ['March 9 Movement', 'Mouvement du 9 mars'], ['Blue Nakhil 2', 'Blue Nakhil II'], ['Nakhil Depot 7412345', 'Nakhil Depot 7412354'],
];

/** Two, however like they are. */
const TWO: readonly (readonly [string, string])[] = [
  ['Kazan Helicopter Plant', 'Ростовский вертолётный завод'], ['Барнаульский патронный завод', 'Новосибирский патронный завод'], ['Minsk Tractor Works', 'Minsk Automobile Plant'], ['Ministerstvo finansov', 'Ministerstvo oborony'],
  ['12th Main Directorate', '29th Main Directorate'], ['Ocean Nakhil 5 Shipping Ltd', 'Ocean Nakhil 6 Shipping Ltd'], ['Nakhil Plant III', 'Nakhil Plant 7'], ['Transportes del Norte SA', 'Transportes del Sur SA'], ['Transportes del Este SA', 'Transportes del Oeste SA'],
  ['Severnaya Verf', 'Yuzhnaya Verf'], ['Upper Nakhil Foods', 'Lower Nakhil Foods'], ['March 9 Movement', 'April 9 Movement'], ['Ozdemir Insaat Sanayi', 'Ozturk Insaat Sanayi'], ['Golden Star Shipping', 'Golden Sun Shipping'], ['Nakhil Oil Exploration Company', 'NOET'], ['Ex-Im Bank', 'Im Bank'],
];

test('[NM9] one body by words of other languages, bent and spelled in any way, by its own acronym and by a former name', () => {
  for (const [one, other] of ONE) assert.equal(compare(one, other, { kind: 'organisation' }).matches, true, `${one} / ${other}: ${compare(one, other, { kind: 'organisation' }).score}`);
});

test('[NM9] a number, a direction or a month that differs makes two, and a frame of common words makes none one', () => {
  for (const [one, other] of TWO) assert.equal(compare(one, other, { kind: 'organisation' }).matches, false, `${one} / ${other}: ${compare(one, other, { kind: 'organisation' }).score}`);
});
