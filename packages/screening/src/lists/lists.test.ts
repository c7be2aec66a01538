import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { ListEntry, SanctionsList } from '../list-entry.ts';
import { leavesEntriesOut, type ListOptions, type ListProblem, type ListReading } from '../list-reading.ts';
import { dateRange } from '../partial-date.ts';
import { readEuXml } from './eu-xml.ts';
import { readOfacCsv } from './ofac-csv.ts';
import { readOfacXml } from './ofac-xml.ts';
import { readOpenSanctions } from './opensanctions.ts';
import { readUkCsv } from './uk-csv.ts';
import { readUkXml } from './uk-xml.ts';
import { readUnXml } from './un-xml.ts';

// A small digest that is enough to tell texts apart.
const digest = (text: string): string => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7).toString(16);
const options: ListOptions = { name: 'a list', digest, date: '2026-11-22' };

function read(reading: ListReading): SanctionsList & { readonly problems: readonly ListProblem[] } {
  assert.ok(reading.ok, JSON.stringify(reading));
  return { ...reading.list, problems: reading.problems };
}

function shown({ kind, names, identifiers, birthDates, birthPlaces, countries, programmes }: ListEntry | undefined = {} as ListEntry): readonly unknown[] {
  return [kind, names.map(({ text, quality }) => `${quality} ${text}`), identifiers.map(({ type, number, country }) => [type, number, country ?? ''].join(' ').trim()), birthDates.map(({ from, to, about }) => `${from}/${to}${about ? ' about' : ''}`), birthPlaces, countries, programmes];
}

const OFAC = {
  primary:
    '1,"EXAMPLE, Alpha","individual","AAA] [BBB",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 03 Feb 1970; alt. DOB circa 1971; POB Sampletown, Testland; nationality Iraq; Passport A1234567 (Iraq); alt. National ID No. 12345-X (Syria); a.k.a. \'THE EXAM"\r\n' +
    '2,"SAMPLE "SHIPPING" CO.",-0- ,"AAA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'.replace('"SHIPPING"', '""SHIPPING""') +
    '3,"TESTSHIP","vessel","AAA",-0- ,"ABCD9","Tug",-0- ,"212","Cuba","Owner",Vessel Registration Identification IMO 1234567; MMSI 123456789.\r\n\u001a',
  aliases: '1,10,"aka","EXAMPLE, Alfa",-0- \n9,11,"aka","NOBODY",-0- \n',
  addresses: '2,20,"1 Street","City","Lebanon",-0- \n',
  comments: '1,"PLE\'; Gender Male."\n',
};

test("[SC3] OFAC's files: aliases and addresses by number, remarks that go on in another file, weak aliases, dates, documents", () => {
  const { entries, problems, date } = read(readOfacCsv(OFAC, options));
  assert.deepEqual(shown(entries[0]), ['person', ['primary EXAMPLE, Alpha', 'strong EXAMPLE, Alfa', 'weak THE EXAMPLE'], ['passport A1234567 Iraq', 'national-id 12345-X Syria'], ['1970-02-03/1970-02-03', '1971-01-01/1971-12-31 about'], ['Sampletown, Testland'], ['Iraq'], ['AAA', 'BBB']]);
  assert.deepEqual(shown(entries[1]), ['organisation', ['primary SAMPLE "SHIPPING" CO.'], [], [], [], ['Lebanon'], ['AAA']]);
  assert.deepEqual(shown(entries[2]).slice(0, 3), ['vessel', ['primary TESTSHIP'], ['call-sign ABCD9 Cuba', 'imo 1234567', 'mmsi 123456789']]);
  assert.deepEqual(problems.map(({ code, at }) => [code, at]), [['lost-row', 'aliases line 2']]);
  assert.equal(date, '2026-11-22');
});

test("[SC4] rows of OFAC's files that do not fit are named by file and line, and an empty or undated list is refused", () => {
  const { problems, entries } = read(readOfacCsv({ primary: `${OFAC.primary.slice(0, -1)}4,"SHORT"\r\nx,y\r\n1,"TWICE",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB someday"\r\n`, aliases: '1,2,"aka","OPEN' }, options));
  assert.equal(entries.length, 3);
  assert.deepEqual(problems.map(({ code, at }) => [code, at]), [['bad-row', 'primary line 4'], ['bad-row', 'primary line 5'], ['bad-row', 'aliases line 1'], ['unread-date', 'primary line 6'], ['twice', 'primary line 6']]);
  assert.equal(leavesEntriesOut(problems), true);
  for (const primary of ['', '<html>', '\u001a']) assert.equal(readOfacCsv({ primary }, options).ok, false);
  const undated = readOfacCsv(OFAC, { name: 'a list', digest });
  assert.ok(!undated.ok && undated.problem.code === 'no-date');
});

