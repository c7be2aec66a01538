import assert from 'node:assert/strict';
import test from 'node:test';
import { decide, isBlocked, judge } from './decisions.ts';
import { indexOf } from './entry-index.ts';
import { type EntryFacts, entryText, listDigest, type SanctionsList } from './list-entry.ts';
import { dateRange } from './partial-date.ts';
import { organisation, type Party, type PersonFacts, supplier, vessel } from './party.ts';
import { changesBetween, proofDifferences, rescreen } from './rescreen.ts';
import { screen } from './screen.ts';

const digest = (text: string): string => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7).toString(16);
const WARNING = 'for tests only, outdated';

function entry(id: string, kind: EntryFacts['kind'], names: readonly string[], more: Partial<EntryFacts> = {}): EntryFacts {
  return { id, kind, names: names.map((text, at) => ({ text, quality: at === 0 ? 'primary' : 'strong' })), identifiers: [], birthDates: [], birthPlaces: [], countries: [], programmes: [], ...more };
}

function listOf(facts: readonly EntryFacts[], date = '2026-11-01'): SanctionsList {
  const entries = facts.map((one) => ({ ...one, digest: digest(entryText(one)) }));
  return { name: 'a list', date, digest: listDigest(entries, digest), entries, warning: WARNING };
}

const born = dateRange('3 Feb 1970');
const ALPHA = entry('1', 'person', ['KHALAFOV, Ruslan Ismail', 'عبد الرحمن المصري'], { birthDates: born === undefined ? [] : [born], birthPlaces: ['Tikrit, Iraq'], countries: ['Iraq'], identifiers: [{ type: 'passport', number: 'A-1234567', country: 'Iraq' }] });
const BETA = entry('2', 'organisation', ['GREEN HARBOUR TRADING CO.'], { identifiers: [{ type: 'imo', number: '7654321', country: undefined }] });
const WEAK: EntryFacts = { ...entry('3', 'person', ['SOMEBODY ELSE ENTIRELY']), names: [{ text: 'SOMEBODY ELSE ENTIRELY', quality: 'primary' }, { text: 'KHALAFOV, Ruslan', quality: 'weak' }] };
const SHIP = entry('4', 'vessel', ['TESTSHIP STAR'], { identifiers: [{ type: 'imo', number: '1234567', country: undefined }] });
const LIST = listOf([ALPHA, BETA, WEAK, SHIP]);
const INDEX = indexOf([LIST]);

function person(name: string, more: Partial<PersonFacts> = {}): Party {
  return supplier('person', { reference: name, names: [name], ...more });
}

function scoreOf(party: Party, id: string): number {
  return screen(party, INDEX, { threshold: 1 }).find(({ entry: { id: own } }) => own === id)?.score ?? 0;
}

test('[SC6] names in other orders, scripts and with a slip are found; hits are ranked, with words and codes, and the warning of their list', () => {
  for (const name of ['Ruslan Ismail Khalafov', 'Рустам Халафов Руслан Исмаил', 'Ruslan Ismail Khalofov', 'Abdulrahman al-Masri']) assert.ok(scoreOf(person(name), '1') >= 600, name);
  const [first, second] = screen(person('Ruslan Khalafov'), INDEX);
  assert.ok(first !== undefined && second !== undefined && first.score >= second.score);
  for (const hit of [first, second]) {
    assert.ok(hit.evidence.every(({ code, words }) => code !== undefined && words.length > 5));
    assert.deepEqual([hit.warning, hit.listDate], [WARNING, '2026-11-01']);
  }
  assert.deepEqual(screen(person('Completely Different Name'), INDEX), []);
  assert.deepEqual(screen(organisation({ reference: 'o', names: ['Ruslan Ismail Khalafov'] }), INDEX), [], 'a body is not compared with persons');
  assert.equal(screen(organisation({ reference: 'o', names: ['Greenharbour Trading'] }), INDEX)[0]?.entry.id, '2');
});

test('[SC7] a weak alias counts less than a strong one, and the reasons say so', () => {
  const hit = screen(person('Ruslan Khalafov'), INDEX).find(({ entry: { id } }) => id === '3');
  assert.ok(hit !== undefined && hit.score < 960 && hit.evidence.some(({ code }) => code === 'alias-weak'));
});

test('[SC8] a date of birth that agrees lifts the score, another lowers it; so do place and country, and each is in the reasons', () => {
  const name = 'Ruslan Ismael Khalafof';
  const plain = scoreOf(person(name), '1');
  const [same, year, other] = [scoreOf(person(name, { birthDate: '1970-02-03' }), '1'), scoreOf(person(name, { birthDate: '1970' }), '1'), scoreOf(person(name, { birthDate: '1990-02-03' }), '1')];
  assert.ok(same > year && year > plain && plain > other && plain < 1000, JSON.stringify({ plain, same, year, other }));
  assert.ok(scoreOf(person(name, { birthPlace: 'Tikrit' }), '1') > plain && scoreOf(person(name, { countries: ['IQ'] }), '1') > plain && scoreOf(person(name, { countries: ['Norway'] }), '1') < plain);
  const codes = screen(person(name, { birthDate: '1990', birthPlace: 'Tikrit', countries: ['Iraq'] }), INDEX, { threshold: 1 })[0]?.evidence.map(({ code }) => code);
  assert.deepEqual(codes, ['name-alike', 'birth-other', 'place-same', 'country-same']);
});

