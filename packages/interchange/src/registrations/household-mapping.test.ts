import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EXPORTS, householdForm, lines, textFile } from '../testing/household-form.ts';
import { conceptsOf, foldedWords, isSensitive } from './column-words.ts';
import { suggestMapping } from './household-mapping.ts';
import { MAPPING_ROLES, readMapping, type HouseholdMapping } from './mapping.ts';
import { applyMapping } from './registration.ts';
import type { SubmissionFile, Submissions } from './submission.ts';
import { readSubmissions } from './submissions.ts';
import { readXlsForm } from './xlsform.ts';

const FORM = await householdForm();
const OPTIONS = { today: '2026-11-22' } as const;

const list = (titles: string, ...rows: string[]): Promise<Submissions> => readSubmissions([textFile('x.csv', [titles, ...rows].join('\n'))], { header: true });

/** The roles of a suggestion without what is left out. */
async function rolesOf(titles: string, ...rows: string[]): Promise<HouseholdMapping> {
  const { mapping } = suggestMapping(await list(titles, ...rows));
  return Object.fromEntries(Object.entries(mapping).filter(([role]) => role !== 'leave-out'));
}

const HEADERS: readonly (readonly [string, string, HouseholdMapping])[] = [
  ['English', 'Name of head of household,Phone number,National ID,Village,District,Household size,Date of registration,Notes', { head: ['Name of head of household'], phone: ['Phone number'], document: ['National ID'], place: ['Village'], district: ['District'], size: ['Household size'], registered: ['Date of registration'] }],
  ['English, four names', 'HH Head First Name,HH Head Family Name,HH Head Grandfather Name,HH Head Father Name,Spouse Name,Mobile,UNHCR case number,Camp,Family size,DOB,Gender', { head: ['HH Head First Name', 'HH Head Father Name', 'HH Head Grandfather Name', 'HH Head Family Name'], spouse: ['Spouse Name'], phone: ['Mobile'], document: ['UNHCR case number'], place: ['Camp'], size: ['Family size'], birth: ['DOB'], sex: ['Gender'] }],
  ['French', 'Nom du chef de ménage,Prénom du chef de ménage,Nom du conjoint,Numéro de téléphone,Pièce d’identité,Localité,Département,Taille du ménage,Date d’enregistrement,Consentement', { head: ['Prénom du chef de ménage', 'Nom du chef de ménage'], spouse: ['Nom du conjoint'], phone: ['Numéro de téléphone'], document: ['Pièce d’identité'], place: ['Localité'], district: ['Département'], size: ['Taille du ménage'], registered: ['Date d’enregistrement'], other: ['Consentement'] }],
  ['Arabic', 'اسم رب الأسرة,اسم الزوجة,رقم الهاتف,رقم الهوية,المخيم,المحافظة,عدد أفراد الأسرة,تاريخ التسجيل,الموافقة', { head: ['اسم رب الأسرة'], spouse: ['اسم الزوجة'], phone: ['رقم الهاتف'], document: ['رقم الهوية'], place: ['المخيم'], district: ['المحافظة'], size: ['عدد أفراد الأسرة'], registered: ['تاريخ التسجيل'], other: ['الموافقة'] }],
  ['Arabic, four names', 'الاسم الأول,اسم الأب,اسم الجد,اسم العائلة,الجوال,تاريخ الميلاد,الجنس,القرية', { head: ['الاسم الأول', 'اسم الأب', 'اسم الجد', 'اسم العائلة'], phone: ['الجوال'], birth: ['تاريخ الميلاد'], sex: ['الجنس'], place: ['القرية'] }],
  ['Spanish', 'Nombre del jefe de hogar,Apellidos,Teléfono,Cédula,Municipio,Comunidad,Número de personas en el hogar,Fecha de nacimiento,Consentimiento', { head: ['Nombre del jefe de hogar', 'Apellidos'], phone: ['Teléfono'], document: ['Cédula'], district: ['Municipio'], place: ['Comunidad'], size: ['Número de personas en el hogar'], birth: ['Fecha de nacimiento'], other: ['Consentimiento'] }],
  ['Bengali', 'পরিবার প্রধানের নাম,স্বামী/স্ত্রীর নাম,মোবাইল নম্বর,জাতীয় পরিচয়পত্র নম্বর,গ্রাম,জেলা,সদস্য সংখ্যা,জন্ম তারিখ,লিঙ্গ,সম্মতি', { head: ['পরিবার প্রধানের নাম'], spouse: ['স্বামী/স্ত্রীর নাম'], phone: ['মোবাইল নম্বর'], document: ['জাতীয় পরিচয়পত্র নম্বর'], place: ['গ্রাম'], district: ['জেলা'], size: ['সদস্য সংখ্যা'], birth: ['জন্ম তারিখ'], sex: ['লিঙ্গ'], other: ['সম্মতি'] }],
  ['members in columns', 'hh_head_name,hh_head_sex,hh_head_age,hh_size,member1,member2,member_3_name,phone', { head: ['hh_head_name'], sex: ['hh_head_sex'], birth: ['hh_head_age'], size: ['hh_size'], members: ['member1', 'member2', 'member_3_name'], phone: ['phone'] }],
  ['people who are not the household', 'full_name,enumerator_name,enumerator_phone,Bank name,Organisation name,phone,spouse_phone,child_1_age,number_of_children', { head: ['full_name'], phone: ['phone'] }],
  ['one name in two scripts', 'head_name_ar,head_name_en,site', { head: ['head_name_ar'], place: ['site'] }],
  ['Latin words run together', 'phoneNumber,name,middlename,firstname,gender,birthdate,documentid', { head: ['firstname', 'middlename', 'name'], phone: ['phoneNumber'], sex: ['gender'], birth: ['birthdate'], document: ['documentid'] }],
];

