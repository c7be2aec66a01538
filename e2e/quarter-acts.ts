// The people of the quarter and what each of them types. `quarter.e2e.ts` tells the story in words.

import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { ConsoleLocale, MessageKey } from '@amanah/console/language.ts';
import { Hands } from './console-hands.ts';
import { personBrowser, type ConsoleWorld, type PersonBrowser } from './console-world.ts';

/** A person with a browser of their own. */
export interface Person {
  readonly name: string;
  readonly browser: PersonBrowser;
  readonly hands: Hands;
}

export interface Team {
  readonly salma: Person;
  readonly tariq: Person;
  readonly layla: Person;
  readonly karim: Person;
  readonly mona: Person;
}

const BANK = 'bank-1';
export const NORWAY_FUND = 'Norway, flour 2026';
export const OPEN_FUND = 'Gifts without condition';
const FLOUR = 'Wheat flour, bag of 25 kg';
const LOT = 'F-2607';

async function personAt(browser: Browser, world: ConsoleWorld, name: string, locale: ConsoleLocale): Promise<Person> {
  const own = await personBrowser(browser, locale === 'ar' ? { locale: 'ar' } : {});
  return { name, browser: own, hands: new Hands(own.page, { origin: world.origin, locale }) };
}

/** The first person, by the link that the server printed. */
export async function setUp(browser: Browser, world: ConsoleWorld, name: string): Promise<Person> {
  const person = await personAt(browser, world, name, 'en');
  const { hands } = person;
  await hands.open(world.setupLink);
  await hands.type('setup.name', name);
  await hands.pressButton('setup.go');
  await hands.page.getByRole('heading', { level: 1, name: hands.t('home.title') }).waitFor();
  return person;
}

/** An invitation, followed in a browser of the invited person; the steward admits the key and the person's page finds out. */
export async function invite(browser: Browser, world: ConsoleWorld, steward: Person, { name, role, locale = 'en' }: { readonly name: string; readonly role: MessageKey; readonly locale?: ConsoleLocale }): Promise<Person> {
  const { hands } = steward;
  await toPeople(hands);
  await hands.page.getByLabel(hands.t('people.name'), { exact: true }).fill(name);
  await hands.page.locator('form.inline').getByLabel(hands.t('key.role')).selectOption({ label: hands.t(role) });
  await hands.pressButton('people.make-link');
  const link = await hands.page.locator('code.link').textContent();
  const person = await personAt(browser, world, name, locale);
  await person.hands.page.goto(new URL(link ?? '', world.origin).href);
  await person.hands.pressButton('invitation.go');
  await person.hands.shows(person.hands.t('key.waiting'));
  await toPeople(hands);
  const line = hands.page.getByRole('listitem').filter({ hasText: name }).filter({ has: hands.page.getByRole('button', { name: hands.t('people.admit') }) });
  await hands.press(line.getByRole('button', { name: hands.t('people.admit') }));
  await hands.shows(hands.t('people.written'));
  await person.hands.pressIfThere('key.look-again');
  await person.hands.page.getByText(person.hands.t('key.waiting')).waitFor({ state: 'detached' });
  return person;
}

async function toPeople(hands: Hands): Promise<void> {
  await toHome(hands);
  await hands.press(hands.page.locator('nav.menu').getByRole('link', { name: hands.t('nav.people'), exact: true }));
  await hands.page.getByRole('heading', { level: 2, name: hands.t('people.invite'), exact: true }).waitFor();
}

export async function toHome(hands: Hands): Promise<void> {
  await hands.press(hands.page.locator('nav.menu').getByRole('link', { name: hands.t('nav.home'), exact: true }));
  await hands.heading('home.title');
}

const freshFund = (restriction: 'choice.purpose' | 'choice.unrestricted') => async (hands: Hands): Promise<void> => {
  if (restriction === 'choice.unrestricted') return;
  await hands.press(hands.page.locator('.fresh-panel').getByLabel(hands.t(restriction), { exact: true }));
};
const asItIs = async (): Promise<void> => undefined;
const freshBag = async (hands: Hands): Promise<void> => {
  await hands.type('field.unit', 'bag');
};

