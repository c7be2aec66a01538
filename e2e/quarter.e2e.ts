// One quarter of a small operation, typed through the console by a real browser.
//
// The people. Salma is the steward; the server printed her link. She invites Tariq (treasurer), Layla (logistician, reads
// Arabic), Karim (warehouse keeper) and Mona (committee member, reads Arabic), and admits their keys. Each has a browser
// of their own, a passkey and a signing key in it. Above 1,000.00 dollars a payment, purchase or grant waits for a second
// person; every difference of a stocktake does.
//
// The quarter.
//    3 July       Norway promises 40,000.00 dollars, for food only.
//    6 July       Norway's 40,000.00 arrive on the account bank-1.
//    8 July       The Al-Amal Foundation gives 12,500.50 dollars without condition.
//   10 July       Tariq buys 1,200 bags of flour for 30,000.00 of Norway's money. Without its purpose the purchase is
//                 refused, with it it waits; Tariq cannot approve it himself; Mona does.
//   15 July       Transport costs 640.00. Tariq types 940.00, undoes it with the reason, and types it again with a double
//                 click.
//   17 July       Layla enters the numbers of the printed waybills, 1 to 20.
//   20 July       WB-0001: 400 bags to the camp. All arrive.
//    3 August     WB-0002: 400 bags. 385 arrive in good condition, 5 are torn, 10 are short and nobody knows why. The
//                 network is dead while Karim records it.
//   12 August     WB-0003: 300 bags. The truck is looted: people in need take 150, armed men 60, 90 arrive. The server's
//                 answer is lost on the way back.
//   20 August     500 bags are handed over to families. Karim has the draft open in two tabs and signs in both.
//    1 September  The store is counted: 372 bags where the books hold 375. Layla approves the difference.
//    5 September  A grant of 3,000.00 to a partner's kitchens; Mona approves. 2,100.00 are spent on food, and 900.00 come
//                 back on 25 September when the kitchens close.
//                 The bank's statement of July is read and matched.
//
// What the books must hold, worked out by hand:
//   Norway's money   40,000.00 - 30,000.00 = 10,000.00 in the bank
//   money without condition   12,500.50 - 640.00 - 3,000.00 + 900.00 = 9,760.50 in the bank
//   flour at the port   1,200 - 400 - 400 - 300 = 100 bags
//   flour in the camp   400 + 385 + 90 - 500 - 3 = 372 bags
//   flour lost   5 damaged, 10 + 3 = 13 unexplained, 150 taken by people in need, 60 by armed men

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { asItWas } from './as-it-was.ts';
import { consoleWorld, type ConsoleWorld } from './console-world.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import * as acts from './quarter-acts.ts';
import type { Team } from './quarter-acts.ts';

/** Account, fund, commodity, amount; bags are whole, dollars have two decimals. */
const EXPECTED: readonly (readonly [account: string, fund: string, commodity: string, amount: string])[] = [
  ['cash:bank-1', 'gifts-without-condition', 'USD', '9760.50'],
  ['cash:bank-1', 'norway,-flour-2026', 'USD', '10000.00'],
  ['donor:al-amal-foundation', 'gifts-without-condition', 'USD', '-12500.50'],
  ['donor:norway', 'norway,-flour-2026', 'USD', '-40000.00'],
  ['expense:food', 'gifts-without-condition', 'USD', '2100.00'],
  ['expense:transport', 'gifts-without-condition', 'USD', '640.00'],
  ['loss:damaged', 'norway,-flour-2026', 'flour', '5'],
  ['loss:taken-by-armed-actors', 'norway,-flour-2026', 'flour', '60'],
  ['loss:taken-by-people-in-need', 'norway,-flour-2026', 'flour', '150'],
  ['loss:unexplained', 'norway,-flour-2026', 'flour', '13'],
  ['served:camp-store/august-1', 'norway,-flour-2026', 'flour', '500'],
  ['stock:camp-store', 'norway,-flour-2026', 'flour', '372'],
  ['stock:port-warehouse', 'norway,-flour-2026', 'flour', '100'],
  ['supplier:the-coast-mill', 'norway,-flour-2026', 'USD', '30000.00'],
  ['supplier:the-coast-mill', 'norway,-flour-2026', 'flour', '-1200'],
];
/** The code that the console makes of the name of the flour. */
const FLOUR_CODE = 'wheat-flour,-bag-of-25-kg';
const WANTED = EXPECTED.map(([account, fund, commodity, amount]) => `${account} | ${fund} | ${commodity} | ${amount}`).sort();

const MAIN = fileURLToPath(new URL('../packages/cli/bin/amanah.js', import.meta.url));
const launched = await launchBrowser();

