import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { MADE_UP, madeUpFile } from '../testing/made-up-list.ts';
import { LIST_FORMATS, readListFiles, type ListFile, type ListFileReading } from './list-file.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const PERSON = '<sdnEntry><uid>1</uid><lastName>ONDULESKI</lastName><sdnType>Individual</sdnType></sdnEntry>';
const SAMPLES: Readonly<Record<string, readonly ListFile[]>> = {
  'ofac-csv': [
    { name: 'add.csv', bytes: bytes('1,2,"1 Street, North","City","Lebanon",-0- \n') },
    { name: 'sdn.csv', bytes: bytes('1,"ONDULESKI, Tarvik","individual","AAA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n') },
    { name: 'alt.csv', bytes: bytes('1,10,"aka","ONDULESKY, Tarvik",-0- \n') },
  ],
  'ofac-xml': [{ name: 'a', bytes: bytes(`<?xml version="1.0"?>\n<sdnList xmlns="http://example.org/sdn"><publshInformation><Publish_Date>11/20/2026</Publish_Date></publshInformation>${PERSON}</sdnList>`) }],
  'un-xml': [{ name: 'b', bytes: bytes('\ufeff<CONSOLIDATED_LIST dateGenerated="2026-11-20T00:00:01.1Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>TARVIK</FIRST_NAME><SECOND_NAME>ONDULESKI</SECOND_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>') }],
  'eu-xml': [{ name: 'c', bytes: bytes('<export xmlns="http://example.org/fsd" generationDate="2026-11-20T10:00:00.000+01:00"><sanctionEntity logicalId="1"><subjectType code="person"/><nameAlias wholeName="Tarvik Onduleski" strong="true"/></sanctionEntity></export>') }],
  'uk-xml': [{ name: 'd', bytes: bytes('<Designations><DateGenerated>20/11/2026</DateGenerated><Designation><UniqueID>T1</UniqueID><Names><Name><Name1>Tarvik</Name1><Name6>Onduleski</Name6><NameType>Primary Name</NameType></Name></Names><IndividualEntityShip>Individual</IndividualEntityShip></Designation></Designations>') }],
  'uk-csv': [{ name: 'e', bytes: bytes('Last Updated,20/11/2026\nName 6,Name 1,Name 2,Name 3,Name 4,Name 5,Group Type,Alias Type,Alias Quality,Group ID\nOnduleski,Tarvik,,,,,Individual,Primary name,,9\n') }],
  'eu-csv': [{ name: 'g', bytes: bytes('\ufefffileGenerationDate;Entity_LogicalId;Entity_SubjectType;NameAlias_WholeName\n20/11/2026;13;P;Tarvik Onduleski\n') }],
  'opensanctions-csv': [{ name: 'h', bytes: bytes('"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","dataset","first_seen","last_seen","last_change"\n"q1","Person","Tarvik Onduleski","","","","","","","","","x","2026-01-01","2026-11-20","2026-11-20"\n') }],
  opensanctions: [{ name: 'f', bytes: madeUpFile(MADE_UP) }],
};

function read(files: readonly ListFile[], more: Partial<Parameters<typeof readListFiles>[1]> = {}): ListFileReading {
  return readListFiles(files, { list: 'some-list', today: '2026-11-22', ...more });
}

test('[SC20] the format of a list is found by its content, whatever the files are called and in whichever order', () => {
  assert.deepEqual(Object.keys(SAMPLES).sort(), [...LIST_FORMATS].sort());
  for (const [format, files] of Object.entries(SAMPLES)) {
    const found = read(files, { date: '2026-11-20' });
    assert.ok(found.ok, `${format}: ${JSON.stringify(found)}`);
    assert.deepEqual([found.format, found.list.date, found.list.name, found.forTests, found.problems], [format, '2026-11-20', 'some-list', false, []]);
    assert.deepEqual(found.files.map(({ sha256 }) => sha256), files.map((file) => createHash('sha256').update(file.bytes).digest('hex')));
    assert.ok(found.list.entries.some(({ names }) => names.some(({ text }) => /onduleski/i.test(text))), format);
  }
  const [, primary] = SAMPLES['ofac-csv'] as readonly ListFile[];
  assert.ok(read([primary as ListFile], { date: '2026-11-20' }).ok, 'the first file alone is a list');
  const latin = { name: 'x', bytes: Buffer.from('1,"ONDULÉSKI, Tarvik","individual","AAA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n', 'latin1') };
  const accented = read([latin], { date: '2026-11-20' });
  assert.ok(accented.ok && accented.list.entries[0]?.names[0]?.text === 'ONDULÉSKI, Tarvik', 'one byte a letter');
});

test('[SC20] files that are no list, or of two lists, undated, of a day to come or too old are refused, each by its code', () => {
  const code = (files: readonly ListFile[], more = {}): string => {
    const found = read(files, more);
    return found.ok ? 'ok' : found.code;
  };
  const csv = SAMPLES['ofac-csv'] as readonly ListFile[];
  const un = SAMPLES['un-xml'] as readonly ListFile[];
  assert.equal(code([]), 'list-unread');
  assert.equal(code([{ name: 'x', bytes: bytes('hello') }]), 'list-unread');
  assert.equal(code([{ name: 'x', bytes: bytes('<html><body>Please sign in</body></html>') }]), 'list-unread');
  assert.equal(code([{ name: 'x', bytes: bytes('[]') }]), 'list-unread');
  assert.equal(code(csv), 'list-unread', 'OFAC’s tables do not say of which day they are');
  assert.equal(code([...csv, ...un], { date: '2026-11-20' }), 'list-unread');
  assert.equal(code([...csv, csv[1] as ListFile], { date: '2026-11-20' }), 'list-unread');
  assert.equal(code([csv[0] as ListFile], { date: '2026-11-20' }), 'list-unread', 'addresses alone');
  assert.equal(code(un, { today: '2026-11-19' }), 'list-of-later-day');
  assert.equal(code(un, { today: '2027-02-18' }), 'ok', 'ninety days');
  assert.equal(code(un, { today: '2027-02-19' }), 'list-too-old');
  const old = read(un, { today: '2027-02-19', forTests: true });
  assert.ok(old.ok && old.forTests && old.list.warning === 'outdated list of 2026-11-20: for tests only, this is not screening');
});

test('[SC20] no bytes make the reading of a list throw', () => {
  const all = Object.values(SAMPLES).flat();
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...all), fc.nat(400), fc.uint8Array({ maxLength: 6 })), { maxLength: 3 }), (changed) => {
    const files = changed.map(([file, at, put]) => ({ name: file.name, bytes: Buffer.concat([file.bytes.subarray(0, at), put, file.bytes.subarray(at + put.length)]) }));
    read(files, { date: '2026-11-20' });
  }), { numRuns: 200 });
});