const OFAC_XML = `<?xml version="1.0"?><sdnList xmlns="http://example.org/sdn"><publshInformation><Publish_Date>11/05/2026</Publish_Date></publshInformation>
<sdnEntry><uid>1</uid><firstName>Alpha</firstName><lastName>EXAMPLE</lastName><sdnType>Individual</sdnType><programList><program>AAA</program></programList>
<idList><id><uid>5</uid><idType>Passport</idType><idNumber>A1234567</idNumber><idCountry>Iraq</idCountry></id><id><uid>6</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
<akaList><aka><uid>7</uid><type>a.k.a.</type><category>weak</category><lastName>THE EXAMPLE</lastName></aka></akaList>
<dateOfBirthList><dateOfBirthItem><uid>8</uid><dateOfBirth>circa 1970</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry>
<sdnEntry><uid>2</uid><lastName>TESTSHIP</lastName><sdnType>Vessel</sdnType><vesselInfo><callSign>ABCD9</callSign><vesselFlag>Cuba</vesselFlag></vesselInfo><idList><id><uid>9</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 1234567</idNumber></id></idList></sdnEntry></sdnList>`;

const UN = `<CONSOLIDATED_LIST dateGenerated="2026-11-05T00:00:01.1Z"><INDIVIDUALS><INDIVIDUAL><DATAID>100</DATAID><FIRST_NAME>ALPHA</FIRST_NAME><SECOND_NAME>BETA</SECOND_NAME><THIRD_NAME>EXAMPLE</THIRD_NAME><UN_LIST_TYPE>Testland</UN_LIST_TYPE><REFERENCE_NUMBER>TEi.001</REFERENCE_NUMBER><NAME_ORIGINAL_SCRIPT>ألفا</NAME_ORIGINAL_SCRIPT><NATIONALITY><VALUE>Iraq</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Alfa Example; Alpha Exempel</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Test</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1968</FROM_YEAR><TO_YEAR>1970</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1969</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Sampletown</CITY><COUNTRY>Iraq</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>A1234567</NUMBER><ISSUING_COUNTRY>Iraq</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>101</DATAID><FIRST_NAME>SAMPLE TRADING</FIRST_NAME><ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>STC</ALIAS_NAME></ENTITY_ALIAS></ENTITY></ENTITIES></CONSOLIDATED_LIST>`;

const EU = `<export xmlns="http://example.org/fsd" generationDate="2026-11-05T10:00:00.000+01:00"><sanctionEntity logicalId="13" euReferenceNumber="EU.1.1"><regulation programme="TES"/><subjectType code="person" classificationCode="P"/>
<nameAlias firstName="Alpha" lastName="Example" wholeName="Alpha Example" strong="true"/><nameAlias wholeName="The Example" strong="false"/><citizenship countryIso2Code="IQ" countryDescription="IRAQ"/>
<birthdate circa="true" calendarType="GREGORIAN" city="Sampletown" year="1970" countryDescription="IRAQ"/><birthdate calendarType="GREGORIAN" birthdate="1971-02-03"/><identification identificationTypeCode="passport" number="A1234567" countryIso2Code="IQ"/></sanctionEntity></export>`;

const UK = `<Designations><DateGenerated>05/11/2026</DateGenerated><Designation><UniqueID>TES0001</UniqueID><Names><Name><Name6>The Example</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name><Name><Name1>Alpha</Name1><Name6>Example</Name6><NameType>Primary Name</NameType></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>ألفا</NameNonLatinScript></NonLatinName></NonLatinNames><RegimeName>The Test Regulations</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
<IndividualDetails><Individual><DOBs><DOB>dd/mm/1970</DOB><DOB>03/02/1971</DOB></DOBs><Nationalities><Nationality>Iraq</Nationality></Nationalities><BirthDetails><Location><TownOfBirth>Sampletown</TownOfBirth><CountryOfBirth>Iraq</CountryOfBirth></Location></BirthDetails><PassportDetails><Passport><PassportNumber>A1234567</PassportNumber></Passport></PassportDetails></Individual></IndividualDetails></Designation>
<Designation><UniqueID>TES0002</UniqueID><Names><Name><Name6>TESTSHIP</Name6><NameType>Primary Name</NameType></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip><ShipDetails><Ship><IMONumbers><IMONumber>1234567</IMONumber></IMONumbers></Ship></ShipDetails></Designation></Designations>`;

