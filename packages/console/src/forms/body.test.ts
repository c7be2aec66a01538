import { test } from 'node:test';
import assert from 'node:assert/strict';
import { decode, Fields } from '@amanah/record/decode.ts';
import { findKind } from '@amanah/record/kinds.ts';
import { FORMS } from './all-forms.ts';
import { inputOf, makeBody } from './body.ts';
import { arrivalSums, computeGood, countDifference } from './computed.ts';
import { setLocale } from '../language.ts';
import { NO_MASTERS, type Masters } from './masters.ts';
import { prefill, prefillAfter } from './prefill.ts';
import { previewSentences } from './preview-words.ts';
import type { FormSpec } from './spec.ts';
import type { Line, Values } from './values.ts';

const masters: Masters = {
  ...NO_MASTERS,
  organisations: [{ code: 'al-amal', name: 'Al-Amal' }, { code: 'mills', name: 'Mills' }],
  sites: [{ code: 'a', name: 'Warehouse A', type: 'warehouse' }, { code: 'b', name: 'Camp B', type: 'distribution-point' }],
  funds: [{ code: 'winter', name: 'Winter food', restrictions: ['unrestricted'] }],
  commodities: [{ code: 'USD', name: 'USD', class: 'money', unit: 'USD', scale: 2 }, { code: 'JOD', name: 'JOD', class: 'money', unit: 'JOD', scale: 3 }, { code: 'flour', name: 'flour', class: 'goods', unit: 'bag', scale: 0 }],
  policies: [{ subject: 'fund/winter', version: 3, parameters: {} }],
  standings: [
    { account: 'transit:0212', fund: 'winter', commodity: 'flour', lot: 'L1', least: '1000' },
    { account: 'stock:a', fund: 'winter', commodity: 'flour', lot: 'L1', least: '40' },
  ],
  orders: [{ code: 'PO-1', name: 'PO-1', values: { supplier: 'mills', fund: 'winter', site: 'a', goods: 'flour 500' } }],
};

const money = { amount: '1,250.50', 'amount.commodity': 'USD' };
const flour: Line = { amount: '500', 'amount.commodity': 'flour', lot: 'L1' };
const id = 'ab'.repeat(32);