for (const [language, titles, roles] of HEADERS) {
  test(`[RI10] columns are known by their names: ${language}`, async () => {
    const found = await rolesOf(titles);
    const sorted = (mapping: HouseholdMapping): unknown => Object.entries(mapping).toSorted(([a], [b]) => a.localeCompare(b));
    assert.deepEqual(sorted(found), sorted(roles));
  });
}

test('[RI10] groups say whose a name or number is', async () => {
  const read = await readSubmissions([textFile('x.csv', 'spouse/name,head/name,member[1]/name,member[1]/phone,enumerator/name,head/phone,_uuid\na,b,c,1,d,2,u1')]);
  assert.deepEqual(suggestMapping(read).mapping, { head: ['head/name'], spouse: ['spouse/name'], members: ['member[1]/name'], 'leave-out': ['member[1]/phone', 'enumerator/name'], phone: ['head/phone'] });
  assert.deepEqual(await rolesOf('firstname,lastname,totalhhsize,maleHouseholdMembers'), { head: ['firstname', 'lastname'], size: ['totalhhsize'] });
});

test('[RI10] members in one cell are parted, and a column of members that holds numbers is the size', async () => {
  const named = await list('head_of_household,spouse,members,household_size', 'Sami,Layla,"Sami; Layla; Nur",3', 'Omar,,Omar,1', 'Li,,,', 'Ali,,سارة؛ نور,2');
  const { mapping } = suggestMapping(named);
  assert.deepEqual(mapping, { head: ['head_of_household'], spouse: ['spouse'], members: ['members'], size: ['household_size'] });
  assert.deepEqual(applyMapping(named, mapping, OPTIONS).registrations.map(({ members, size }) => [members, size]), [[['Sami', 'Layla', 'Nur'], 3], [['Omar'], 1], [[], undefined], [['سارة', 'نور'], 2]]);
  assert.deepEqual(await rolesOf('name,family members', 'Sami,4', 'Omar,1'), { head: ['name'], size: ['family members'] });
  assert.deepEqual(await rolesOf('name,أسماء الأفراد', 'Sami,سارة'), { head: ['name'], members: ['أسماء الأفراد'] });
});

test('[RI10] answers are looked at only to see that they can be what a column says', async () => {
  assert.deepEqual(await rolesOf('head of household,name,size', 'yes,Amina,Large', 'no,Omar,Small'), { head: ['name'] });
  assert.deepEqual(suggestMapping(await list('name,birth date', 'A,03/04/1990', 'B,25/12/1991')).dates, 'dmy');
  assert.deepEqual(suggestMapping(await list('name,birth date', 'A,03/04/1990', 'B,12/25/1991')).dates, 'mdy');
  assert.deepEqual(suggestMapping(await list('name,birth date', 'A,25/12/1990', 'B,12/25/1991')).dates, undefined);
});

