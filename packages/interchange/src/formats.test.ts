// What each importer makes of a right row, and of rows that look wrong and are not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fields } from '@amanah/record/decode.ts';
import { arrival } from '@amanah/record/kinds/arrival.ts';
import { commodity } from '@amanah/record/kinds/commodity.ts';
import { fund } from '@amanah/record/kinds/fund.ts';
import { gift } from '@amanah/record/kinds/gift.ts';
import { grant } from '@amanah/record/kinds/grant.ts';
import { observation } from '@amanah/record/kinds/observation.ts';
import { organisation } from '@amanah/record/kinds/organisation.ts';
import { pledge } from '@amanah/record/kinds/pledge.ts';
import { site } from '@amanah/record/kinds/site.ts';
import { consignments } from './consignments/format.ts';
import { cbpfContributions } from './cbpf/contributions.ts';
import { cbpfProjects } from './cbpf/projects.ts';
import { ftsFlows } from './fts/format.ts';
import { observations } from './observations/format.ts';
import { IdMap } from './ids.ts';
import { Names, boundedCode, casedCode, nameCode } from './masters.ts';
import { inputOf, passOf, type Pass } from './testing/inputs.ts';
import type { Statement } from './statement.ts';

/** Every body and master must be one the core reads. */
function checked(pass: Pass): Pass {
  const kinds = { arrival, commodity, fund, gift, grant, observation, organisation, pledge, site } as Readonly<Record<string, { decode(fields: Fields): unknown }>>;
  for (const one of pass.statements) {
    for (const { kind, body } of [one, ...one.masters]) kinds[kind]?.decode(new Fields(body, 'body'));
  }
  assert.equal(pass.problems.count, 0);
  return pass;
}

function bodies(pass: Pass): readonly Statement['body'][] {
  return pass.statements.map((one) => one.body);
}

const GOODS = 'ID,Received Date,No. of Trucks,Data Source,Cargo Category,Status,Quantity,Units,Donating Country/ Organization,Donation Type,Crossing,Destination Recipient/ Partner';

async function goods(...rows: readonly string[]): Promise<Pass> {
  return checked(await passOf(consignments, [inputOf(`${GOODS}\n${rows.join('\n')}\n`)]));
}

test('[I10] a consignment is one arrival at a crossing', async () => {
  const { statements } = await goods('48250,2024-04-22,1,UNRWA,Food Items,Received,12,Pallets,Turkey ,Humanitarian - UN,Kerem  Shalom,UNRWA');
  const [one] = statements as [Statement];
  assert.deepEqual([one.row, one.line, one.kind, one.eventTime], ['48250', 2, 'arrival', '2024-04-22']);
  assert.deepEqual(one.cells, {
    ID: '48250', 'Received Date': '2024-04-22', 'No. of Trucks': '1', 'Data Source': 'UNRWA', 'Cargo Category': 'Food Items', Status: 'Received', Quantity: '12', Units: 'Pallets',
    'Donating Country/ Organization': 'Turkey', 'Donation Type': 'Humanitarian - UN', Crossing: 'Kerem Shalom', 'Destination Recipient/ Partner': 'UNRWA',
  });
  assert.deepEqual(one.body, {
    point: 'crossed', site: 'kerem-shalom', fund: 'unrwa-list', donor: 'turkey', recipient: 'unrwa', category: 'food-items',
    goods: [{ amount: { commodity: 'consignment', least: '1' } }, { amount: { commodity: 'food-items/pallets', least: '12000000' } }],
    dimensions: { donationType: 'Humanitarian - UN', dataSource: 'UNRWA' },
  });
});

test('[I10] rows equal but for their id are different consignments', async () => {
  const pass = await goods('1,2024-01-01,1,,Food,Received,1,MT,WFP,,Erez,', '2,2024-01-01,1,,Food,Received,1,MT,WFP,,Erez,');
  assert.deepEqual(pass.statements.map((one) => one.row), ['1', '2']);
});

