import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { utf8 } from '@amanah/log/bytes.ts';
import { describeProblem } from '../problem.ts';
import { XLSX_BYTES_MAX, looksLikeWorkbook, readXlsx } from './read.ts';
import { writeXlsx } from './write.ts';

const GOOD = writeXlsx([{ name: 'S', titles: ['a'], rows: [[{ text: 'x' }, { decimal: '1' }]] }]);
const SHEET = 'xl/worksheets/sheet1.xml';
const sheetXml = (data: string): string => `<worksheet xmlns="m"><sheetData>${data}</sheetData></worksheet>`;

/** A good workbook with some parts put in place, added, or taken away. */
function workbook(parts: Readonly<Record<string, string | Uint8Array | undefined>>, level: 0 | 9 = 9): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries({ ...unzipSync(GOOD), ...parts })) {
    if (bytes !== undefined) files[name] = [typeof bytes === 'string' ? utf8(bytes) : bytes, { level }];
  }
  return zipSync(files);
}

/** The workbook with one field of every directory entry, and of its local header, of a part changed. */
function patched(bytes: Uint8Array, part: string, change: (view: DataView, directory: number, local: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = copy.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (String.fromCharCode(...copy.subarray(at + 46, at + 46 + length)) === part) change(view, at, view.getUint32(at + 42, true));
  }
  return copy;
}

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;
const cell = (inner: string, attributes = 'r="A1"'): string => `<row r="1"><c ${attributes}>${inner}</c></row>`;
const OLD = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);

/** The part of an old container that says it holds a workbook under a password. */
function underPassword(): Uint8Array {
  const bytes = OLD.slice();
  for (const [at, letter] of [...'EncryptedPackage'].entries()) bytes[100 + 2 * at] = letter.charCodeAt(0);
  return bytes;
}