/** Answers to every form, as a person types them; the day is there already. */
const ANSWERS: Readonly<Record<string, Values>> = {
  pledge: { donor: 'al-amal', ...money, fund: 'winter', status: 'pledge' },
  'pledge-change': { pledge: id, donor: 'al-amal', fund: 'winter', change: '-500', 'change.commodity': 'USD', reason: 'less' },
  gift: { donor: 'al-amal', ...money, fund: 'winter', account: 'main bank', fromPledge: 'yes' },
  'gift-in-kind': { donor: 'al-amal', fund: 'winter', site: 'a', goods: [{ ...flour, expiry: '2027-03-31', batch: 'B7' }, {}], value: '900', 'value.commodity': 'USD', valueSource: 'invoice' },
  exchange: { changer: 'mills', fund: 'winter', fromAccount: 'bank', from: '100', 'from.commodity': 'USD', toAccount: 'safe', to: '70.9', 'to.commodity': 'JOD', rateSource: 'slip' },
  payment: { pays: 'supplier', supplier: 'mills', ...money, fund: 'winter', account: 'bank', purpose: 'food', place: 'a', order: 'PO-1', reference: 'invoice 7' },
  grant: { partner: 'mills', ...money, fund: 'winter', account: 'bank', project: 'P-1', title: 'Bread', purpose: 'food' },
  'grant-report': { partner: 'mills', fund: 'winter', spent: '10', 'spent.commodity': 'USD', expense: 'bread', returned: '2', 'returned.commodity': 'USD', account: 'bank' },
  transfer: { from: 'bank', to: 'safe', fund: 'winter', ...money },
  loan: { loan: 'bridge-1', fund: 'winter', to: 'other', account: 'bank', ...money, due: '2027-01-31', reason: 'late grant' },
  repayment: { loan: 'bridge-1', fund: 'other', to: 'winter', account: 'bank', ...money },
  release: { what: 'goods', fund: 'winter', to: 'other', amount: '5', 'amount.commodity': 'flour', site: 'a', lot: 'L1', reason: 'donor agreed' },
  purchase: { supplier: 'mills', site: 'a', goods: [flour], paid: '900', 'paid.commodity': 'USD', fund: 'winter', account: 'bank', purpose: 'food' },
  order: { order: 'PO 1', supplier: 'mills', fund: 'winter', goods: [{ amount: '500', 'amount.commodity': 'flour' }], price: '900', 'price.commodity': 'USD', site: 'a', due: '2026-12-31' },
  receipt: { supplier: 'mills', order: 'PO-1', note: 'DN 1', site: 'a', fund: 'winter', goods: [{ ...flour, expiry: '2027-03-31' }] },
  loss: { where: 'waybill', waybill: '0212', class: 'stolen', fund: 'winter', goods: [flour], reason: 'taken at night' },
  stocktake: { site: 'a', items: [{ fund: 'winter', commodity: 'flour', lot: 'L1', book: '40', counted: '38', class: 'count-error' }], reason: 'month end' },
  repack: { site: 'a', fund: 'winter', inputs: [flour], outputs: [{ amount: '5', 'amount.commodity': 'flour' }], losses: [{ class: 'spoiled', amount: '1', 'amount.commodity': 'flour' }], reason: 'parcels' },
  handover: { site: 'a', fund: 'winter', given: 'cycle', cycle: 'november-1', goods: [{ ...flour, packages: '500' }] },
  return: { from: 'waybill', waybill: '0212', what: 'goods', fund: 'winter', site: 'a', goods: [flour], reason: 'road closed' },
  dispatch: { waybill: '0212', site: 'a', destination: 'b', transporter: 'mills', truck: 'plate 12', fund: 'winter', goods: [flour], legs: [{ from: 'a', to: 'b', transporter: 'mills' }] },
  arrival: { waybill: '0212', site: 'b', fund: 'winter', goods: [{ ...flour, sent: '510' }], losses: [{ class: 'damaged', amount: '10', 'amount.commodity': 'flour', lot: 'L1', detail: 'torn bags' }], excess: [{ amount: '2', 'amount.commodity': 'flour' }] },
  'waybill-statement': { waybill: '0212', party: 'transporter', stage: 'crossed', site: 'b', goods: [flour], note: 'seal intact' },
  incident: { class: 'violence', place: 'b', waybill: '0212', note: 'road blocked' },
  'waybill-series': { series: 'A-', from: '1', to: '500', width: '4', site: 'a' },
  'waybill-void': { waybill: 'A-0001', reason: 'torn form' },
  proposal: { what: 'decision', title: 'Buy 40 tents', rule: 'majority', quorum: '1/2', eligible: [{ holder: 'amal' }, { holder: 'bo' }], opens: '2026-12-01T08:00', closes: '2026-12-04T08:00', doubled: 'last', authority: [{ ...money, fund: 'winter' }] },
  organisation: { name: 'Al-Amal Foundation', type: '60' },
  site: { name: 'Warehouse A', type: 'warehouse', pcode: 'PS01' },
  commodity: { class: 'goods', name: 'Rice 25 kg', unit: 'bag', scale: '0', kcal: '90000', protein: '1', fat: '2', litres: '0', nutritionSource: 'table', contents: [{ amount: '2', 'amount.commodity': 'flour' }] },
  fund: { name: 'Winter food', restrictions: 'purpose place' },
  'period-close': { until: '2026-10-31' },
  approval: { of: id, verdict: 'refused', reason: 'no invoice' },
  reversal: { of: id, reason: 'typed twice' },
  policy: { subject: 'fund/winter', parameters: [{ name: 'purposes', value: 'food' }] },
  'bank-match': { line: id, records: [{ record: id }] },
};

for (const spec of FORMS) {
  test(`[O6] the form ${spec.name} makes a body that its kind reads whole`, () => {
    const made = makeBody(spec, { eventTime: '2026-11-22', ...ANSWERS[spec.name] }, masters);
    assert.ok(made.ok, JSON.stringify(made));
    const kind = findKind(spec.kind);
    const read = decode(() => kind?.decode(new Fields(made.body, 'body')));
    assert.equal(read.ok ? '' : read.message, '');
  });

  test(`[O6] the form ${spec.name}, left empty, names an input for everything that is wrong`, () => {
    const made = makeBody(spec, {}, NO_MASTERS);
    assert.equal(made.ok, false);
    for (const { input } of made.ok ? [] : made.problems) assert.match(input, /^\w+(\[\d+\])?(\.\w+)*$/);
  });
}

function bodyOf(name: string): unknown {
  const made = makeBody(FORMS.find((spec) => spec.name === name) as FormSpec, { eventTime: '2026-11-22', ...ANSWERS[name] }, masters);
  return made.ok ? made.body : made;
}

test('[O5] amounts stand in least units of their commodity, and names become codes', () => {
  assert.deepEqual(bodyOf('gift'), { form: 'money', donor: 'al-amal', amount: { commodity: 'USD', least: '125050' }, fund: 'winter', account: 'main-bank', fromPledge: 'yes' });
  assert.deepEqual((bodyOf('exchange') as { to: unknown }).to, { commodity: 'JOD', least: '70900' });
  assert.deepEqual((bodyOf('stocktake') as { items: unknown }).items, [{ fund: 'winter', commodity: 'flour', lot: 'L1', book: '40', counted: '38', class: 'count-error' }]);
  assert.deepEqual((bodyOf('policy') as { version: unknown }).version, 4);
});