test('[RI10] a form maps by names and labels of its questions, members by their repeat', async () => {
  const { files } = EXPORTS.find(({ name }) => name === 'Kobo JSON') as { files: readonly SubmissionFile[] };
  const read = await readSubmissions(files, { form: FORM });
  const { mapping, notices } = suggestMapping(read);
  assert.deepEqual(mapping, {
    head: ['/data/household/head_name'], sex: ['/data/household/head_sex'], birth: ['/data/household/head_birth'], size: ['/data/household/size'], memberName: ['/data/household/member/name'], phone: ['/data/phone'], place: ['/data/camp'],
    'leave-out': ['/data/start', '/data/household/needs', '/data/household/member/age', '/data/camp_other'],
  });
  assert.deepEqual(notices.map(({ column, code }) => [column, code]), (mapping['leave-out'] ?? []).map((column) => [column, 'not-mapped']));
  const { registrations, problems, leftOut } = applyMapping(read, mapping, OPTIONS);
  assert.deepEqual(problems, []);
  assert.deepEqual(leftOut, mapping['leave-out']);
  assert.deepEqual(registrations, [
    { at: 'results[0]', instance: read.submissions[0]?.instance, head: 'Amina Yusuf', members: ['Sara', 'Omar'], phone: '0770123456', birth: '1988-05-02', sex: 'female', place: 'Other', size: 3, registered: '2026-10-01', others: {} },
    { at: 'results[1]', instance: read.submissions[1]?.instance, head: 'محمد علي', members: [], phone: '+9647707654321', birth: '1979-11-30', sex: 'male', place: 'North camp', size: 1, registered: '2026-10-02', others: {} },
  ]);
});

test('[RI10] a mapping that a person wrote is read strictly', async () => {
  const { columns } = await readSubmissions((EXPORTS.find(({ name }) => name === 'Kobo JSON') as { files: readonly SubmissionFile[] }).files, { form: FORM });
  const good = { head: ['/data/household/head_name'], memberName: ['/data/household/member/name'], other: [] };
  assert.deepEqual(readMapping(good, columns), { ok: true, mapping: { head: good.head, memberName: good.memberName } });
  const wrong: readonly (readonly [unknown, string])[] = [
    [null, 'mapping'], [[], 'mapping'], ['head', 'mapping'], [{ religion: ['/data/phone'] }, 'mapping'], [{ __proto__: null, constructor: ['/data/phone'] }, 'mapping'], [{ head: '/data/phone' }, 'mapping.head'], [{ head: [1] }, 'mapping.head'],
    [{ head: ['/data/none'] }, 'mapping.head[0]'], [{ head: ['/data/phone', '/data/phone'] }, 'mapping.head[1]'], [{ head: ['/data/phone'], phone: ['/data/phone'] }, 'mapping.phone[0]'],
    [{ head: ['/data/household/member/name'] }, 'mapping.head[0]'], [{ memberName: ['/data/phone'] }, 'mapping.memberName[0]'],
  ];
  for (const [value, at] of wrong) {
    const read = readMapping(value, columns);
    assert.deepEqual(read.ok ? 'taken' : [read.problems[0]?.at, read.problems[0]?.code], [at, 'bad-mapping'], JSON.stringify(value));
  }
});

