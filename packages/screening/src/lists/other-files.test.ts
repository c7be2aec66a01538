import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { ListEntry } from '../list-entry.ts';
import type { ListOptions, ListReading } from '../list-reading.ts';
import { dateRange } from '../partial-date.ts';
import { readEuCsv } from './eu-csv.ts';
import { readOpenSanctions } from './opensanctions.ts';
import { readOpenSanctionsCsv } from './opensanctions-csv.ts';
import { readUkCsv } from './uk-csv.ts';
import { readUkXml } from './uk-xml.ts';
import { readUnXml } from './un-xml.ts';

const options: ListOptions = { name: 'a list', digest: (text) => String(text.length) };

function read(reading: ListReading): { readonly date: string; readonly shown: readonly unknown[] } {
  assert.ok(reading.ok, JSON.stringify(reading));
  assert.deepEqual(reading.problems, []);
  return { date: reading.list.date, shown: reading.list.entries.map(shownOf) };
}

function shownOf({ id, kind, names, identifiers, birthDates, birthPlaces, countries, programmes }: ListEntry): readonly unknown[] {
  return [id, kind, names.map(({ text, quality }) => `${quality} ${text}`), identifiers.map(({ type, number }) => `${type} ${number}`), birthDates.map(({ from, to, about }) => `${from}/${to}${about ? ' about' : ''}`), birthPlaces, countries, programmes];
}

const UK_LIST = `\uFEFFReport Date: 05-Nov-2026
Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Name non-latin script,Regime Name,Designation Type,Address Country,D.O.B,Nationality(/ies),National Identifier number,Passport number,Town of birth,Country of birth,Business registration number (s),IMO number,Current believed flag of ship
01/11/2026,TES0001,900,,Example,Alpha,,,,,Primary Name,,ألفا,The Test Regulations,Individual,Iraq,dd/mm/1970,Iraq,,A1234567,Sampletown,Iraq,,,
01/11/2026,TES0001,900,,The Example,,,,,,Alias,Low quality a.k.a,,The Test Regulations,Individual,Syria,03/02/1971,Iraq,,A1234567,Sampletown,Iraq,,,
01/11/2026,TES0002,901,,TESTSHIP,,,,,,Primary Name,,,The Test Regulations,Ship,,,,,,,,,1234567,Cuba
`;

const CON_LIST = `<ArrayOfFinancialSanctionsTarget xmlns="http://example.org/list" xmlns:i="http://example.org/i"><FinancialSanctionsTarget><name1>Alpha</name1><name2 i:nil="true"/><Name6>Example</Name6><AliasType>Primary name</AliasType><GroupTypeDescription>Individual</GroupTypeDescription><GroupID>900</GroupID><RegimeName>Test</RegimeName><Individual_DateOfBirth>1970-02-03T00:00:00</Individual_DateOfBirth><Country>Iraq</Country></FinancialSanctionsTarget>
<FinancialSanctionsTarget><Name6>The Example</Name6><AliasType>AKA</AliasType><AliasQuality>Low quality</AliasQuality><GroupTypeDescription>Individual</GroupTypeDescription><GroupID>900</GroupID></FinancialSanctionsTarget></ArrayOfFinancialSanctionsTarget>`;

const EU_LIST = `\uFEFFfileGenerationDate;Entity_LogicalId;Entity_SubjectType;Entity_SubjectType_ClassificationCode;Entity_Regulation_Programme;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;Address_CountryIso2Code;BirthDate_BirthDate;BirthDate_Year;BirthDate_Circa;BirthDate_CalendarType;BirthDate_City;BirthDate_CountryDescription;Identification_Number;Identification_TypeCode;Identification_CountryIso2Code;Citizenship_CountryIso2Code
05/11/2026;13;P;person;TES;Example;Alpha;;Alpha Example;;;;;;;;;;;
05/11/2026;13;P;person;TES;;;;"Example; the Elder";;;;;;;;;;;
05/11/2026;13;P;person;TES;;;;;IQ;;1970;true;GREGORIAN;Sampletown;IRAQ;;;;
05/11/2026;13;P;person;TES;;;;;;;;;;;;A1234567;passport;IQ;IQ
`;

const TARGETS = `"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","dataset","first_seen","last_seen","last_change"
"Q1","Person","Alpha Example","Alfa Example;Алфа","1970-02","iq;sy","","A1234567","","","","A List","2024-01-01T00:00:00","2026-11-05T00:00:00","2026-11-05T00:00:00"
"Q9","Address","1 Street","","","","","","","","","A List","","",""
`;