test('[O5] whole numbers are read in Arabic digits too', () => {
  const series = FORMS.find(({ name }) => name === 'waybill-series') as FormSpec;
  const made = makeBody(series, { eventTime: '2026-11-22', from: '١', to: '٥٠٠', width: '٤' }, masters);
  assert.deepEqual(made.ok ? made.body : made, { from: 1, to: 500, width: 4, series: '' });
});

test('[O6] a refusal finds the input it is about, however deep its path', () => {
  const inputs = ['donor', 'amount', 'goods[0].amount', 'goods[0].lot', 'goods[1].amount', 'eventTime'];
  for (const [path, input] of [['body.donor', 'donor'], ['body.amount.least', 'amount'], ['body.goods[1].amount.commodity', 'goods[1].amount'], ['body.goods.0.lot', 'goods[0].lot'], ['record.eventTime', 'eventTime'], ['body.goods', 'goods[0].amount'], ['body.nothing', undefined], [undefined, undefined]] as const) {
    assert.equal(inputOf(path, inputs), input, path);
  }
});

test('[O14] an arrival begins with what is on the road; losses lower what is in good condition until it is typed', () => {
  const arrival = FORMS.find(({ name }) => name === 'arrival') as FormSpec;
  const begun = prefill(arrival, new URLSearchParams({ waybill: '0212', site: 'b' }), masters);
  assert.equal(begun['fund'], 'winter');
  const counted = computeGood({ ...begun, losses: [{ class: 'damaged', amount: '25', 'amount.commodity': 'flour', lot: 'L1' }] }, masters);
  assert.equal((counted['goods'] as readonly Line[])[0]?.['amount'], '975');
  assert.deepEqual(arrivalSums(counted, masters), [{ commodity: 'flour', sent: 1000n, good: 975n, lost: 25n, open: 0n }]);
  const typed = computeGood({ ...counted, goods: [{ ...(counted['goods'] as readonly Line[])[0], amount: '970', _computed: '' }] }, masters);
  assert.equal(arrivalSums(typed, masters)[0]?.open, 5n);
});

test('[O14] a stocktake begins with the book, a receipt with its order', () => {
  const stocktake = FORMS.find(({ name }) => name === 'stocktake') as FormSpec;
  const begun = prefillAfter(stocktake, 'site', { site: 'a' }, masters);
  assert.deepEqual(begun['items'], [{ fund: 'winter', commodity: 'flour', lot: 'L1', book: '40' }]);
  assert.equal(countDifference({ commodity: 'flour', book: '40', counted: '38' }, masters), -2n);
  const receipt = FORMS.find(({ name }) => name === 'receipt') as FormSpec;
  assert.deepEqual(prefillAfter(receipt, 'order', { order: 'PO-1' }, masters), { order: 'PO-1', supplier: 'mills', fund: 'winter', site: 'a', goods: [{ 'amount.commodity': 'flour', amount: '500' }] });
});

test('[O14] the preview says in words what will move', () => {
  const posting = { source: 'stock:a', destination: 'transit:0212', fund: 'winter', commodity: 'flour', lot: 'L1', amount: '300' };
  assert.deepEqual(previewSentences([posting, { ...posting, amount: '200' }], masters), ['500 bags of flour (lot L1) leave Warehouse A, Winter food, and are on the road under waybill 0212.']);
  assert.deepEqual(previewSentences([{ source: 'cash:bank', destination: 'expense:rent', fund: 'winter', commodity: 'USD', amount: '125050' }], masters), ['USD\u00a01,250.50 leave bank, Winter food, as cost: rent.']);
  const [ended] = previewSentences([{ source: 'cash:bank', destination: 'supplier:mills', fund: 'winter', commodity: 'USD', amount: '100' }], { ...masters, organisations: [{ code: 'mills', name: 'Mills Co.' }] });
  assert.match(ended ?? '', /[^.]\.$/, 'a name that ends with a full stop ends the sentence');
  setLocale('ar');
  const [arabic] = previewSentences([{ source: 'cash:bank', destination: 'supplier:mills', fund: 'winter', commodity: 'USD', amount: '100' }], masters);
  setLocale('en');
  assert.match(arabic ?? '', /من \u2068bank\u2069، \u2068Winter food\u2069، إلى \u2068Mills\u2069\./, 'each name keeps its own direction');
});