describe('a quarter of a small operation', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let world: ConsoleWorld;
  let team: Team;

  before(async () => {
    world = await consoleWorld('Relief of the coast');
  });
  afterEach(async () => {
    for (const person of Object.values(team ?? {})) await asItWas(person.browser);
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  const size = (): number => world.opened.journal.size;
  const kinds = (): ReadonlyMap<string, number> => countOf(world);

  test('[O15] the steward sets up, four people join with passkeys and keys of their own', async () => {
    const salma = await acts.setUp(browser, world, 'Salma');
    const tariq = await acts.invite(browser, world, salma, { name: 'Tariq', role: 'role.treasurer' });
    const layla = await acts.invite(browser, world, salma, { name: 'Layla', role: 'role.logistician', locale: 'ar' });
    const karim = await acts.invite(browser, world, salma, { name: 'Karim', role: 'role.warehouse-keeper' });
    const mona = await acts.invite(browser, world, salma, { name: 'Mona', role: 'role.committee-member', locale: 'ar' });
    team = { salma, tariq, layla, karim, mona };
    assert.equal(await mona.hands.page.evaluate('document.documentElement.dir'), 'rtl');
  });

  test('[O14] July: two donors, a purchase that another person approves, a payment undone', async () => {
    await acts.promisesAndGifts(team);
    await acts.ruleOfTheFund(team);
    await acts.purchase(team);
    const before = size();
    await acts.costsAndTheirCorrection(team);
    assert.equal(size() - before, 3, 'a payment, its reversal, and one payment by a double click');
  });

  test('[O2] [O3] a dead network, a lost answer and two tabs post nothing twice', async () => {
    await acts.waybillNumbers(team);
    await acts.dispatch(team, { waybill: 'WB-0001', day: '2026-07-20', bags: '400', fresh: true });
    await acts.fillArrival(team.karim, { waybill: 'WB-0001', day: '2026-07-21', losses: [] });
    await team.karim.hands.record();

    await acts.dispatch(team, { waybill: 'WB-0002', day: '2026-08-03', bags: '400' });
    await acts.fillArrival(team.karim, { waybill: 'WB-0002', day: '2026-08-04', losses: [['choice.damaged', '5'], ['choice.unexplained', '10']] });
    await deadNetwork();

    await acts.dispatch(team, { waybill: 'WB-0003', day: '2026-08-12', bags: '300' });
    await acts.incident(team);
    await acts.fillArrival(team.karim, { waybill: 'WB-0003', day: '2026-08-12', losses: [['choice.taken-by-people-in-need', '150'], ['choice.taken-by-armed-actors', '60']] });
    await lostAnswer();

    await twoTabs();
    assert.deepEqual([kinds().get('arrival'), kinds().get('dispatch'), kinds().get('handover')], [3, 3, 1]);
  });

  /** The record is signed and kept; when the network is back it goes out once. */
  async function deadNetwork(): Promise<void> {
    const { hands, browser: own } = team.karim;
    const before = size();
    await own.context.setOffline(true);
    await hands.record('waiting');
    assert.equal(size(), before);
    await own.context.setOffline(false);
    await hands.written();
    await hands.page.getByRole('button', { name: hands.t('waiting.send-now') }).waitFor({ state: 'detached' });
    assert.equal(size(), before + 1);
  }

  /** The server writes the record and its answer never arrives: the same bytes go out again, and it says that it has them. */
  async function lostAnswer(): Promise<void> {
    const { hands } = team.karim;
    const before = size();
    let lost = 0;
    const pressed = Promise.withResolvers<void>();
    await hands.page.route('**/api/submissions', async (route) => {
      if (lost > 0) {
        // The page tries again by itself as well: that arrives no sooner than the press.
        await pressed.promise;
        return route.continue();
      }
      await route.fetch();
      lost += 1;
      return route.abort('connectionreset');
    });
    await hands.record('waiting');
    assert.equal(size(), before + 1);
    await hands.pressButton('waiting.send-now');
    pressed.resolve();
    await hands.written();
    await hands.page.getByRole('button', { name: hands.t('waiting.send-now') }).waitFor({ state: 'detached' });
    assert.deepEqual([size(), lost], [before + 1, 1]);
    await hands.page.unroute('**/api/submissions');
  }

  /** The same draft in a second tab, signed in both at the same moment. */
  async function twoTabs(): Promise<void> {
    const { hands, browser: own } = team.karim;
    await acts.fillHandover(team.karim);
    const before = size();
    const second = await own.context.newPage();
    await second.goto(hands.page.url());
    const button = second.getByRole('button', { name: hands.t('form.record') });
    await button.waitFor();
    await Promise.all([button.click(), hands.page.getByRole('button', { name: hands.t('form.record') }).click()]);
    await hands.written();
    await second.getByRole('heading', { level: 1, name: hands.t('written.title') }).waitFor();
    await second.close();
    assert.equal(size(), before + 1);
  }

  test('[O14] [O16] September: a stocktake, a returned grant, the bank’s statement', async () => {
    await acts.stocktake(team);
    await acts.returnedGrant(team);
    assert.equal(await acts.bankStatement(team), 4, 'every line of the bank has its record');
    assert.equal(kinds().get('bank-match'), 4);
  });

  test('nothing went wrong on any page', () => {
    for (const { name, browser: own } of Object.values(team)) assert.deepEqual([name, own.wrong], [name, []]);
  });

  test('the books hold what the story says', () => {
    const { books } = world.opened.journal;
    const { names } = books;
    const held = [...books.balances.all()].filter(({ balance }) => balance !== 0n).map(({ account, fund, commodity, balance }) => {
      const code = names.name(commodity);
      return line(names.name(account), names.name(fund), code, books.commodity(code).scale === 2 ? dollars(balance) : String(balance));
    });
    assert.deepEqual(held.sort(), WANTED);
  });

  test('amanah publish, and amanah verify accepts the folder', () => {
    const out = join(world.opened.folder, '..', 'public');
    amanah('publish', '--books', world.opened.folder, '--out', out);
    assert.match(amanah('verify', out), /verified/i);
  });

  test('[E2] hledger gives every balance of the story', (t) => {
    const missing = absent('hledger');
    if (missing !== undefined) return t.skip(missing);
    const file = join(world.opened.folder, '..', 'quarter.journal');
    amanah('export', 'hledger', '--books', world.opened.folder, '--out', file);
    const rows = run('hledger', ['-f', `journal:${file}`, 'balance', '--flat', '--no-total', '--layout=bare', '-O', 'csv']).trim().split('\n').slice(1);
    const found = rows.map((row) => {
      const [, account, commodity, amount] = /^"(.*)","(.*)","(.*)"$/.exec(row) as unknown as [string, string, string, string];
      const cut = account.lastIndexOf(':');
      return line(account.slice(0, cut), account.slice(cut + 1), commodity, amount);
    });
    return assert.deepEqual(found.sort(), WANTED);
  });

  test('[E3] beancount gives every balance of the story', (t) => {
    const missing = absent('bean-check') ?? absent('bean-query');
    if (missing !== undefined) return t.skip(missing);
    const file = join(world.opened.folder, '..', 'quarter.beancount');
    amanah('export', 'beancount', '--books', world.opened.folder, '--out', file);
    run('bean-check', [file]);
    const text = readFileSync(file, 'utf8');
    const accounts = new Map([...text.matchAll(/ open (\S+)\n {2}amanah-account: "(.*)"\n {2}amanah-fund: "(.*)"/g)].map((found) => [found[1], [found[2], found[3]] as [string, string]]));
    const commodities = new Map([...text.matchAll(/ commodity (\S+)\n {2}amanah-commodity: "(.*)"/g)].map((found) => [found[1], found[2] as string]));
    const rows = run('bean-query', ['-f', 'csv', file, 'SELECT account, currency, str(sum(number)) GROUP BY account, currency']).trim().split('\n').slice(1);
    const found = rows.flatMap((row) => {
      const [account, currency, amount] = row.split(',').map((cell) => cell.trim().replace(/^Decimal\('(.*)'\)$/, '$1')) as [string, string, string];
      return /^-?0(\.0+)?$/.test(amount) ? [] : [line(...(accounts.get(account) as [string, string]), commodities.get(currency) as string, amount)];
    });
    return assert.deepEqual(found.sort(), WANTED);
  });

  test('people go on recording while another process published, and it verifies again', async () => {
    const { hands } = team.tariq;
    const before = size();
    await hands.openForm('form.organisation');
    await hands.type('field.name', 'Rice shop');
    await hands.record();
    assert.ok(size() > before);
    const out = join(world.opened.folder, '..', 'public');
    amanah('publish', '--books', world.opened.folder, '--out', out);
    assert.match(amanah('verify', out), /verified/i);
  });
});

function line(account: string, fund: string, commodity: string, amount: string): string {
  return [account, fund, commodity === FLOUR_CODE ? 'flour' : commodity, amount].join(' | ');
}

function dollars(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function countOf({ opened }: ConsoleWorld): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const { books } = opened.journal;
  for (let index = 0; index < books.size; index += 1) {
    const statedKind = books.statedKindAt(index);
    counts.set(statedKind, (counts.get(statedKind) ?? 0) + 1);
  }
  return counts;
}

function amanah(...words: readonly string[]): string {
  return run(process.execPath, [MAIN, ...words]);
}

function run(program: string, words: readonly string[]): string {
  const done = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 2 ** 26, env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', PYTHONUTF8: '1' } });
  assert.equal(done.error, undefined);
  assert.equal(done.status, 0, `${program} ${words.join(' ')}: ${done.stderr}${done.stdout.slice(0, 2000)}`);
  return done.stdout;
}

function absent(program: string): string | undefined {
  return spawnSync(program, ['--version']).error === undefined ? undefined : `${program} is not installed (Debian packages hledger, beancount)`;
}