test('[SC9] the same number of the same kind is found under any name; of another kind, another country or too short it is not or counts less', () => {
  const by = (type: 'passport' | 'imo' | 'tax' | 'other', number: string, country?: string): number => scoreOf(person('Nobody Known', { identifiers: [{ type, number, ...(country === undefined ? {} : { country }) }] }), '1');
  assert.equal(by('passport', 'a 1234567', 'IQ'), 990);
  assert.equal(by('other', 'A1234567'), 990);
  assert.equal(by('passport', 'A1234567', 'Norway'), 850);
  assert.equal(by('tax', 'A1234567'), 0);
  assert.equal(by('passport', '1234'), 0);
  assert.equal(screen(vessel({ reference: 'v', names: ['Renamed'], identifiers: [{ type: 'imo', number: 'IMO 1234567' }] }), INDEX)[0]?.entry.id, '4');
});

test('[SC10] "not a match" is remembered for a version of an entry and of a party; a changed one is open again, and open hits block', () => {
  const party = person('Ruslan Ismail Khalafov', { reference: 'p-1' });
  const hits = screen(party, INDEX);
  assert.ok(hits.length > 0 && isBlocked(judge(party, hits, [], digest)));
  const decisions = hits.map((hit) => decide(party, hit, { verdict: 'not-a-match', by: 'clerk', at: '2026-11-02', reason: 'another father' }, digest));
  assert.equal(isBlocked(judge(party, hits, decisions, digest)), false);
  assert.ok(!JSON.stringify(decisions).includes('Khalafov'), 'a decision holds no name');
  const changed = screen(party, indexOf([listOf([{ ...ALPHA, programmes: ['NEW'] }, BETA, WEAK, SHIP])]));
  assert.deepEqual(judge(party, changed, decisions, digest).filter(({ state }) => state === 'open').map(({ hit, reopened }) => [hit.entry.id, reopened]), [['1', 'entry-changed']]);
  const moved = person('Ruslan Ismail Khalafov', { reference: 'p-1', birthDate: '1970' });
  assert.ok(judge(moved, screen(moved, INDEX), decisions, digest).every(({ reopened }) => reopened === 'party-changed'));
  const match = decide(party, hits[0] as (typeof hits)[number], { verdict: 'match', by: 'clerk', at: '2026-11-03', reason: 'same passport' }, digest);
  assert.equal(isBlocked(judge(party, hits, [...decisions, match], digest)), true);
  assert.throws(() => decide(party, hits[0] as (typeof hits)[number], { verdict: 'match', by: 'clerk', at: '', reason: ' ' }, digest), /reason/);
});

test('[SC11] a new version of a list screens all parties against what is new or changed, and accounts for it without a name', () => {
  const next = listOf([{ ...ALPHA, countries: ['Iraq', 'Syria'] }, WEAK, SHIP, entry('5', 'organisation', ['BLUE LANTERN FOUNDATION'])], '2026-11-20');
  assert.deepEqual(changesBetween(LIST, next), { added: ['5'], changed: ['1'], removed: ['2'], unchanged: 2 });
  const parties = [person('Ruslan Ismail Khalafov'), organisation({ reference: 'o-1', names: ['Blue Lantern Foundation'] }), organisation({ reference: 'o-2', names: ['Green Harbour Trading'] }), vessel({ reference: 'v', names: ['TESTSHIP STAR'] })];
  const old = screen(parties[2] as Party, INDEX)[0];
  assert.ok(old !== undefined);
  const decisions = [decide(parties[2] as Party, old, { verdict: 'match', by: 'clerk', at: '2026-11-02', reason: 'same address' }, digest)];
  const done = rescreen({ previous: LIST, next, parties, decisions, digest });
  assert.deepEqual(done.review.map(({ party }) => party.reference), ['Ruslan Ismail Khalafov', 'o-1']);
  assert.deepEqual(done.released, ['o-2']);
  assert.deepEqual(done.proof, { kind: 'amanah/screening/v1', list: 'a list', listDate: '2026-11-20', listDigest: next.digest, previousDigest: LIST.digest, threshold: 705, entries: 4, added: 1, changed: 1, removed: 1, parties: 4, hits: 2, openHits: 2, partiesToReview: 2, decisionsOnRemoved: 1 });
  for (const word of ['Khalafov', 'Lantern', 'Harbour', 'TESTSHIP']) assert.ok(!JSON.stringify(done.proof).includes(word));
  assert.deepEqual(proofDifferences({ ...done.proof, hits: 0 }, rescreen({ previous: LIST, next, parties, decisions, digest }).proof), ['hits']);
  assert.equal(rescreen({ next, parties, decisions: [], digest }).proof.added, 4);
  assert.throws(() => rescreen({ previous: { ...LIST, name: 'another' }, next, parties, decisions, digest }), /one name/);
});

