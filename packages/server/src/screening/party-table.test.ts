import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPartyTable } from './party-table.ts';

/** First rows of lists of people in need, as programmes, Kobo, ODK and people who write lists by hand name their columns. */
const REGISTRATIONS: readonly string[] = [
  'phoneNumber,preferredLanguage,paymentAmountMultiplier,name,headhousehold,males,boys,women,girls,householdsituation',
  'phoneNumber,paymentAmount,name,pregnant',
  'name,phone,women,girls,boys,men',
  'start,end,name,Household size,_uuid,_submission_time',
  'name,fullName,hh_id,HHSize',
  'name,nom du chef de ménage,taille du ménage',
  'name,Bénéficiaire,téléphone',
  'name,رب الأسرة,عدد أفراد الأسرة',
  'name,اسم المستفيد',
  'name,نازح',
  'name,jefe de hogar',
  'name,ｈｏｕｓｅｈｏｌｄ',
  'name,Nombre del beneficiario',
  'name,глава домохозяйства',
  'name,hane reisi',
  'name,سرپرست خانوار',
  'name,Number of family members',
  'name,Is the respondent the head of the household?',
  'name,disability,age_of_children',
  'name,registered,deleteBy,purpose',
  'id,batch,purpose,delete_by,head,name',
];

test('[SC2] a table whose columns speak of people in need is turned away whole, in whichever language and letters', () => {
  for (const titles of REGISTRATIONS) {
    for (const kind of ['person', 'organisation'] as const) {
      const { parties, problems } = readPartyTable(`${titles}\n${titles.split(',').map(() => 'Zubaida').join(',')}\n`, kind);
      assert.deepEqual([parties.length, problems.map(({ code }) => code)], [0, ['no-vet-zone']], titles);
      assert.equal(JSON.stringify(problems).includes('Zubaida'), false);
    }
    const json = JSON.stringify([Object.fromEntries(titles.split(',').map((title) => [title, 'Zubaida']))]);
    assert.equal(readPartyTable(json, 'person').problems[0]?.code, 'no-vet-zone', json);
  }
});

test('[SC2] tables of suppliers, staff and ships are read, whatever else stands in them', () => {
  for (const titles of ['name,family name,registration number,tax number', 'Company,Contact person,Phone,E-mail,Address,Bank,IBAN', 'name,position,department,start date,women owned', 'vessel name,IMO,flag,owner', 'organization,sector,members of the board,shareholders', 'name,city,notes,goods,camp coordinates', 'name,head office,end of contract', 'name,beneficiary bank,IBAN']) {
    const { parties, problems } = readPartyTable(`${titles}\n${titles.split(',').map(() => 'x').join(',')}\n`, 'organisation');
    assert.deepEqual([parties.length, problems], [titles.startsWith('name,position') ? 0 : 1, titles.startsWith('name,position') ? problems : []], titles);
    assert.ok(problems.every(({ code }) => code !== 'no-vet-zone'), titles);
  }
});
