// A committee of five with keys of their own, over a server whose clock is moved by hand: two of them on phones of
// 360 px in Arabic.

import type { Browser, Page } from 'playwright-core';
import { consoleWorld, openConsole, personBrowser, pick, setUp, sign, until, untilSays, type ConsoleWorld, type PersonBrowser } from './console-world.ts';

export const MEMBERS = ['Amal', 'Basma', 'Cem', 'Dina', 'Yusuf'] as const;
export type Member = (typeof MEMBERS)[number];
/** Who votes on a phone, in Arabic. */
export const ON_PHONES: readonly Member[] = ['Basma', 'Yusuf'];
const ROLES: Readonly<Record<Member, string>> = { Amal: 'committee-member', Basma: 'committee-member', Cem: 'treasurer', Dina: 'committee-member', Yusuf: 'logistician' };
/** A click that finds nothing says so soon. */
const PATIENCE_MS = 30_000;

export interface CommitteeWorld {
  readonly world: ConsoleWorld;
  readonly steward: PersonBrowser;
  readonly members: Readonly<Record<Member, PersonBrowser>>;
  /** Moves the log's clock on. */
  readonly pass: (minutes: number) => void;
  /** The hour of the log's clock, so many minutes on, as an input takes it where the browser is. */
  readonly local: (minutesOn: number) => string;
  /** What went wrong on any page. */
  readonly wrong: () => readonly string[];
  /** Puts back what a test that failed may have left in any of the browsers. */
  readonly putBack: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export function langOf(member: Member): 'en' | 'ar' {
  return ON_PHONES.includes(member) ? 'ar' : 'en';
}

/** Books with money in one fund, five people let in, and nobody's rules yet. */
export async function committeeWorld(browser: Browser): Promise<CommitteeWorld> {
  const clock = { ahead: 0 };
  const time = (): number => Date.now() + clock.ahead;
  const world = await consoleWorld('Winter relief', { now: () => `${new Date(time()).toISOString().slice(0, 19)}Z` });
  const steward = await personBrowser(browser);
  steward.page.setDefaultTimeout(PATIENCE_MS);
  await setUp(steward.page, world, 'Mariam');
  await openConsole(steward.page, world, '#/new/gift');
  await pick(steward.page, '#in-donor', 'Al-Amal Foundation');
  await steward.page.fill('#in-amount', '200,000');
  await pick(steward.page, '#in-amount-commodity', 'USD');
  await pick(steward.page, '#in-fund', 'Winter');
  await steward.page.fill('#in-account', 'bank');
  await sign(steward.page);
  const members: Record<string, PersonBrowser> = {};
  for (const name of MEMBERS) members[name] = await memberBrowser(browser, world, steward.page, name);
  return {
    world, steward, members: members as Record<Member, PersonBrowser>,
    pass(minutes) {
      clock.ahead += minutes * 60_000;
    },
    local: (minutesOn) => localText(time() + minutesOn * 60_000),
    wrong: () => [steward, ...Object.values(members)].flatMap((one) => one.wrong),
    putBack: async () => {
      for (const one of [steward, ...Object.values(members)]) await one.putBack();
    },
    close: () => world.close(),
  };
}

function localText(time: number): string {
  const then = new Date(time);
  return new Date(time - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Invites somebody, who joins in a browser of their own, and admits the key. */
async function memberBrowser(browser: Browser, world: ConsoleWorld, steward: Page, name: Member): Promise<PersonBrowser> {
  await openConsole(steward, world, '#/people');
  await steward.fill('#in-invite', name);
  await steward.selectOption('#in-invite-role', ROLES[name]);
  await steward.click('text=Make a link');
  const link = await untilSays(steward, '.link', /^http/);
  const isOnPhone = ON_PHONES.includes(name);
  const own = await personBrowser(browser, isOnPhone ? { viewport: { width: 360, height: 740 }, locale: 'ar-PS', hasTouch: true } : {});
  own.page.setDefaultTimeout(PATIENCE_MS);
  await own.page.goto(link);
  await own.page.click('main button');
  await own.page.waitForSelector('.notice');
  await openConsole(steward, world, '#/');
  await openConsole(steward, world, '#/people');
  await steward.click('button:has-text("Admit")');
  await steward.waitForSelector('text=Recorded.');
  await openConsole(own.page, world, '#/', langOf(name));
  await until(own.page, 'document.querySelector(".notice") === null');
  return own;
}