test('[SC11] what an old screening and the screening of the changes find together is what a new screening finds', () => {
  const next = listOf([{ ...ALPHA, countries: ['Iraq', 'Syria'] }, WEAK, SHIP], '2026-11-20');
  const party = person('Ruslan Ismail Khalafov');
  const ids = (list: SanctionsList): readonly string[] => screen(party, indexOf([list])).map(({ entry: { id } }) => id);
  const changed = new Set([...changesBetween(LIST, next).changed, ...changesBetween(LIST, next).added]);
  const before = ids(LIST).filter((id) => !changed.has(id) && next.entries.some((one) => one.id === id));
  assert.deepEqual([...before, ...rescreen({ previous: LIST, next, parties: [party], decisions: [], digest }).review.flatMap(({ judged }) => judged.map(({ hit }) => hit.entry.id))].sort(), [...ids(next)].sort());
});

test('[SC6] thresholds are whole numbers from 1 to 1000, and a result is the same every time', () => {
  for (const threshold of [0, 1001, 0.7, Number.NaN]) assert.throws(() => screen(person('A B'), INDEX, { threshold }), RangeError);
  assert.deepEqual(screen(person('Ruslan Khalafov'), INDEX), screen(person('Ruslan Khalafov'), INDEX));
});

test('[SC6] ships bear the names of people and firms: an organisation is not found as a ship, nor a ship as a firm, but by their numbers', () => {
  const both = indexOf([listOf([entry('5', 'vessel', ['GREEN HARBOUR'], { identifiers: [{ type: 'imo', number: '7654321', country: undefined }] }), entry('6', 'organisation', ['GREEN HARBOUR']), entry('7', 'unknown', ['GREEN HARBOUR'])])]);
  const found = (party: Party): readonly string[] => screen(party, both).map(({ entry: { id } }) => id).sort();
  assert.deepEqual(found(organisation({ reference: 'o', names: ['Green Harbour'] })), ['6', '7']);
  assert.deepEqual(found(vessel({ reference: 'v', names: ['Green Harbour'] })), ['5', '7']);
  assert.deepEqual(found(organisation({ reference: 'o', names: ['Somebody Else'], identifiers: [{ type: 'imo', number: '7654321' }] })), ['5']);
});

test('[SC6] a short name alone stops no body: initials that are only reckoned, one word of many, few letters that sound alike', () => {
  const short = indexOf([listOf([entry('1', 'organisation', ['MBADA DIAMOND MINING']), entry('2', 'organisation', ['ALLIANCE']), entry('3', 'organisation', ['I.D.I. S.A.']), entry('4', 'organisation', ['LONDUSKI ARMED REVOLT KORPS'], { identifiers: [{ type: 'registration', number: 'R-778812', country: undefined }] }), entry('5', 'organisation', ['IFIC'])])]);
  const found = (name: string, more = {}): readonly string[] => screen(organisation({ reference: 'o', names: [name], ...more }), short).map(({ entry: { id } }) => id);
  for (const clear of ['Médecins du Monde', 'MDM', 'Alliance for Medical Action', "Idée de l'eau", 'Action Against Hunger', 'International Federation of Red Cross and Red Crescent Societies']) assert.deepEqual(found(clear), [], clear);
  assert.deepEqual(found('LARK'), ['4'], 'four letters that somebody writes as a name are looked at');
  assert.deepEqual([found('Alliance'), found('IDI')], [['2'], ['3']], 'the same name is the same name');
  assert.deepEqual(found('MDM', { identifiers: [{ type: 'registration', number: 'R778812' }] }), ['4'], 'a number says more than a name');
});

test('[SC11] a few entries that changed give the hits that they give among all others: what a share of the names decides is not decided by few', () => {
  const [one, other] = [entry('1', 'organisation', ['Yusuf Blue']), entry('2', 'organisation', ['Blue Blue'])];
  const many = Array.from({ length: 60 }, (_, at) => entry(String(at + 10), 'organisation', [`Sample Trading ${['North', 'South', 'East', 'West'][at % 4] as string} ${String(at)}`]));
  const found = (facts: readonly EntryFacts[]): readonly string[] => screen(organisation({ reference: 'o', names: ['Blue River Yusuf'] }), indexOf([listOf(facts)])).map(({ entry: { id } }) => id);
  assert.deepEqual([found([one, other]), found([one, other, ...many])], [['1'], ['1']]);
});