/** July: what was promised, what came. Organisations, funds, the currency and the account are named on the way. */
export async function promisesAndGifts({ tariq: { hands } }: Team): Promise<void> {
  await hands.openForm('form.pledge');
  await hands.day('field.day.promised', '2026-07-03');
  await hands.pick('field.donor', 'Norway', { fresh: asItIs });
  await hands.amount('field.amount.money', '40,000', 'USD', { fresh: asItIs });
  await hands.pick('field.fund', NORWAY_FUND, { fresh: freshFund('choice.purpose') });
  await hands.record();
  await hands.openForm('form.gift');
  await hands.day('field.day.received', '2026-07-06');
  await hands.pick('field.donor', 'Norway');
  await hands.amount('field.amount.money', '40000.00');
  await hands.type('field.account', BANK);
  await hands.choose('field.fromPledge', 'choice.yes');
  await hands.record();
  await hands.openForm('form.gift');
  await hands.day('field.day.received', '2026-07-08');
  await hands.pick('field.donor', 'Al-Amal Foundation', { fresh: asItIs });
  await hands.amount('field.amount.money', '12,500.50');
  await hands.pick('field.fund', OPEN_FUND, { fresh: freshFund('choice.unrestricted') });
  await hands.record();
}

/** The steward writes what Norway's gift is for. */
export async function ruleOfTheFund({ salma: { hands } }: Team): Promise<void> {
  await toPeople(hands);
  await hands.page.reload();
  const rule = hands.page.locator('details.fund-rule').filter({ hasText: NORWAY_FUND });
  await hands.press(rule.locator('summary'));
  await rule.getByLabel(hands.t('policy.purposes'), { exact: true }).pressSequentially('food');
  await hands.press(rule.getByRole('button', { name: hands.t('policy.save') }));
  await rule.getByText(`${hands.t('policy.purposes')}: food`).waitFor();
}

/** The purchase: refused without its purpose, then waiting, not to be approved by who wrote it, approved by another. */
export async function purchase({ tariq, mona }: Team): Promise<void> {
  const { hands } = tariq;
  await hands.openForm('form.purchase');
  await hands.day('field.day.received', '2026-07-10');
  await hands.pick('field.supplier', 'The coast mill', { fresh: asItIs });
  await hands.pick('field.site-received', 'Port warehouse', { fresh: asItIs });
  await hands.line('field.goods', 1, async (line) => {
    await line.amount('field.amount', '1200', FLOUR, { fresh: freshBag });
    await line.type('field.lot', LOT);
    await line.day('field.expiry', '2027-01-31');
  });
  await hands.amount('field.paid', '30,000.00');
  await hands.pick('field.fund', NORWAY_FUND);
  await hands.pick('field.account', BANK, { letters: 2 });
  await hands.record('refused');
  assert.match(await hands.refusals(), /restrict|rule|allow/i);
  await hands.type('field.purpose', 'food');
  await hands.shows(hands.t('preview.pending'));
  await hands.record();
  await hands.shows(hands.t('record.pending'));
  await hands.press(hands.page.getByRole('link', { name: hands.t('record.decide') }));
  await hands.heading('form.approval');
  await hands.record('refused');
  assert.notEqual(await hands.refusals(), '', 'nobody approves their own');
  await approve(mona, 'form.purchase', '2026-07-11');
}

/** Approves the first record of this kind that waits for this person. */
export async function approve({ hands }: Person, kind: MessageKey, day: string): Promise<void> {
  await toHome(hands);
  const line = hands.page.locator('#content li').filter({ hasText: hands.t(kind) }).filter({ has: hands.page.getByRole('link', { name: hands.t('record.decide') }) }).first();
  await hands.press(line.getByRole('link', { name: hands.t('record.decide') }));
  await hands.heading('form.approval');
  await hands.day('field.eventTime', day);
  await hands.record();
}