const SENSITIVE = ['Religion', 'religious_group', 'Ethnicity', 'ethnic group', 'tribe', 'Tribal affiliation', 'sect', 'clan', 'Caste', 'race', 'Political party', 'party_member', 'politicalOpinion', 'is_muslim', 'Faith', 'Ethnie', 'groupe ethnique', 'Tribu', 'Secte', 'Parti politique', 'Opinion politique', 'Religión', 'Etnia', 'Partido', 'Afiliación política', 'الديانة', 'الدين', 'المذهب', 'الطائفة', 'القبيلة', 'العشيرة', 'العرق', 'القومية', 'الحزب', 'الانتماء السياسي', 'ধর্ম', 'ধর্মের নাম', 'জাতিগত পরিচয়', 'উপজাতি', 'গোত্র', 'রাজনৈতিক দল'];
const ORDINARY = ['section', 'sector', 'Department', 'participation', 'National ID', 'জাতীয় পরিচয়পত্র', 'الرقم القومي', 'سن', 'partida de nacimiento', 'trace', 'clandestine', 'name', 'parish', 'politeness', 'raise', 'الديون', 'تاريخ الاستلام', 'county', 'eligible'];

test('[RI11] a column that speaks of religion, ethnicity, tribe, sect or politics is not read, not mapped, not kept', async () => {
  for (const title of SENSITIVE) {
    assert.ok(isSensitive([title]), title);
    const read = await list(`name,${title}`, 'Amina,CANARY');
    assert.ok(!JSON.stringify(read.submissions).includes('CANARY'), title);
    const { mapping, notices } = suggestMapping(read);
    assert.deepEqual([mapping, notices.map(({ column, code }) => [column, code])], [{ head: ['name'], 'leave-out': [title] }, [[title, 'sensitive-column']]]);
    for (const role of MAPPING_ROLES.filter((one) => one !== 'leave-out' && one !== 'head' && one !== 'memberName')) {
      const forced = applyMapping(read, { head: ['name'], [role]: [title] }, OPTIONS);
      assert.deepEqual([forced.registrations, forced.problems.map(({ code }) => code)], [[], ['sensitive-column']], `${title} as ${role}`);
    }
  }
  for (const title of ORDINARY) assert.ok(!isSensitive([title]), title);
});

test('[RI11] a question is known by its name, its groups, its list and its labels in every language', async () => {
  const form = await readXlsForm(textFile('f.csv', ['survey', ',type,name,label::en,label::ar', ',text,name,Name,الاسم', ',text,q7,Question 7,الديانة', ',select_one religion,q8,Question 8,سؤال', ',begin group,ethnicity,E,E', ',text,q9,Question 9,سؤال', ',end group', 'choices', ',list_name,name', ',religion,a'].join('\n')));
  assert.ok(form.form !== undefined, JSON.stringify(form.problems));
  const read = await readSubmissions([textFile('x.csv', 'name,q7,q8,q9\nAmina,CANARY,a,CANARY')], { form: form.form });
  assert.deepEqual([read.columns.map(({ sensitive }) => sensitive === true), read.submissions[0]?.answers], [[false, true, true, true], { '/data/name': 'Amina' }]);
});

test('[RI12] facts are read into one form, and what is left blank in words is blank', async () => {
  const titles = 'given,family,wife,phone,id,born,sex,camp,block,size,registered,note';
  const read = await list(titles, 'Amina,Yusuf,Sara,00964 (770) 123-4567,A 1,٤٥,أنثى,Camp 1,B,٣,2026-01-05,x', 'Omar,Said,-,N/A,n/a,1980,Masculin ,Camp 2,,2.0,,y', 'Li,,,0770 / 0771 222 333,,1990-06,homme,,,,,', 'Nur,,none,0,,31/12/1970,?,,,,,');
  const mapping: HouseholdMapping = { head: ['given', 'family'], spouse: ['wife'], phone: ['phone'], document: ['id'], birth: ['born'], sex: ['sex'], place: ['camp', 'block'], size: ['size'], registered: ['registered'], other: ['note'] };
  const { registrations, problems } = applyMapping(read, mapping, { ...OPTIONS, dates: 'dmy' });
  assert.deepEqual(problems, []);
  assert.deepEqual(registrations, [
    { at: 'row 2', head: 'Amina Yusuf', members: [], spouse: 'Sara', phone: '+9647701234567', document: 'A 1', birth: '1981', sex: 'female', place: 'Camp 1 B', size: 3, registered: '2026-01-05', others: { note: 'x' } },
    { at: 'row 3', head: 'Omar Said', members: [], birth: '1980', sex: 'male', place: 'Camp 2', size: 2, others: { note: 'y' } },
    { at: 'row 4', head: 'Li', members: [], phone: '0771222333', birth: '1990-06', sex: 'male', others: {} },
    { at: 'row 5', head: 'Nur', members: [], birth: '1970-12-31', others: {} },
  ]);
});

