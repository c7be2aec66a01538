// A committee of five decides together in real browsers: who decides is written down, a budget is shared among
// projects, two vote on phones in Arabic, one vote is hidden until it closes, what was decided is paid and nothing more,
// and a later decision overrides it.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../scripts/chromium.ts';
import { committeeWorld, langOf, MEMBERS, type CommitteeWorld, type Member } from './committee-world.ts';
import { openConsole, pick, reloadConsole, sign, until, untilFocused, untilSays } from './console-world.ts';
import { isSound } from './sound-page.ts';

const launched = await launchBrowser();

const PROJECTS: readonly (readonly [string, string])[] = [['Food parcels', '40,000'], ['Water trucks', '35,000'], ['Fuel for ovens', '25,000'], ['Infant formula', '12,000'], ['Clinic roof', '8,000'], ['Ramps', '10,000']];
/** Who supports what, by the places of the projects. */
const SUPPORT: Readonly<Record<Member, readonly number[]>> = { Amal: [0, 1, 2], Basma: [0, 1, 2], Cem: [3, 4], Dina: [5], Yusuf: [0, 2] };

describe('a committee of five', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let committee: CommitteeWorld;
  /** The page of the budget vote, as an address. */
  let budget = '';
  const pageOf = (member: Member): Page => committee.members[member].page;
  before(async () => {
    committee = await committeeWorld(browser);
  });
  afterEach(() => committee.putBack());
  after(async () => {
    await browser.close();
    await committee.close();
  });

  /** Opens the first page anew and goes to what waits there. */
  const take = async (member: Member, task: string): Promise<Page> => {
    const page = pageOf(member);
    await openConsole(page, committee.world, '#/', langOf(member));
    await reloadConsole(page);
    await page.locator('.tasks a.button', { hasText: task }).first().click();
    await page.waitForSelector('.vote-panel');
    return page;
  };
  /** Opens a vote anew: the page of an address that stands open already is not read again by going there. */
  const openVote = async (member: Member, hash: string): Promise<Page> => {
    const page = pageOf(member);
    await openConsole(page, committee.world, hash, langOf(member));
    await reloadConsole(page);
    await page.waitForSelector('article.proposal');
    return page;
  };
  const fromHash = async (page: Page): Promise<string> => String(await page.evaluate('location.hash'));

  test('[O19] a steward writes down who decides and above which amounts, without knowing a parameter', async () => {
    const { page } = committee.steward;
    await openConsole(page, committee.world, '#/people');
    await page.click('summary:has-text("A new committee")');
    await page.fill('#in-committee-new-name', 'Relief committee');
    for (const name of MEMBERS) await page.locator('.fund-rule[open] .ticks').first().getByLabel(name).check();
    await isSound(page);
    await page.locator('.fund-rule[open] button:has-text("Sign the new rule")').click();
    await page.waitForSelector('summary:has-text("5 members: Amal, Basma, Cem, Dina and Yusuf. Quorum: half.")');
    await page.click('text=Add an amount');
    await page.fill('#in-decided-least-0', '1,000');
    await page.click('#in-decisions-save');
    await until(page, 'document.querySelector("#in-decided-least-0")?.value === "1000.00"');
    const policies = committee.world.opened.journal.books.master('policy', 'decisions')?.['parameters'];
    assert.deepEqual(policies, { committee: 'relief-committee', 'payment:USD': '100000' });
  });

  test('[O22] a payment above the amount without a decision is refused beside its field, in words that say what to do', async () => {
    const page = pageOf('Cem');
    await openConsole(page, committee.world, '#/new/payment');
    await pick(page, '#in-supplier', 'Bakers');
    await page.fill('#in-amount', '1,000.01');
    await page.press('#in-amount', 'Tab');
    await untilSays(page, '#in-decision-wrong', /needs a decision\. .*or propose one/);
    await untilSays(page, '#in-decision-left', /Put it to the vote first/);
    await page.click('text=Throw this draft away');
  });

  test('[O19] a member puts a budget among six projects to the vote, and reads it in words before it is signed', async () => {
    const page = pageOf('Amal');
    await openConsole(page, committee.world, '#/new/proposal');
    await page.selectOption('#in-what', 'allocation');
    await page.fill('#in-title', 'The winter budget');
    await page.fill('#in-budget', '100,000');
    await pick(page, '#in-budget-commodity', 'USD');
    await pick(page, '#in-budgetFund', 'Winter');
    for (const [at, [title, cost]] of PROJECTS.entries()) {
      if (at > 0) await page.click('#in-options-add');
      await page.fill(`#in-options-${at}-title`, title);
      await page.fill(`#in-options-${at}-cost`, cost);
    }
    await pick(page, '#in-committee', 'relief');
    await page.fill('#in-opens', committee.local(0));
    await page.fill('#in-closes', committee.local(24 * 60));
    for (const part of [/The committee relief-committee decides, 5 people: Amal, Basma, Cem, Dina and Yusuf\./, /at least 3 of 5/, /divided equally among the voters/, /6 projects that cost USD\s130,000\.00 together share a budget of USD\s100,000\.00/]) await untilSays(page, '.preview li', part);
    await isSound(page);
    await sign(page);
    await page.click('text=Open the vote');
    await page.waitForSelector('.vote-panel');
    budget = await fromHash(page);
    await page.fill('#in-comment', 'The oven fuel is cheaper in December.');
    await untilSays(page, '#in-comment-about', /Public for ever.*no place for anything about a person in need/);
    await page.click('text=Sign and publish');
    await page.waitForSelector('.comments li');
  });

  test('[O20] [O21] five vote, two of them on phones in Arabic, and the running cost follows their marks', async () => {
    for (const member of MEMBERS) {
      const isArabic = langOf(member) === 'ar';
      const page = await take(member, isArabic ? 'صوّت' : 'Vote');
      if (isArabic) {
        assert.deepEqual(await page.evaluate('[document.documentElement.dir, innerWidth]'), ['rtl', 360]);
        await isSound(page);
      }
      for (const at of SUPPORT[member]) await page.locator('.choice input').nth(at).check();
      if (member === 'Yusuf') await untilSays(page, '.running', /تؤيد مشروعين، .*٦٥٬٠٠٠٫٠٠.* معًا/);
      if (member === 'Cem') await untilSays(page, '.running', /You support 2 projects, USD\s20,000\.00 together\. The budget is USD\s100,000\.00\./);
      await page.click('.vote-panel button[type=submit]');
      await untilSays(page, '.vote-panel > p[role=status]', isArabic ? /صوّتَّ/ : /You voted: supports/);
    }
    const page = pageOf('Dina');
    await openConsole(page, committee.world, '#/');
    await reloadConsole(page);
    assert.equal(await page.locator('.tasks a.button').count(), 0, 'nothing waits for who has voted');
  });

  test('[O21] who votes again replaces the earlier ballot, with the keyboard alone', async () => {
    const page = pageOf('Dina');
    await openConsole(page, committee.world, budget);
    const ballots = (): number => committee.world.opened.journal.books.matters.documents('ballot').length;
    const before = ballots();
    await page.locator('button', { hasText: 'Vote again' }).focus();
    await until(page, 'document.activeElement.textContent.startsWith("Vote again")');
    await page.keyboard.press('Enter');
    await page.locator('.choice input').first().focus();
    await until(page, 'document.activeElement.matches(".choice input")');
    for (let tabs = 0; tabs < 5; tabs += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await untilSays(page, '.running', /You support 1 project: USD\s10,000\.00/);
    await page.keyboard.press('Enter');
    await until(page, 'document.querySelector(".vote-panel form") === null');
    await untilSays(page, '.vote-panel > p[role=status]', /supports Ramps/);
    assert.equal(ballots(), before + 1);
  });

  test('[O21] a ballot without a network is signed and waits; one that reaches the log after closing is late and is told so', async () => {
    const { page, context } = committee.members.Amal;
    await openConsole(page, committee.world, budget);
    await page.click('button:has-text("Vote again")');
    await untilSays(page, '.vote-panel .notes', /What counts is when it reaches the log/);
    await context.setOffline(true);
    // The page looks again when its window does, and every quarter of a minute: from then on it knows that there is no network.
    await page.evaluate('dispatchEvent(new Event("focus"))');
    await untilSays(page, '.vote-panel .notes', /There is no network now\. Your ballot is signed and kept here/);
    await page.locator('.choice input').nth(0).check();
    await page.click('.vote-panel button[type=submit]');
    await untilSays(page, '.vote-panel .pending', /waits in this browser for the network\. It counts if it reaches the log before/);
    committee.pass(25 * 60);
    await context.setOffline(false);
    await page.evaluate('dispatchEvent(new Event("online"))');
    await page.waitForSelector('.result table, .verdict');
    await until(page, 'Array.from(document.querySelectorAll("td")).some((cell) => cell.textContent === "late")');
  });

  test('[O24] after closing the browser counts, the outcome is stated, and it is recounted before the reader’s eyes', async () => {
    const page = await take('Cem', 'State the outcome');
    await untilSays(page, '.verdict', /^5 projects are funded: /);
    await isSound(page);
    await page.click('text=Sign and state this outcome');
    await untilSays(page, '.verdict-passed', /^5 projects are funded: Fuel for ovens, Food parcels, Clinic roof, Ramps and Infant formula\.$/);
    await page.waitForSelector('.result table');
    for (const part of [/Water trucks.*✗ what was left of the budget was not enough \(it lacked USD\s30,000\.00\)/, /Yusuf logistician-1.*Fuel for ovens and Food parcels/, /replaced by another ballot/]) await untilSays(page, '.result', part);
    await page.click('text=Recount here');
    await page.waitForSelector('text=The journal states the same digest');
    await isSound(page);
    const phone = await openVote('Yusuf', budget);
    await phone.waitForSelector('.result table');
    await isSound(phone);
    await untilSays(phone, '.verdict', /مُوِّلت ٥ مشاريع/);
  });

  test('[O24] the result prints on A4: everything that is said, and nothing to press', async () => {
    const page = await openVote('Cem', budget);
    await page.waitForSelector('.result table');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('main button:visible, main textarea:visible').count(), 0);
    assert.ok((await page.locator('.result table:visible').count()) >= 3);
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 10_000);
  });

  test('[O22] a payment under what was decided passes; one over what is left is refused beside its amount', async () => {
    const page = await openVote('Cem', budget);
    await page.locator('tr', { hasText: 'Ramps' }).locator('text=Record a payment').click();
    await page.waitForSelector('#in-decision');
    await untilSays(page, '#in-decision option:checked', /The winter budget: Ramps \(USD\s10,000\.00 left\)/);
    await pick(page, '#in-supplier', 'Bakers');
    await page.fill('#in-amount', '9,000');
    await page.press('#in-amount', 'Tab');
    await page.waitForSelector('.preview .pending');
    await sign(page);
    const approving = committee.steward.page;
    await openConsole(approving, committee.world, '#/');
    await reloadConsole(approving);
    await approving.locator('.tasks a.button', { hasText: 'Approve' }).click();
    await approving.waitForSelector('#in-verdict');
    await sign(approving);

    await openConsole(page, committee.world, '#/new/payment');
    await pick(page, '#in-supplier', 'Bakers');
    await page.fill('#in-amount', '1,000.50');
    await page.press('#in-amount', 'Tab');
    await page.selectOption('#in-decision', { index: await optionWith(page, 'Ramps') });
    await untilSays(page, '#in-amount-wrong', /Less is left of what the decision allows than the act takes\. Lower the amount, or propose the rest\./);
    await untilSays(page, '#in-decision option:checked', /USD\s1,000\.00 left/);
    await page.click('text=Throw this draft away');
    await openVote('Cem', budget);
    await page.waitForSelector('.tasks li:has-text("Payment"):has-text("9,000.00")');
  });

  /** The place of the decision that is about `what` among those offered, as soon as it is among them. */
  const optionWith = async (page: Page, what: string): Promise<number> => {
    await page.locator('#in-decision option', { hasText: what }).waitFor({ state: 'attached' });
    return (await page.locator('#in-decision option').allTextContents()).findIndex((text) => text.includes(what));
  };

  test('[O24] an override is proposed with its reason, passes, and is seen from both sides; what it overrides pays no more', async () => {
    const page = await openVote('Amal', budget);
    await page.click('text=Propose to decide otherwise');
    await page.waitForSelector('#in-overrideReason');
    await untilSays(page, '#in-committee-about', /5 members/);
    await page.fill('#in-title', 'Stop the winter budget');
    await page.fill('#in-overrideReason', 'the road is closed until March');
    await page.fill('#in-opens', committee.local(0));
    await page.fill('#in-closes', committee.local(60));
    await page.waitForSelector('.preview li:has-text("It overrides “The winter budget”, because: the road is closed until March")');
    await sign(page);
    for (const member of ['Amal', 'Basma', 'Dina'] as const) {
      const own = await take(member, langOf(member) === 'ar' ? 'صوّت' : 'Vote');
      await own.check('input[value=yes]');
      await own.click('.vote-panel button[type=submit]');
      await own.waitForSelector('.vote-panel > p[role=status]');
    }
    committee.pass(61);
    const stating = await take('Cem', 'State the outcome');
    await stating.click('text=Sign and state this outcome');
    await stating.waitForSelector('.verdict-passed');
    await untilSays(stating, '.overrides', /Overrides The winter budget\. Reason: the road is closed until March/);
    await openVote('Cem', budget);
    await stating.waitForSelector('.overrides .pending');
    await untilSays(stating, '.overrides', /This decision was overridden by: Stop the winter budget\./);
    await untilSays(stating, 'article', /What might be spent, until it was overridden/);
    await openConsole(stating, committee.world, '#/decisions');
    assert.match((await stating.locator('li', { hasText: /^The winter budget/ }).textContent()) ?? '', /overridden/);
    await openConsole(stating, committee.world, '#/new/payment');
    await stating.fill('#in-amount', '5,000');
    await stating.press('#in-amount', 'Tab');
    await stating.waitForSelector('select#in-decision');
    await stating.locator('#in-decision option', { hasText: 'Ramps' }).waitFor({ state: 'detached' });
    await stating.click('text=Throw this draft away');
  });

  test('[O19] [O24] where consent is asked an objection says why, and three in four of the voters set it aside', async () => {
    const page = pageOf('Amal');
    await openConsole(page, committee.world, '#/new/proposal');
    await page.fill('#in-title', 'Move the store to Camp B');
    for (const [at, name] of ['Amal', 'Basma', 'Cem', 'Dina'].entries()) {
      if (at > 0) await page.click('#in-eligible-add');
      await pick(page, `#in-eligible-${at}-holder`, name);
    }
    await page.selectOption('#in-rule', 'consent');
    await page.fill('#in-opens', committee.local(0));
    await page.fill('#in-closes', committee.local(120));
    await page.waitForSelector('.preview li');
    await sign(page);
    const phone = await take('Basma', 'صوّت');
    const vote = await fromHash(phone);
    await phone.check('input[value=object]');
    await phone.click('.vote-panel button[type=submit]');
    await untilSays(phone, '.vote-panel .refusal', /الاعتراض يقول لماذا/);
    await phone.fill('#in-objection', 'الطريق مغلق في الشتاء');
    await isSound(phone);
    await phone.click('.vote-panel button[type=submit]');
    await phone.waitForSelector('.vote-panel > p[role=status]');
    const amal = await openVote('Amal', vote);
    await amal.check('input[value=yes]');
    await amal.click('.vote-panel button[type=submit]');
    await amal.waitForSelector('.vote-panel > p[role=status]');
    await amal.click('text=Propose to set Basma’s objection aside');
    await amal.waitForSelector('#in-strikes');
    await until(amal, 'document.querySelector("#in-eligible-3-holder")?.value === "Dina"');
    await amal.fill('#in-title', 'Set the objection aside');
    await amal.fill('#in-opens', committee.local(0));
    await amal.fill('#in-closes', committee.local(30));
    await amal.waitForSelector('.preview li:has-text("the objection counts no more")');
    await sign(amal);
    for (const member of ['Amal', 'Cem', 'Dina'] as const) {
      const own = pageOf(member);
      await openConsole(own, committee.world, '#/decisions');
      await reloadConsole(own);
      await own.click('a:has-text("Set the objection aside")');
      await own.check('input[value=yes]');
      await own.click('.vote-panel button[type=submit]');
      await own.waitForSelector('.vote-panel > p[role=status]');
    }
    for (const minutes of [31, 90]) {
      committee.pass(minutes);
      const stating = await take('Cem', 'State the outcome');
      await stating.click('text=Sign and state this outcome');
      await stating.waitForSelector('.verdict-passed');
    }
    const decided = await openVote('Cem', vote);
    await decided.waitForSelector('.result table');
    await untilSays(decided, '.result', /An objection was set aside by the voters: الطريق مغلق في الشتاء/);
  });

  test('[O21] [O23] a hidden election: ranked with the keyboard, opened by the browser itself and by the text that was kept', async () => {
    const page = pageOf('Amal');
    await openConsole(page, committee.world, '#/new/proposal');
    await page.selectOption('#in-what', 'election');
    await page.fill('#in-title', 'A steward for the winter');
    for (const [at, name] of ['Hala', 'Idris', 'Jamila'].entries()) {
      if (at > 0) await page.click('#in-options-add');
      await page.fill(`#in-options-${at}-title`, name);
    }
    await page.click('#in-criteria-add');
    await page.fill('#in-criteria-0-criterion', 'have kept books for a year');
    await pick(page, '#in-committee', 'relief');
    await page.fill('#in-opens', committee.local(0));
    await page.fill('#in-closes', committee.local(30));
    await page.selectOption('#in-hidden', 'yes');
    await page.fill('#in-reveal', committee.local(90));
    await page.waitForSelector('.preview li');
    await sign(page);
    const kept: Partial<Record<Member, string>> = {};
    for (const member of ['Amal', 'Basma', 'Cem'] as const) kept[member] = await rankByKeyboard(member);
    // Basma and Cem lose what their browsers kept.
    for (const member of ['Basma', 'Cem'] as const) await pageOf(member).evaluate('Object.keys(localStorage).filter((name) => name.startsWith("amanah-hidden-ballot/")).forEach((name) => localStorage.removeItem(name))');
    committee.pass(31);
    // Amal's browser is open: it opens the ballot by itself.
    await openConsole(page, committee.world, '#/decisions');
    await reloadConsole(page);
    await page.click('a:has-text("A steward for the winter")');
    await page.waitForSelector('.vote-panel');
    const vote = await fromHash(page);
    await until(page, '/Your ballot is open/.test(document.querySelector(".vote-panel")?.textContent ?? "")');
    // The text that Basma kept opens her ballot, and no other text does.
    const phone = await openVote('Basma', vote);
    await phone.waitForSelector('#in-kept');
    await phone.fill('#in-kept', kept.Cem ?? '');
    await phone.click('.vote-panel .actions button');
    await phone.waitForSelector('.vote-panel .refusal:not(:empty)');
    await phone.fill('#in-kept', kept.Basma ?? '');
    await isSound(phone);
    await phone.click('.vote-panel .actions button');
    await until(phone, '/كُشف صوتك/.test(document.querySelector(".vote-panel")?.textContent ?? "")');
    // Cem opens nothing, and has abstained.
    committee.pass(61);
    const stating = await take('Dina', 'State the outcome');
    await stating.click('text=Sign and state this outcome');
    await stating.waitForSelector('.verdict-passed');
    await untilSays(stating, '.verdict-passed', /Elected: Jamila\./);
    await stating.waitForSelector('.result table');
    for (const part of [/not opened: abstained/, /Round 1/]) await untilSays(stating, '.result', part);
    await isSound(stating);
    assert.deepEqual(committee.wrong(), []);
  });

  /** Puts Jamila before Hala with keys alone, hears where she stands, casts the hidden ballot, and gives the text to keep. */
  async function rankByKeyboard(member: Member): Promise<string> {
    const isArabic = langOf(member) === 'ar';
    const page = await take(member, isArabic ? 'صوّت' : 'Vote');
    await page.locator('#rank-add-hala').focus();
    await page.keyboard.press('Enter');
    await untilFocused(page, 'rank-up-hala');
    await page.locator('#rank-add-jamila').focus();
    await page.keyboard.press('Enter');
    await untilFocused(page, 'rank-up-jamila');
    await page.keyboard.press('ArrowUp');
    await untilSays(page, 'p.hidden[role=status]', isArabic ? /Jamila: رقم ١ من ٢/ : /Jamila: number 1 of 2/);
    // The button that moved keeps the focus.
    await untilFocused(page, 'rank-up-jamila');
    await isSound(page);
    await page.click('.vote-panel button[type=submit]');
    await page.waitForSelector('.keep');
    await page.click('.keep summary');
    const text = await untilSays(page, '.keep pre', /salt/);
    const cast = committee.world.opened.journal.books.matters.documents('ballot').at(-1)?.body ?? {};
    assert.deepEqual(Object.keys(cast).sort(), ['commitment', 'proposal'], 'the log has the digest alone');
    return text;
  }
});
