import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { JsonObject } from '@amanah/record/decode.ts';
import { smallOperation, SmallJournal } from '../small-journal.model.ts';
import { readReceiptFile, verifyReceiptFile } from './file.ts';
import { readReceipt, receiptText, type Receipt, type ReceiptTrail } from './format.ts';
import { receiptOf } from './make.ts';
import { receiptPage } from './page.ts';
import { shortForm, verifyReceipt } from './verify.ts';

const PARTS = { css: 'p{color:#000}', script: 'void 0' };

async function made(): Promise<{ journal: SmallJournal; receipt: Receipt; page: string }> {
  const { journal, gift } = smallOperation();
  const result = await receiptOf(journal.receipts, gift);
  assert.ok(result.ok, JSON.stringify(result));
  return { journal, receipt: result.receipt, page: receiptPage(result.receipt, result.verified, PARTS) };
}

test('[D5] a receipt verifies from its own bytes and says who gave what, where it stands and who signed it', async () => {
  const { receipt, page, journal } = await made();
  const verified = verifyReceiptFile(page, journal.logKey);
  assert.ok(verified.ok, JSON.stringify(verified));
  const facts = new Map(verified.facts.map(({ id, text }) => [id, text]));
  assert.equal(facts.get('donor'), 'Harbour School Parents (harbour-school)');
  assert.equal(facts.get('given'), 'USD 1,234.50');
  assert.equal(facts.get('operation'), 'Relief of the coast');
  assert.equal(facts.get('author'), 'treasurer-1 (treasurer)');
  assert.equal(facts.get('day'), '2026-11-18');
  assert.equal(facts.get('place'), `${receipt.gift} / ${journal.books.size}`);
  assert.match(shortForm(verified), /^amanah:receipt\?origin=amanah%2Frelief-of-the-coast%2F1a2b3c4d&size=\d+&record=13&leaf=[0-9a-f]{64}&root=[0-9a-f]{64}$/);
});

test('[D5] goods in kind stand with their quantities, worth and site', async () => {
  const { journal, goods } = smallOperation();
  const result = await receiptOf(journal.receipts, goods);
  assert.ok(result.ok, JSON.stringify(result));
  const texts = result.verified.facts.map(({ text }) => text);
  assert.ok(texts.includes('40,000 kg · Wheat flour طحين قمح') && texts.includes('400 pcs · Hygiene kit') && texts.includes('USD 22,000.00 (invoice of the donor)') && texts.includes('El Arish warehouse (el-arish)'), texts.join('\n'));
});

test('[D5] a gift that was corrected says so; what is no gift has no receipt', async () => {
  const { journal, gift } = smallOperation();
  journal.write('reversal', { of: journal.books.idAt(gift), reason: 'entered twice' }, { author: 1 });
  const result = await receiptOf(journal.receipts, gift);
  assert.ok(result.ok);
  assert.match(result.verified.facts.find(({ id }) => id === 'corrected')?.text ?? '', /^reversal · /);
  const none = await receiptOf(journal.receipts, 3);
  assert.deepEqual(none.ok, false);
});