test('[RI12] without a name there is no registration; any other fault leaves out one fact and says which', async () => {
  const members = await list('name,wife,m1,m2,size,phone,born', ',Sara,,,,,', '- ,,,,,,', '123,,,,,,', 'Amina,,Sara,Omar,1,12,2027-01-01', 'Omar,,,,many,call me,31/12/1980', 'Nur,,,,0,,130', 'Ali,,,,5,,1980-02-30');
  const { registrations, problems } = applyMapping(members, { head: ['name'], spouse: ['wife'], members: ['m1', 'm2'], size: ['size'], phone: ['phone'], birth: ['born'] }, OPTIONS);
  assert.deepEqual(problems.map(({ at, code, drops }) => [at, code, drops]), [
    ['row 2', 'no-head', 'submission'], ['row 3', 'no-head', 'submission'], ['row 4', 'no-head', 'submission'],
    ['row 5', 'bad-phone', 'answer'], ['row 5', 'future-birth', 'answer'], ['row 5', 'size-below-members', 'answer'],
    ['row 6', 'bad-phone', 'answer'], ['row 6', 'ambiguous-date', 'answer'], ['row 6', 'bad-size', 'answer'],
    ['row 7', 'bad-birth', 'answer'], ['row 7', 'bad-size', 'answer'], ['row 8', 'bad-birth', 'answer'],
  ]);
  assert.deepEqual(registrations, [
    { at: 'row 5', head: 'Amina', members: ['Sara', 'Omar'], others: {} },
    { at: 'row 6', head: 'Omar', members: [], others: {} },
    { at: 'row 7', head: 'Nur', members: [], others: {} },
    { at: 'row 8', head: 'Ali', members: [], size: 5, others: {} },
  ]);
});

test('[RI12] today, and only today, decides what is in the future; an age counts from the day of registration', async () => {
  const read = await list('name,born,registered', 'A,2026-11-22,2020-05-05', 'B,30,2020-05-05', 'C,2026,');
  const mapping: HouseholdMapping = { head: ['name'], birth: ['born'], registered: ['registered'] };
  assert.deepEqual(applyMapping(read, mapping, { today: '2026-11-22' }).registrations.map(({ birth }) => birth), ['2026-11-22', '1990', '2026']);
  assert.deepEqual(applyMapping(read, mapping, { today: '2026-11-21' }).registrations.map(({ birth }) => birth), [undefined, '1990', '2026']);
});

test('[RI12] whatever is read, every registration has a head and only facts that are mapped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.string({ maxLength: 8 }), { minLength: 4, maxLength: 4 }), { maxLength: 8 }), async (rows) => {
      const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const read = await list(lines(',', ['name', 'phone', 'born', 'size']), ...rows.map((row) => row.map(cell).join(',')));
      const { registrations } = applyMapping(read, { head: ['name'], phone: ['phone'], birth: ['born'] }, OPTIONS);
      for (const one of registrations) {
        assert.ok(/\p{L}/u.test(one.head));
        assert.ok(one.phone === undefined || /^\+?\d{6,15}$/.test(one.phone));
        assert.ok(one.birth === undefined || /^\d{4}(-\d{2}){0,2}$/.test(one.birth));
        assert.deepEqual([one.size, one.others, one.members], [undefined, {}, []]);
      }
    }),
    { numRuns: 200 },
  );
});

test('[RI10] words are folded the same in a title and in the table of words', () => {
  assert.deepEqual(foldedWords('phoneNumber'), ['phone', 'number']);
  assert.deepEqual(foldedWords("Prénom_du-chef d'équipe 2"), ['prenom', 'du', 'chef', 'd', 'equipe', '2']);
  assert.deepEqual(foldedWords('تَارِيخُ الميلاد'), ['تاريخ', 'ميلاد']);
  assert.deepEqual(foldedWords('member12name'), ['member', '12', 'name']);
  assert.ok(conceptsOf('').size === 0 && conceptsOf('×÷').size === 0);
});