test('[I10] an id in Arabic digits is the same id, and its cell stays as published', async () => {
  const pass = await passOf(consignments, [inputOf('ID,Received Date\n٤٨٢٥٠,2024-01-01\n48250,2024-01-01\n')]);
  assert.deepEqual(pass.statements.map((one) => [one.row, one.cells['ID']]), [['48250', '٤٨٢٥٠']]);
  assert.deepEqual(pass.problems.shown.map(({ row, code }) => [row, code]), [[3, 'repeated-key']]);
});

test('[I11] donors that are not named, joint donors', async () => {
  const donors = ['', '0', 'Unknown', 'tbc', '-', 'Turkey + AFAD', 'AFAD + Turkey', 'UAE + uae', 'IOM/NRC + ERC'];
  const pass = await goods(...donors.map((donor, index) => `${index},2024-01-01,1,,Food,Received,1,MT,${donor},,Erez,`));
  assert.deepEqual(bodies(pass).map((body) => body['donor']), ['not-reported', 'not-reported', 'not-reported', 'not-reported', 'not-reported', 'turkey+afad', 'afad+turkey', 'uae', 'iom/nrc+erc']);
  const joint = pass.statements[5]?.masters.filter((one) => one.kind === 'organisation').map((one) => one.body);
  assert.deepEqual(joint, [{ code: 'turkey', name: 'Turkey' }, { code: 'afad', name: 'AFAD' }, { code: 'turkey+afad', name: 'Turkey + AFAD', members: ['turkey', 'afad'] }]);
});

test('[I12] quantities: none, zero, decimals, no unit, no category; units are never merged', async () => {
  const rows = ['1,2024-01-01,1,,Food,Received,,MT', '2,2024-01-01,1,,Food,Received,0,MT', '3,2024-01-01,3,,Food,Received,0.000001,MT', '4,2024-01-01,1,,Food,Received,5,', '5,2024-01-01,,,,Held,5,Ton', '6,2024-01-01,0,,Food,Received,0,MT'];
  const pass = await goods(...rows.map((row) => `${row},WFP,,Erez,`));
  const amounts = bodies(pass).map((body) => ((body['goods'] ?? []) as { amount: { commodity: string; least: string } }[]).map(({ amount }) => `${amount.least} ${amount.commodity}`).join(' '));
  assert.deepEqual(amounts, ['1 consignment', '1 consignment', '3 consignment 1 food/mt', '1 consignment 5000000 food/no-unit', '1 consignment 5000000 not-reported/ton', '']);
  assert.deepEqual(bodies(pass)[4]?.['dimensions'], { status: 'Held' });
});

test('[I7] a column that a version adds or drops is part of the header alone', async () => {
  const pass = checked(await passOf(consignments, [inputOf('Crossing,Received Date,New,ID\nErez,2024-01-01,x,7\n')]));
  assert.deepEqual(pass.headers, [['Crossing', 'Received Date', 'New', 'ID']]);
  assert.deepEqual(pass.statements[0]?.cells, { Crossing: 'Erez', 'Received Date': '2024-01-01', ID: '7' });
});

test('[I20] a quantity with more decimals than are kept is rounded half to even, and the record says so', async () => {
  const quantities = ['7.3333333333333', '1.0000005', '1.0000015', '12.5', '36824.123456499999999999999'];
  const pass = checked(await passOf(consignments, [inputOf(`ID,Received Date,Quantity,Units\n${quantities.map((quantity, id) => `${id + 1},2024-01-01,${quantity},MT`).join('\n')}\n`)]));
  const goods = bodies(pass).map((body) => [(body['goods'] as { amount: { least: string } }[])[1]?.amount.least, (body['dimensions'] as Record<string, string> | undefined)?.['quantityRounded']]);
  assert.deepEqual(goods, [['7333333', 'yes'], ['1000000', 'yes'], ['1000002', 'yes'], ['12500000', undefined], ['36824123456', 'yes']]);
  assert.equal(pass.statements[0]?.cells['Quantity'], '7.3333333333333');
});