/** A payment with the wrong amount, undone with the reason, and typed again. A double click posts once. */
export async function costsAndTheirCorrection({ tariq: { hands } }: Team): Promise<void> {
  const pay = async (amount: string): Promise<void> => {
    await hands.openForm('form.payment');
    await hands.day('field.day.paid', '2026-07-15');
    await hands.choose('field.pays', 'choice.expense');
    await hands.type('field.expense', 'transport');
    await hands.amount('field.amount.money', amount);
    await hands.pick('field.fund', OPEN_FUND);
    await hands.pick('field.account', BANK, { letters: 2 });
  };
  await pay('940.00');
  await hands.record();
  await hands.press(hands.page.getByRole('link', { name: hands.t('record.undo') }));
  await hands.heading('form.reversal');
  await hands.day('field.eventTime', '2026-07-16');
  await hands.type('field.reason', 'Typed 940 for 640');
  await hands.record();
  await pay('640.00');
  await hands.page.getByRole('button', { name: hands.t('form.record') }).dblclick();
  await hands.written();
}

/** Numbers of the printed forms, in Arabic. */
export async function waybillNumbers({ layla: { hands } }: Team): Promise<void> {
  await hands.openForm('form.waybill-series');
  await hands.day('field.eventTime', '2026-07-17');
  await hands.type('field.series', 'WB-');
  await hands.type('field.first', '1');
  await hands.type('field.last', '20');
  await hands.record();
}

/** So many bags leave the port under a waybill. */
export async function dispatch({ layla: { hands } }: Team, { waybill, day, bags, fresh = false }: { readonly waybill: string; readonly day: string; readonly bags: string; readonly fresh?: boolean }): Promise<void> {
  await hands.openForm('form.dispatch');
  await hands.day('field.day.sent', day);
  await hands.pick('field.waybill', waybill, { letters: 7 });
  await hands.pick('field.site-from', 'Port warehouse');
  await hands.pick('field.destination', 'Camp store', fresh ? { fresh: asItIs } : {});
  await hands.type('field.truck', 'Truck 3');
  await hands.pick('field.fund', NORWAY_FUND);
  await hands.line('field.goods', 1, (line) => line.amount('field.amount', bags, FLOUR));
  await hands.record();
}

/** What stands in the form of an arrival when its waybill was chosen on the first page, with the losses that were seen. */
export async function fillArrival({ hands }: Person, { waybill, day, losses }: { readonly waybill: string; readonly day: string; readonly losses: readonly (readonly [kind: MessageKey, bags: string])[] }): Promise<void> {
  await toHome(hands);
  const line = hands.page.locator('#content li').filter({ hasText: waybill });
  await hands.press(line.getByRole('link', { name: hands.t('home.confirm') }));
  await hands.heading('form.arrival');
  await hands.day('field.day.counted', day);
  for (const [at, [kind, bags]] of losses.entries()) {
    await hands.line('field.losses', at + 1, async (loss) => {
      await loss.choose('field.class', kind);
      await loss.amount('field.amount', bags, at === 0 ? FLOUR : undefined);
      await loss.type('field.lot', LOT);
    });
  }
  await hands.shows(hands.t('sums.closed'));
}

/** The incident on the road, beside what it cost. */
export async function incident({ layla: { hands } }: Team): Promise<void> {
  await hands.openForm('form.incident');
  await hands.day('field.eventTime', '2026-08-12');
  await hands.choose('field.incident-class', 'choice.violence');
  await hands.pick('field.place', 'Camp store');
  await hands.type('field.note', 'أوقفت الشاحنة مرتين في آخر كيلومترين');
  await hands.record();
}

/** What is handed over to families, ready to be signed. */
export async function fillHandover({ hands }: Person): Promise<void> {
  await hands.openForm('form.handover');
  await hands.day('field.eventTime', '2026-08-20');
  await hands.pick('field.site', 'Camp store');
  await hands.pick('field.fund', NORWAY_FUND);
  await hands.type('field.cycle', 'august-1');
  await hands.line('field.goods', 1, (line) => line.amount('field.amount', '500', FLOUR));
}