test('[SC3] the British list of 2026 as CSV, the Treasury\'s as XML, the European one as CSV and the simple targets of OpenSanctions come to the same shape', () => {
  const uk = read(readUkCsv(UK_LIST, options));
  assert.equal(uk.date, '2026-11-05');
  assert.deepEqual(uk.shown, [
    ['TES0001', 'person', ['primary Alpha Example', 'strong ألفا', 'weak The Example'], ['passport A1234567'], ['1970-01-01/1970-12-31', '1971-02-03/1971-02-03'], ['Sampletown, Iraq'], ['Iraq', 'Syria'], ['The Test Regulations']],
    ['TES0002', 'vessel', ['primary TESTSHIP'], ['imo 1234567'], [], [], ['Cuba'], ['The Test Regulations']],
  ]);
  const treasury = read(readUkXml(CON_LIST, { ...options, date: '2026-01-05' }));
  assert.deepEqual(treasury.shown, [['900', 'person', ['primary Alpha Example', 'weak The Example'], [], ['1970-02-03/1970-02-03'], [], ['Iraq'], ['Test']]]);
  const eu = read(readEuCsv(EU_LIST, options));
  assert.equal(eu.date, '2026-11-05');
  assert.deepEqual(eu.shown, [['13', 'person', ['primary Alpha Example', 'strong Example; the Elder'], ['passport A1234567'], ['1970-01-01/1970-12-31 about'], ['Sampletown, IRAQ'], ['IQ'], ['TES']]]);
  const simple = read(readOpenSanctionsCsv(TARGETS, options));
  assert.equal(simple.date, '2026-11-05');
  assert.deepEqual(simple.shown, [['Q1', 'person', ['primary Alpha Example', 'strong Alfa Example', 'strong Алфа'], ['other A1234567'], ['1970-02-01/1970-02-28'], [], ['iq', 'sy'], ['A List']]]);
});

test('[SC3] targets with what belongs to them nested are read as those without, and who is a target for an office alone is not listed', () => {
  const nested = [
    { id: 'Q1', schema: 'Person', target: true, last_change: '2026-11-05T00:00:00', properties: { name: ['Alpha Example'], topics: ['sanction'], sanctions: [{ id: 's1', schema: 'Sanction', properties: { program: ['A'] } }], addressEntity: [{ id: 'a1', schema: 'Address', properties: { full: ['1 Street'] } }] } },
    { id: 'Q2', schema: 'Person', target: true, last_change: '2026-11-06T00:00:00', properties: { name: ['Beta Sample'], topics: ['role.pep'] } },
  ].map((line) => JSON.stringify(line)).join('\n');
  const { date, shown } = read(readOpenSanctions(nested, options));
  assert.deepEqual([date, shown], ['2026-11-05', [['Q1', 'person', ['primary Alpha Example'], [], [], [], [], []]]]);
});

test('[SC3] dates between two abouts, years that are known on one side, and names in one element', () => {
  assert.deepEqual(dateRange('circa 1961 to circa 1967'), { from: '1961-01-01', to: '1967-12-31', about: true });
  const un = read(readUnXml('<CONSOLIDATED_LIST dateGenerated="2026-11-05T00:00:01.123Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>ALPHA</FIRST_NAME><SECOND_NAME/><THIRD_NAME>ALPHA</THIRD_NAME><NATIONALITY><VALUE/></NATIONALITY><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1970</FROM_YEAR></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT/></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>', options));
  assert.deepEqual(un.shown, [['1', 'person', ['primary ALPHA ALPHA'], [], ['1970-01-01/1970-12-31'], [], [], []]]);
  const uk = read(readUkXml('<Designations><DateGenerated>2026-11-05T09:00:00</DateGenerated><Designation><UniqueID>TES1</UniqueID><Names><Name><Name>Alpha Alpha</Name><NameType>Primary Name</NameType></Name></Names><NonLatinNames><NameNonLatinScript>ألفا</NameNonLatinScript></NonLatinNames><IndividualEntityShip>Individual</IndividualEntityShip></Designation></Designations>', options));
  assert.deepEqual(uk.shown, [['TES1', 'person', ['primary Alpha Alpha', 'strong ألفا'], [], [], [], [], []]]);
});

test('[SC4] rows of these files that do not fit are named, and no text makes a reader throw', () => {
  const broken = readUkCsv(`${UK_LIST}01/11/2026,TES0003,902\n`, options);
  assert.ok(broken.ok && broken.problems.map(({ code, at }) => `${code} ${at}`).join() === 'bad-row file line 6');
  const short = readEuCsv(`${EU_LIST}05/11/2026;14\n`, options);
  assert.ok(short.ok && short.problems.map(({ code, at }) => `${code} ${at}`).join() === 'bad-row file line 6');
  for (const [reader, sample] of [[readUkCsv, UK_LIST], [readUkXml, CON_LIST], [readEuCsv, EU_LIST], [readOpenSanctionsCsv, TARGETS]] as const) {
    fc.assert(fc.property(fc.nat(1500), fc.string({ maxLength: 5 }), (at, put) => {
      reader(sample.slice(0, at) + put + sample.slice(at + put.length), options);
    }), { numRuns: 40 });
    assert.equal(reader('', options).ok, false);
  }
});