test('[I19] cells of a column that the format does not know are never recorded, and the column is named as left out', async () => {
  const canary = 'canary-0599-123-456';
  const pass = checked(await passOf(consignments, [inputOf(`ID,Received Date,Driver phone,Crossing\n7,2024-01-01,${canary},Erez\n`)]));
  assert.equal(JSON.stringify(pass.statements).includes(canary), false);
  assert.deepEqual(pass.leftOut, [['Driver phone']]);
});

test('[I13] a contribution is one gift to the fund of its year', async () => {
  const header = 'PooledFundName,PooledFundId,FiscalYear,DonorName,DonorCode,GMSDonorId,GMSDonorName,ContributionAmt,ContributionPercent';
  const rows = ['oPt,67,2024,Government of Italy,9,14,Italy,1083423.62,0.2', 'oPt,67,2024,Government of Italy,9,14,Italy,1.00,0.2', 'Burkina Faso (RhPF-WCA),85,2024,Private,,,,5,'];
  const pass = checked(await passOf(cbpfContributions, [inputOf(`${header}\n${rows.join('\n')}\n`)]));
  assert.deepEqual(pass.statements.map((one) => one.row), ['67/2024/9/14', '67/2024/9/14#2', '85/2024/-/-']);
  assert.deepEqual(bodies(pass)[0], { donor: 'gms-donor/14', fund: 'cbpf/oPt/2024', amount: { commodity: 'USD', least: '108342362' }, account: 'cbpf/oPt', form: 'money' });
  assert.deepEqual([bodies(pass)[2]?.['fund'], bodies(pass)[2]?.['donor']], ['cbpf/Burkina-Faso-(RhPF-WCA)/2024', 'private']);
});

const PROJECTS = 'PFId,PrjCode,AllYr,OrgNm,OrgTypeId,PrjTitle,AStrDt,PrgBdg,BenAgg,PrjStsNm,ApprDt\n67,P-1,2024,NRC,2,Title,4/15/2024 12:00:00 AM,1.2E+07,1##2##3##4,Closed,5/31/2024 6:44:28 PM\n';
const PLACES =
  'PFId,PrjCode,ClstAgg,AdmLoc1,AdmLoc2,AdmLoc3,AdmLocBenClustAgg1,AdmLocClustBdg1,AYr\n' +
  '67,P-1,7|||11,Gaza Strip,Khan Yunis,Al Mawasi (Khan Yunis),1##2##3##4|||10##20##30##40,1.10|||2.21,2024\n67,P-1,7|||11,Gaza Strip,Khan Yunis,Al Mawasi (Khan Yunis),0##0##0##0|||0##0##0##0,0|||0,2024\n';

test('[I14] projects and their places, whichever file comes first', async () => {
  const orders = [[PROJECTS, PLACES], [PLACES, PROJECTS]].map((texts) => texts.map((text) => inputOf(text)));
  for (const files of orders) {
    const pass = checked(await passOf(cbpfProjects, files));
    const grants = pass.statements.filter((one) => one.kind === 'grant');
    assert.deepEqual(grants.map((one) => [one.row, one.eventTime, one.body['amount'], one.body['fund']]), [['P-1', '2024-05-31', { commodity: 'USD', least: '1200000000' }, 'cbpf/oPt/2024']]);
    const places = pass.statements.filter((one) => one.kind === 'observation');
    assert.deepEqual(places.map((one) => one.row), ['P-1/7+11/Gaza Strip/Khan Yunis/Al Mawasi (Khan Yunis)', 'P-1/7+11/Gaza Strip/Khan Yunis/Al Mawasi (Khan Yunis)#2']);
    assert.deepEqual(places[0]?.body['figures'], [
      { measure: 'budget', unit: 'USD', value: '3.31' }, { measure: 'people-men', unit: 'person', value: '11' }, { measure: 'people-women', unit: 'person', value: '22' },
      { measure: 'people-boys', unit: 'person', value: '33' }, { measure: 'people-girls', unit: 'person', value: '44' },
    ]);
    assert.deepEqual(places[0]?.body['dimensions'], { project: 'P-1', cluster: 'Health + Water, Sanitation and Hygiene' });
    assert.deepEqual(places[0]?.masters.filter((one) => one.kind === 'site').map((one) => [one.body['code'], one.body['pcode'], one.body['parent']]), [
      ['opt/gaza-strip', 'PS02', undefined], ['opt/gaza-strip/khan-yunis', 'PS0270', 'opt/gaza-strip'], ['opt/gaza-strip/khan-yunis/al-mawasi-(khan-yunis)', undefined, 'opt/gaza-strip/khan-yunis'],
    ]);
  }
  const [header] = (await passOf(cbpfProjects, [inputOf(PLACES)])).headers;
  assert.equal(cbpfProjects.part(0, header ?? [], ''), 'locations');
});