test('[D6] every change of a field of the receipt is found and named', async () => {
  const { receipt } = await made();
  const change = (edit: (receipt: Receipt) => Receipt): string => {
    const verdict = verifyReceipt(edit(receipt));
    return verdict.ok ? 'verified' : `${verdict.step} ${verdict.at}`;
  };
  const entryAt = (at: number, edit: (entry: Receipt['entries'][number]) => Receipt['entries'][number]) => (one: Receipt): Receipt => ({ ...one, entries: one.entries.map((entry, place) => (place === at ? edit(entry) : entry)) });
  assert.equal(change((one) => ({ ...one, logKey: one.logKey.replace('1a2b', '1a2c') })), 'key logKey');
  assert.equal(change((one) => ({ ...one, checkpoint: one.checkpoint.replace('\n', 'x\n') })), 'checkpoint checkpoint');
  assert.equal(change((one) => ({ ...one, checkpoint: one.checkpoint.replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) + 1}\n`) })), 'checkpoint checkpoint');
  assert.equal(change((one) => ({ ...one, gift: 3 })), 'facts entry 3');
  assert.equal(change((one) => ({ ...one, gift: 4 })), 'form gift');
  for (const [at, { index, proof }] of receipt.entries.entries()) {
    assert.equal(change(entryAt(at, (entry) => ({ ...entry, entry: entry.entry.replace('2026', '2025') }))), `entries entry ${index}`);
    assert.equal(change(entryAt(at, (entry) => ({ ...entry, proof: entry.proof.slice(1) }))), `entries entry ${index}`);
    for (let hash = 0; hash < proof.length; hash += 1) {
      const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, place) => (place === 7 ? byte ^ 1 : byte));
      assert.equal(change(entryAt(at, (entry) => ({ ...entry, proof: entry.proof.map((one, place) => (place === hash ? flip(one) : one)) }))), `entries entry ${index}`);
    }
    const without = change((one) => ({ ...one, entries: one.entries.filter((_, place) => place !== at) }));
    const { kind } = JSON.parse(receipt.entries[at]?.entry ?? '').record as { kind: string };
    if (kind !== 'organisation' && kind !== 'fund') assert.notEqual(without, 'verified', `without entry ${index}`);
  }
});

test('[D6] any changed character of a page, in the proof or in the facts, is found', async () => {
  const { page } = await made();
  const start = page.indexOf('<pre id="amanah-receipt"');
  const end = page.indexOf('</pre>', start);
  // Every eleventh keeps this short; the test above meets each field.
  for (let at = page.indexOf('>', start) + 1; at < end; at += 11) {
    const letter = page[at] as string;
    const other = letter === 'b' ? 'c' : 'b';
    assert.equal(verifyReceiptFile(`${page.slice(0, at)}${other}${page.slice(at + 1)}`).ok, false, `character ${at}: ${letter}`);
  }
  const facts = [...page.matchAll(/data-fact="[a-z0-9-]+" dir="auto">([^<]+)</g)];
  assert.ok(facts.length > 10);
  for (const found of facts) {
    const at = (found.index ?? 0) + found[0].length - 2;
    const changed = verifyReceiptFile(`${page.slice(0, at)}~${page.slice(at + 1)}`);
    assert.ok(!changed.ok && changed.step === 'page' && changed.code === 'fact-differs', found[0]);
  }
});

test('[D6] a fact left out, added or doubled, and a second receipt in the file, are found', async () => {
  const { page } = await made();
  const code = (text: string): string => {
    const verdict = verifyReceiptFile(text);
    return verdict.ok ? 'verified' : verdict.code;
  };
  assert.equal(code(page.replace(/<bdi data-fact="given"[^<]*<\/bdi>/, 'USD 9')), 'fact-missing');
  assert.equal(code(page.replace('</dl>', '<bdi data-fact="bonus" dir="auto">USD 1,000,000</bdi></dl>')), 'fact-unfounded');
  assert.equal(code(page.replace('</dl>', '<pre id="amanah-receipt">{}</pre></dl>')), 'several-receipts');
  assert.equal(code('<p>hello</p>'), 'no-receipt');
});

test('[D6] a receipt of another log, or signed by another key, is not believed under the key in hand', async () => {
  const { page } = await made();
  const other = new SmallJournal().logKey.replace(/.$/, 'A');
  const verdict = verifyReceiptFile(page, other);
  assert.ok(!verdict.ok && verdict.step === 'key');
});

test('[D6] an author whose key nobody registered, or that no steward registered, is named', async () => {
  const { receipt } = await made();
  const withoutKey: Receipt = { ...receipt, entries: receipt.entries.filter(({ entry }) => !entry.includes('"kind":"key"')) };
  const verdict = verifyReceipt(withoutKey);
  assert.ok(!verdict.ok && verdict.step === 'author' && verdict.code === 'author-unknown', JSON.stringify(verdict));
  const unsealed = verifyReceipt({ ...receipt, entries: receipt.entries.filter(({ index }) => index !== receipt.gift + 1) });
  assert.ok(!unsealed.ok && unsealed.code === 'seal-missing', JSON.stringify(unsealed));
});

test('[D7] names that hold markup, turned text or quotes are shown as text, and the receipt still verifies', async () => {
  const { journal, gift } = smallOperation({ donorName: '</pre><script>alert(1)</script>"\'& \u202Efdp.exe \u200f' });
  const result = await receiptOf(journal.receipts, gift);
  assert.ok(result.ok);
  const page = receiptPage(result.receipt, result.verified, PARTS);
  assert.equal(page.match(/<script/g)?.length, 1);
  assert.doesNotMatch(page, /[\u202e\u200f]/u);
  assert.ok(verifyReceiptFile(page).ok);
});

test('[D5] a receipt has one text, and reads back as what was written', async () => {
  const { receipt, page } = await made();
  const text = receiptText(receipt);
  const read = readReceipt(text);
  assert.ok(read.ok);
  assert.equal(receiptText(read.receipt), text);
  for (const odd of [` ${text}`, text.replace('"gift"', '"gift" '), text.replace('{', '{"gift":1,'), '[]', '{}', 'null', '']) assert.equal(readReceipt(odd).ok, false, odd.slice(0, 40));
  const file = readReceiptFile(page);
  assert.ok(file.ok && file.shown.size > 10);
});

/** A gift of which a purchase spent a part; the goods went out under a waybill and some were lost. */
async function followed(): Promise<{ journal: SmallJournal; gift: number; trail: ReceiptTrail }> {
  const { journal, gift } = smallOperation();
  journal.write('organisation', { code: 'mill', name: 'Coast Mill' });
  const bought = journal.write('purchase', { supplier: 'mill', fund: 'winter', account: 'bank', paid: { commodity: 'USD', least: '100000' }, goods: [{ amount: { commodity: 'flour', least: '2000' } }], site: 'el-arish' }, { author: 0 });
  const usd = { fund: 'winter', givenCommodity: 'USD' } as const;
  const trail: ReceiptTrail = {
    rule: 'named',
    hops: [
      { index: gift, from: 'donor:harbour-school', to: 'cash:bank', commodity: 'USD', quantity: 123_450n, given: 123_450n, ...usd },
      { index: bought, from: 'cash:bank', to: 'supplier:mill', commodity: 'USD', quantity: 100_000n, given: 100_000n, ...usd },
      { index: bought, from: 'supplier:mill', to: 'stock:el-arish', commodity: 'flour', quantity: 2_000n, given: 100_000n, ...usd },
    ],
    ends: [
      { end: 'cash', account: 'cash:bank', commodity: 'USD', quantity: 23_450n, given: 23_450n, ...usd },
      { end: 'stock', account: 'stock:el-arish', commodity: 'flour', quantity: 2_000n, given: 100_000n, ...usd },
    ],
  };
  return { journal, gift, trail };
}

test('[D8] a receipt follows the gift through its records, and what they do not bear is refused', async () => {
  const { journal, gift, trail } = await followed();
  const result = await receiptOf(journal.receipts, gift, trail);
  assert.ok(result.ok && result.trailLeftOut === undefined, JSON.stringify(result.ok ? result.trailLeftOut : result));
  const { receipt } = result;
  assert.ok(verifyReceiptFile(receiptPage(receipt, result.verified, PARTS)).ok);
  const code = (edit: (trail: ReceiptTrail) => ReceiptTrail): string => {
    const verdict = verifyReceipt({ ...receipt, trail: edit(trail) });
    return verdict.ok ? 'verified' : verdict.code;
  };
  const hopAt = (at: number, change: Partial<ReceiptTrail['hops'][number]>) => (one: ReceiptTrail): ReceiptTrail => ({ ...one, hops: one.hops.map((hop, place) => (place === at ? { ...hop, ...change } : hop)) });
  assert.equal(code((one) => one), 'verified');
  assert.equal(code(hopAt(1, { quantity: 100_001n, given: 100_001n })), 'share-too-large');
  assert.equal(code(hopAt(1, { given: 99_999n })), 'share-differs');
  assert.equal(code(hopAt(2, { given: 99_999n })), 'trail-unbalanced');
  assert.equal(code(hopAt(2, { to: 'stock:rafah' })), 'hop-differs');
  assert.equal(code(hopAt(2, { index: 4 })), 'hop-unproven');
  assert.equal(code((one) => ({ ...one, hops: one.hops.slice(0, 2) })), 'trail-unbalanced');
  assert.equal(code((one) => ({ ...one, ends: one.ends.slice(1) })), 'trail-unbalanced');
  assert.equal(code((one) => ({ ...one, ends: [...one.ends, { ...(one.ends[0] as ReceiptTrail['ends'][number]), account: 'served:deir-al-balah/1', given: 1n }] })), 'trail-unbalanced');
});

test('[D5] the example of the format is one: it reads, its gift stands in the signed log, and its short form is that of the gift', async () => {
  const text = readFileSync(new URL('../../../../docs/formats/receipt.md', import.meta.url), 'utf8');
  const example = /```json\n([^]*?)\n```/.exec(text)?.[1] ?? '';
  const read = readReceipt(example);
  assert.ok(read.ok);
  const verdict = verifyReceipt(read.receipt);
  assert.ok(!verdict.ok && verdict.code === 'operation-missing', 'all that is wrong with it is what it says to leave out');
  const { journal, gift } = smallOperation();
  const whole = await receiptOf(journal.receipts, gift);
  assert.ok(whole.ok);
  assert.ok(text.includes(shortForm(whole.verified)));
  assert.deepEqual(read.receipt.entries, whole.receipt.entries.filter(({ index }) => index === gift));
  for (const id of whole.verified.facts.map((fact) => fact.id)) assert.ok(text.includes(`\`${id}\``), id);
});