const HOSTILE: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['attributes without end', () => workbook({ [SHEET]: sheetXml(`<row ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(' ')}/>`) }), 'too-large'],
  ['nothing', () => new Uint8Array(0), 'empty-file'],
  ['text', () => utf8('a,b\n1,2\n'), 'not-a-spreadsheet'],
  ['more bytes than are read', () => new Uint8Array(XLSX_BYTES_MAX + 1), 'too-large'],
  ['the old format', () => OLD, 'old-spreadsheet'],
  ['a password', underPassword, 'encrypted-file'],
  ['an encrypted part', () => patched(GOOD, SHEET, (view, at) => view.setUint16(at + 8, 1, true)), 'encrypted-file'],
  ['macros', () => workbook({ 'xl/vbaProject.bin': 'x' }), 'macro-file'],
  ['a sheet of macros', () => workbook({ 'xl/macrosheets/sheet1.xml': 'x' }), 'macro-file'],
  ['a document of another office', () => workbook({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'not-a-spreadsheet'],
  ['an archive of something else', () => zipSync({ 'photo.jpg': utf8('x') }), 'not-a-spreadsheet'],
  ['a missing sheet', () => workbook({ [SHEET]: undefined }), 'not-a-spreadsheet'],
  ['no workbook part', () => workbook({ 'xl/workbook.xml': undefined }), 'not-a-spreadsheet'],
  ['no sheet at all', () => workbook({ 'xl/workbook.xml': '<workbook xmlns="m"/>' }), 'not-a-spreadsheet'],
  ['an end that was cut off', () => GOOD.slice(0, -5), 'bad-zip'],
  ['a beginning and nothing else', () => GOOD.slice(0, 40), 'bad-zip'],
  ['a bomb', () => workbook({ [SHEET]: sheetXml(cell(`<is><t>${' '.repeat(30_000_000)}</t></is>`, 't="inlineStr" r="A1"')) }), 'zip-bomb'],
  ['a bomb larger than any part', () => workbook({ [SHEET]: new Uint8Array(70 * 2 ** 20).fill(32) }), 'zip-bomb'],
  ['a header that states less than is packed', () => patched(workbook({ [SHEET]: sheetXml('<row/>'.repeat(9000)) }), SHEET, (view, at, local) => {
    view.setUint32(at + 24, 10, true);
    view.setUint32(local + 22, 10, true);
  }), 'bad-zip'],
  ['a header that states more than is packed', () => patched(GOOD, SHEET, (view, at) => view.setUint32(at + 24, 2 ** 31, true)), 'bad-zip'],
  ['a packed size beyond the file', () => patched(GOOD, SHEET, (view, at) => view.setUint32(at + 20, 2 ** 30, true)), 'bad-zip'],
  ['a place beyond the file', () => patched(GOOD, SHEET, (view, at) => view.setUint32(at + 42, 2 ** 30, true)), 'bad-zip'],
  ['a wrong checksum', () => patched(GOOD, SHEET, (view, at) => view.setUint32(at + 16, 7, true)), 'bad-zip'],
  ['a packing nobody uses', () => patched(GOOD, SHEET, (view, at) => view.setUint16(at + 10, 99, true)), 'bad-zip'],
  ['another name in its own header', () => patched(GOOD, SHEET, (view, _at, local) => view.setUint8(local + 30, 0x79)), 'bad-zip'],
  ['parts that share bytes', () => patched(GOOD, '[Content_Types].xml', (view, at) => view.setUint32(at + 20, view.getUint32(at + 20, true) + 200, true)), 'zip-bomb'],
  ['damaged data', () => patched(GOOD, SHEET, (view, _at, local) => {
    for (let at = local + 30 + SHEET.length; at < local + 60 + SHEET.length; at += 1) view.setUint8(at, 0xff);
  }), 'bad-zip'],
  ['a name that leads out of the file', () => workbook({ '../../etc/passwd': 'x' }), 'bad-zip'],
  ['a name from the root', () => workbook({ '/etc/passwd': 'x' }), 'bad-zip'],
  ['a name of another system', () => workbook({ 'C:\\boot.ini': 'x' }), 'bad-zip'],
  ['a name with a null', () => workbook({ 'a\0b': 'x' }), 'bad-zip'],
  ['one name twice', () => workbook({ 'XL/WORKBOOK.XML': 'x' }), 'bad-zip'],
  ['parts without end', () => workbook(Object.fromEntries(Array.from({ length: 2100 }, (_, at) => [`p${at}`, '']))), 'too-large'],
  ['a billion laughs', () => workbook({ [SHEET]: LAUGHS + sheetXml(cell('<v>&c;</v>')) }), 'xml-doctype'],
  ['laughs among the texts', () => workbook({ 'xl/sharedStrings.xml': `${LAUGHS}<sst xmlns="m"><si><t>&c;</t></si></sst>`, 'xl/_rels/workbook.xml.rels': sharedRelations() }), 'xml-doctype'],
  ['a file to be read from elsewhere', () => workbook({ 'xl/workbook.xml': '<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook/>' }), 'xml-doctype'],
  ['an entity nobody defined', () => workbook({ [SHEET]: sheetXml(cell('<v>&x;</v>')) }), 'bad-xml'],
  ['XML that ends early', () => workbook({ [SHEET]: '<worksheet><sheetData><row>' }), 'bad-xml'],
  ['levels without end', () => workbook({ [SHEET]: '<a>'.repeat(5000) }), 'bad-xml'],
  ['an empty sheet part', () => workbook({ [SHEET]: '' }), 'empty-file'],
  ['bytes that are no text', () => workbook({ [SHEET]: new Uint8Array([0x3c, 0x61, 0xff, 0xfe, 0x3e]) }), 'not-utf-8'],
  ['a row too far down', () => workbook({ [SHEET]: sheetXml('<row r="1048576"><c r="A1048576"><v>1</v></c></row>') }), 'too-many-rows'],
  ['a column too far out', () => workbook({ [SHEET]: sheetXml(cell('<v>1</v>', 'r="XFD1"')) }), 'too-many-columns'],
  ['rows out of order', () => workbook({ [SHEET]: sheetXml('<row r="2"/><row r="1"/>') }), 'bad-xml'],
  ['one cell twice', () => workbook({ [SHEET]: sheetXml('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>') }), 'bad-xml'],
  ['a cell of another row', () => workbook({ [SHEET]: sheetXml(cell('<v>1</v>', 'r="A2"')) }), 'bad-xml'],
  ['a text that is not there', () => workbook({ [SHEET]: sheetXml(cell('<v>5</v>', 'r="A1" t="s"')) }), 'bad-xml'],
  ['a number that is none', () => workbook({ [SHEET]: sheetXml(cell('<v>1,5</v>')) }), 'bad-number'],
  ['a type nobody knows', () => workbook({ [SHEET]: sheetXml(cell('<v>1</v>', 'r="A1" t="z"')) }), 'bad-choice'],
  ['a text longer than any cell', () => workbook({ [SHEET]: sheetXml(cell(`<is><t>${'x'.repeat(40_000)}</t></is>`, 'r="A1" t="inlineStr"')) }), 'cell-too-long'],
  ['a long text repeated from one place', repeatedText, 'too-large'],
];

function sharedRelations(): string {
  const rels = new TextDecoder().decode(unzipSync(GOOD)['xl/_rels/workbook.xml.rels']);
  return rels.replace('</Relationships>', '<Relationship Id="rId9" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>');
}

function repeatedText(): Uint8Array {
  const rows = Array.from({ length: 2000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`).join('');
  return workbook({ 'xl/sharedStrings.xml': `<sst xmlns="m"><si><t>${'word '.repeat(6000)}</t></si></sst>`, 'xl/_rels/workbook.xml.rels': sharedRelations(), [SHEET]: sheetXml(rows) });
}

for (const [name, make, code] of HOSTILE) {
  test(`[B8] a workbook with ${name} is refused in words`, () => {
    const { sheets, problems } = readXlsx(make(), 'f.xlsx');
    assert.deepEqual([problems.map((one) => one.code), sheets], [[code], []], problems.map(describeProblem).join('\n'));
    assert.ok(problems.every((one) => one.file === 'f.xlsx' && one.expected.length > 5 && one.row >= 1));
  });
}

test('[B8] what other programs leave in is harmless: styles far out, links to elsewhere, a comment at the end, pieces of any size', () => {
  const relations = sharedRelations().replace('sharedStrings.xml"', 'http://example.org/x" TargetMode="External"');
  const styled = sheetXml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>');
  const bytes = workbook({ 'xl/_rels/workbook.xml.rels': relations, [SHEET]: styled }, 0);
  const commented = new Uint8Array([...bytes, 0x68, 0x69]);
  new DataView(commented.buffer).setUint16(bytes.length - 2, 2, true);
  for (const one of [bytes, commented]) assert.deepEqual(readXlsx(one, 'f.xlsx'), { sheets: [{ name: 'S', hidden: false, rows: [{ row: 1, cells: ['1'] }] }], problems: [] });
  assert.deepEqual([looksLikeWorkbook(GOOD), looksLikeWorkbook(OLD), looksLikeWorkbook(utf8('a,b'))], [true, true, false]);
});

test('[B8] no change of bytes makes the reader crash', () => {
  const many = writeXlsx([{ name: 'S', titles: ['a', 'b'], rows: Array.from({ length: 30 }, (_, at) => [{ text: `t${at}` }, { decimal: String(at) }, { day: '2026-03-05' }]) }]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(many.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }), fc.option(fc.nat(many.length), { nil: undefined }), (changes, cut) => {
      const bytes = many.slice(0, cut);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      const { sheets, problems } = readXlsx(bytes, 'f.xlsx');
      assert.ok(sheets.length > 0 || problems.length > 0);
    }),
    { numRuns: 400 },
  );
});