const FLOWS = 'date,amountUSD,srcOrganization,destPlan,destPlanCode,destOrganization,contributionType,boundary,status,id,description';
const TAGS = '#date,#value,#org,#a,#b,#org,#f,#g,#status,#activity+id,#d';

test('[I15] a flow that stands in several files is one flow', async () => {
  const row = (boundary: string, amount: string): string => `2026-01-02,${amount},"Canada, Government of",Plan,FPSE26,WFP,financial,${boundary},paid,343172,"line\nbreak"`;
  const files = [`${FLOWS}\n${TAGS}\n${row('incoming', '5')}\n${row('incoming', '5')}\n`, `${FLOWS}\n${row('outgoing', '5')}\n`, `${FLOWS}\n${row('internal', '6')}\n`].map((text, index) => inputOf(text, `f${index}.csv`));
  const pass = checked(await passOf(ftsFlows, files));
  assert.deepEqual(pass.skipped, { 'hashtag-row': 1, repeat: 2, 'repeat-differs': 1 });
  assert.equal(pass.statements.length, 1);
  assert.equal('boundary' in (pass.statements[0]?.cells ?? {}), false);
  assert.deepEqual(bodies(pass)[0], { donor: 'canada,-government-of', fund: 'fts/FPSE26', amount: { commodity: 'USD', least: '500' }, recipient: 'wfp', form: 'money', boundary: 'incoming' });
  assert.deepEqual([ftsFlows.part(0, [], 'fts_outgoing_pse.csv'), ftsFlows.part(2, [], 'x.csv')], ['outgoing', 'file-3']);
});

test('[I16] pledges and commitments, in kind, negative and zero amounts, organisations that are not named', async () => {
  const rows = ['2026-01-02,-7195148,A,,,,in kind,incoming,pledge,1,', '2026-01-02,0,,Some plan,,B,financial,outgoing,Commitment,2,', '2026-01-02,10.5,National NGOs (Confidential),P,X/1,B,financial,internal,paid,3,'];
  const pass = checked(await passOf(ftsFlows, [inputOf(`${FLOWS}\n${rows.join('\n')}\n`)]));
  assert.deepEqual(pass.statements.map((one) => one.kind), ['pledge', 'pledge', 'gift']);
  assert.deepEqual(bodies(pass).map((body) => [body['amount'], body['status'], body['form'], body['fund'], body['donor'], body['recipient']].map((one) => (typeof one === 'object' && one !== null ? (one as { least: string }).least : one))), [
    ['-719514800', 'pledge', 'in-kind', 'fts/no-plan', 'a', 'not-reported'],
    ['0', 'commitment', 'money', 'fts/Some-plan', 'not-reported', 'b'],
    ['1050', undefined, 'money', 'fts/X/1', 'national-ngos-(confidential)', 'b'],
  ]);
});