/** Three bags are missing, nobody knows why: the difference waits, and the logistician approves it in Arabic. */
export async function stocktake({ karim: { hands }, layla }: Team): Promise<void> {
  await hands.openForm('form.stocktake');
  await hands.day('field.day.counted', '2026-09-01');
  await hands.pick('field.site', 'Camp store');
  await hands.line('field.items', 1, async (item) => {
    await item.type('field.counted', '372');
    await item.choose('field.difference-class', 'choice.unexplained');
  });
  await hands.type('field.reason-count', 'Count at the end of the month');
  await hands.shows(hands.t('preview.pending'));
  await hands.record();
  await approve(layla, 'form.stocktake', '2026-09-02');
}

/** A grant that a second person approves, a report on it, and the rest given back. */
export async function returnedGrant({ tariq, mona }: Team): Promise<void> {
  const { hands } = tariq;
  await hands.openForm('form.grant');
  await hands.day('field.eventTime', '2026-09-05');
  await hands.pick('field.partner', 'Kitchens of the coast', { fresh: asItIs });
  await hands.amount('field.amount.money', '3,000');
  await hands.pick('field.fund', OPEN_FUND);
  await hands.pick('field.account', BANK, { letters: 2 });
  await hands.type('field.project', 'kitchens-1');
  await hands.record();
  await approve(mona, 'form.grant', '2026-09-06');
  await hands.openForm('form.grant-report');
  await hands.day('field.eventTime', '2026-09-24');
  await hands.pick('field.partner', 'Kitchens of the coast');
  await hands.pick('field.fund', OPEN_FUND);
  await hands.type('field.project', 'kitchens-1');
  await hands.amount('field.spent', '2,100.00', 'USD');
  await hands.type('field.expense', 'food');
  await hands.record();
  await hands.openForm('form.return');
  await hands.day('field.eventTime', '2026-09-25');
  await hands.pick('field.party', 'Kitchens of the coast');
  await hands.choose('field.what', 'choice.money');
  await hands.pick('field.fund', OPEN_FUND);
  await hands.amount('field.amount.money', '900', 'USD');
  await hands.pick('field.account', BANK, { letters: 2 });
  await hands.type('field.reason', 'The kitchens closed');
  await hands.record();
}

const STATEMENT = [
  'Date,Description,Amount,Balance,Currency',
  '2026-07-06,TRANSFER FROM NORWAY,40000.00,40000.00,USD',
  '2026-07-08,TRANSFER AL-AMAL,12500.50,52500.50,USD',
  '2026-07-13,CHEQUE COAST MILL,-30000.00,22500.50,USD',
  '2026-07-16,TRANSPORT CO,-640.00,21860.50,USD',
  '',
].join('\n');

/** The bank's statement of July is read, recorded, and matched line by line. */
export async function bankStatement({ tariq: { hands } }: Team): Promise<number> {
  await hands.press(hands.page.locator('nav.menu').getByRole('link', { name: hands.t('nav.bank'), exact: true }));
  await hands.heading('bank.title');
  const account = hands.page.getByLabel(hands.t('field.account'), { exact: true });
  await account.pressSequentially(BANK);
  await hands.page.keyboard.press('Tab');
  await hands.drawn();
  await hands.page.getByLabel(hands.t('bank.file')).setInputFiles({ name: 'july.csv', mimeType: 'text/csv', buffer: Buffer.from(STATEMENT) });
  await hands.pressButton('bank.read');
  await hands.pressButton('bank.write');
  await hands.shows(hands.t('people.written'));
  const accept = hands.page.getByRole('button', { name: hands.t('bank.accept') });
  await accept.first().waitFor();
  const proposed = await accept.count();
  const open = hands.page.locator('#content details.match');
  for (let left = await open.count(); left > 0; left -= 1) {
    await hands.press(accept.first());
    await open.nth(left - 1).waitFor({ state: 'detached' });
  }
  return proposed;
}