const UK_CSV = `Last Updated,05/11/2026
Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name Non-Latin Script,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Country,Group Type,Alias Type,Alias Quality,Regime,Group ID
Example,Alpha,,,,,,00/00/1970,(1) Sampletown (2) Othertown,Iraq,Iraq,(1) A1234567 (2) B7654321,Iraq,Individual,Primary name,,Test,900
The Example,,,,,,ألفا,03/02/1971,,,,,,Individual,AKA,Low quality,Test,900
`;

const FTM = [
  { id: 'Q1', schema: 'Person', target: true, last_change: '2026-11-05T00:00:00', properties: { name: ['Alpha Example', 'Алфа'], weakAlias: ['The Example'], birthDate: ['1970-02'], nationality: ['iq'], passportNumber: ['A1234567'], topics: ['sanction'] } },
  { id: 'Q2', schema: 'Vessel', target: true, properties: { name: ['TESTSHIP'], imoNumber: ['IMO1234567'], flag: ['cu'] } },
  { id: 'Q3', schema: 'Person', target: false, properties: { name: ['Clear Person'], topics: ['role.pep'] } },
  { id: 'Q4', schema: 'Address', properties: { full: ['1 Street'] } },
].map((line) => JSON.stringify(line)).join('\n');

test("[SC3] OFAC's XML, the United Nations, the European Union, the United Kingdom twice, and OpenSanctions come to one shape", () => {
  const dated: ListOptions = { name: 'a list', digest };
  const ofac = read(readOfacXml(OFAC_XML, dated));
  assert.deepEqual(shown(ofac.entries[0]), ['person', ['primary EXAMPLE, Alpha', 'weak THE EXAMPLE'], ['passport A1234567 Iraq'], ['1970-01-01/1970-12-31 about'], [], [], ['AAA']]);
  assert.deepEqual(shown(ofac.entries[1]).slice(0, 3), ['vessel', ['primary TESTSHIP'], ['imo 1234567', 'call-sign ABCD9 Cuba']]);
  const un = read(readUnXml(UN, dated));
  assert.deepEqual(shown(un.entries[0]), ['person', ['primary ALPHA BETA EXAMPLE', 'strong ألفا', 'strong Alfa Example', 'strong Alpha Exempel', 'weak Abu Test'], ['passport A1234567 Iraq'], ['1968-01-01/1970-12-31', '1969-01-01/1969-12-31 about'], ['Sampletown, Iraq'], ['Iraq'], ['Testland', 'TEi.001']]);
  assert.deepEqual(shown(un.entries[1]).slice(0, 2), ['organisation', ['primary SAMPLE TRADING', 'strong STC']]);
  const eu = read(readEuXml(EU, dated));
  assert.deepEqual(shown(eu.entries[0]), ['person', ['primary Alpha Example', 'weak The Example'], ['passport A1234567 IQ'], ['1970-01-01/1970-12-31 about', '1971-02-03/1971-02-03'], ['Sampletown, IRAQ'], ['IQ'], ['TES']]);
  const uk = read(readUkXml(UK, dated));
  assert.deepEqual(shown(uk.entries[0]), ['person', ['primary Alpha Example', 'weak The Example', 'strong ألفا'], ['passport A1234567'], ['1970-01-01/1970-12-31', '1971-02-03/1971-02-03'], ['Sampletown, Iraq'], ['Iraq'], ['The Test Regulations']]);
  assert.deepEqual(shown(uk.entries[1]).slice(0, 3), ['vessel', ['primary TESTSHIP'], ['imo 1234567']]);
  const csv = read(readUkCsv(UK_CSV, dated));
  assert.deepEqual(shown(csv.entries[0]), ['person', ['primary Alpha Example', 'weak The Example', 'strong ألفا'], ['passport A1234567', 'passport B7654321'], ['1970-01-01/1970-12-31', '1971-02-03/1971-02-03'], ['Sampletown, Iraq', 'Othertown, Iraq'], ['Iraq'], ['Test']]);
  const ftm = read(readOpenSanctions(FTM, dated));
  assert.deepEqual(ftm.entries.map(({ id }) => id), ['Q1', 'Q2']);
  assert.deepEqual(shown(ftm.entries[0]), ['person', ['primary Alpha Example', 'strong Алфа', 'weak The Example'], ['passport A1234567'], ['1970-02-01/1970-02-28'], [], ['iq'], []]);
  for (const { date, problems } of [ofac, un, eu, uk, csv, ftm]) assert.deepEqual([date, problems], ['2026-11-05', []]);
});