test('[D5] [D8] a gift that a publisher restated has a receipt of what is stated now, with its trail', async () => {
  const { journal } = smallOperation();
  const file = (digit: string): string => digit.repeat(64);
  const source = (digit: string): number => journal.write('source', { dataset: 'list', part: 'all', format: 'consignments', publisher: 'harbour-school', retrieved: '2026-11-20', name: 'list.csv', file: file(digit), bytes: 10, columns: ['Amount'] });
  const body = (digit: string, least: string): JsonObject => ({ donor: 'harbour-school', fund: 'winter', amount: { commodity: 'USD', least }, account: 'bank', form: 'money', source: { file: file(digit), row: '1', cells: { Amount: least } } });
  source('a');
  const first = journal.write('gift', body('a', '5000'));
  source('b');
  const again = journal.write('restatement', { of: journal.books.idAt(first), change: 'changed', fields: [{ field: 'Amount', from: '5000', to: '7000' }], now: { kind: 'gift', eventTime: '2026-11-19', body: body('b', '7000') } });
  const units = { fund: 'winter', commodity: 'USD', quantity: 7_000n, given: 7_000n, givenCommodity: 'USD' } as const;
  const trail: ReceiptTrail = { rule: 'named', hops: [{ index: again, from: 'donor:harbour-school', to: 'cash:bank', ...units }], ends: [{ end: 'cash', account: 'cash:bank', ...units }] };
  const made = await receiptOf(journal.receipts, again, trail);
  assert.ok(made.ok && made.trailLeftOut === undefined, made.ok ? made.trailLeftOut : made.message);
  assert.deepEqual(made.verified.facts.filter(({ id }) => id === 'given' || id === 'day').map(({ text }) => text), ['USD 70.00', '2026-11-19']);
  const before = await receiptOf(journal.receipts, first);
  assert.ok(before.ok && before.verified.facts.some(({ id, text }) => id === 'corrected' && text.startsWith('restatement')));
});