test('[I17] observations from a table and from JSON, with exact digits', async () => {
  const mapping = {
    publisher: { code: 'p', name: 'P' }, dataset: 'd', subject: 'trucks', point: 'crossed', scope: 's', licence: 'l', note: 'n', keys: ['org'], period: { pointer: '/meta/at' }, input: 'json',
    records: '/rows', place: { code: 'gaza', name: 'Gaza', pcode: 'PS02' }, dimensions: { organisation: 'org' }, figures: [{ column: 'n', measure: 'trucks', unit: 'C62' }, { column: 't', measure: 'weight', unit: 'TNE' }],
  };
  const made = observations(mapping);
  assert.ok(made.ok);
  const text = '{"meta":{"at":"2026-03-09T06:57:40.435Z"},"rows":[{"org":"WFP","n":0.100000,"t":null},{"org":"A/B","n":1.2e3,"t":228599.123456}]}';
  const pass = checked(await passOf(made.format, [inputOf(text, 'f.json')]));
  assert.deepEqual(pass.statements.map((one) => [one.row, one.eventTime, one.body['figures']]), [
    ['WFP', '2026-03-09', [{ measure: 'trucks', unit: 'C62', value: '0.1' }]],
    ['A\\/B', '2026-03-09', [{ measure: 'trucks', unit: 'C62', value: '1200' }, { measure: 'weight', unit: 'TNE', value: '228599.123456' }]],
  ]);
  for (const wrong of ['', '[', '{"rows":{}}', '{"rows":[]}', '{"meta":{"at":"2026-03-09"},"rows":[{"org":"A","n":1,"t":1},{"org":{},"n":1}]}', '{"meta":{},"rows":[{"org":"A","n":1,"t":1}]}']) {
    assert.equal((await passOf(made.format, [inputOf(wrong)])).problems.count, 1, wrong);
  }
});

test('[I17] a mapping with a wrong member is refused and the member is named', () => {
  const right = { publisher: { code: 'p', name: 'P' }, dataset: 'd', subject: 's', licence: 'l', note: 'n', keys: ['a'], period: { column: 'a' }, figures: [{ column: 'n', measure: 'm', unit: 'u' }] };
  assert.ok(observations(right).ok);
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [null, /mapping: expected an object/], [{ ...right, keys: [] }, /mapping\.keys/], [{ ...right, figures: [] }, /mapping\.figures/], [{ ...right, point: 'seen' }, /mapping\.point/],
    [{ ...right, colour: 'red' }, /mapping\.colour: unknown field/], [{ ...right, period: { value: '2024-13' } }, /mapping\.period\.value/], [{ ...right, records: '/x' }, /"input": "json"/],
    [{ ...right, dates: 'ymd' }, /mapping\.dates/], [{ ...right, separator: '|' }, /mapping\.separator/], [{ ...right, publisher: { code: 'a b', name: 'P' } }, /mapping\.publisher\.code/],
  ];
  for (const [value, message] of wrong) {
    const made = observations(value as never);
    assert.match(made.ok ? 'accepted' : made.message, message);
  }
});

test('codes of long names that begin alike stay apart, and short ones are as they were', () => {
  const long = 'Organisation for the coordination of very many things '.repeat(3);
  assert.notEqual(nameCode(`${long}A`), nameCode(`${long}B`));
  assert.equal(nameCode(`${long}A`), nameCode(`${long.toUpperCase()}a`));
  assert.ok(nameCode(`${long}A`).length <= 100);
  assert.deepEqual([nameCode('Save The Children '), casedCode('oPt'), casedCode('DRC: East'), casedCode('!')], ['save-the-children', 'oPt', 'DRC-East', 'not-reported']);
  assert.match(boundedCode('', 'x'), /^name-[0-9a-f]{8}$/);
  assert.equal(new Names().joint('A + '.repeat(40) + 'B').length, 3);
  assert.equal(new Names().joint(Array.from({ length: 31 }, (_, index) => `M${index}`).join(' + ')).length, 1);
});

test('an id map tells whole numbers and other ids apart', () => {
  const ids = new IdMap();
  for (const [value, id] of ['0', '1', '128', '01', 'a', '999999999999999', '1e3', ' 1'].entries()) {
    assert.equal(ids.get(id), undefined);
    ids.set(id, value);
    assert.equal(ids.get(id), value);
  }
});