const READERS = { readOfacXml, readUnXml, readEuXml, readUkXml, readUkCsv, readOpenSanctions, readOfacCsv: (text: string, given: ListOptions) => readOfacCsv({ primary: text }, given) };

test('[SC4] what is broken is named by line or element: XML cut off, a document type, JSON that is none, an entry without id or name', () => {
  const cut = readUnXml(UN.slice(0, 900), options);
  assert.ok(!cut.ok && cut.problem.code === 'bad-xml' && /^line \d+$/.test(cut.problem.at));
  const doctype = readEuXml(`<!DOCTYPE x [<!ENTITY a "b">]>${EU}`, options);
  assert.ok(!doctype.ok && /document type/.test(doctype.problem.expected));
  const nameless = read(readUnXml(UN.replace('<FIRST_NAME>SAMPLE TRADING</FIRST_NAME>', '').replace('<ALIAS_NAME>STC</ALIAS_NAME>', '<ALIAS_NAME>-</ALIAS_NAME>'), options));
  assert.deepEqual(nameless.problems.map(({ code, at }) => [code, at]), [['no-name', 'ENTITY 101, line 5']]);
  assert.deepEqual(read(readOpenSanctions(`${FTM}\n{"id":7}\nnot json`, options)).problems.map(({ code, at }) => [code, at]), [['bad-json', 'line 5'], ['bad-json', 'line 6']]);
  assert.ok(!readUkCsv('Name 6,Group ID\n', options).ok);
});

test('[SC4] no text makes a reader throw, and each refuses the formats of the others', () => {
  const samples = [OFAC_XML, UN, EU, UK, UK_CSV, FTM, OFAC.primary];
  fc.assert(fc.property(fc.oneof(fc.string(), fc.constantFrom(...samples)), fc.nat(3000), fc.string({ maxLength: 5 }), (text, at, put) => {
    for (const reader of Object.values(READERS)) reader(text.slice(0, at) + put + text.slice(at + put.length), options);
  }), { numRuns: 60 });
  const accepted = samples.map((text) => Object.values(READERS).filter((reader) => reader(text, options).ok).length);
  assert.deepEqual(accepted, samples.map(() => 1));
});

test('[SC5] the digest of an entry follows from its content alone, not from the order in which it is written', () => {
  const plain = read(readEuXml(EU, options)).entries[0];
  const turned = read(readEuXml(EU.replace(/(<birthdate circa[^>]*>)(<birthdate [^>]*>)/, '$2$1'), options)).entries[0];
  const changed = read(readEuXml(EU.replace('A1234567', 'A1234568'), options)).entries[0];
  assert.equal(plain?.digest, turned?.digest);
  assert.notEqual(plain?.digest, changed?.digest);
});

test('[SC3] dates as lists write them are ranges of days, and what is none is none', () => {
  const ranges = Object.entries({ '1970': '1970-01-01/1970-12-31', 'Feb 1972': '1972-02-01/1972-02-29', '3 Feb 1970': '1970-02-03/1970-02-03', '1968 to 1970': '1968-01-01/1970-12-31', '1968-1970': '1968-01-01/1970-12-31', '1970-05': '1970-05-01/1970-05-31', '05/11/2026': '2026-11-05/2026-11-05', 'between 1968 and 1970': '1968-01-01/1970-12-31' });
  for (const [text, range] of ranges) assert.equal(`${dateRange(text)?.from}/${dateRange(text)?.to}`, range, text);
  for (const text of ['', 'someday', '31 Feb 1970', '1970-13', '1970 to 1968', '0000', '1 Foo 1970']) assert.equal(dateRange(text), undefined, text);
});
