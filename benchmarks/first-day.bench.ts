// How long somebody needs who has never seen the console: set up, a pledge, its gift, a purchase, a dispatch, and an
// arrival with a loss, in new books where everything has to be named on the way. Hands in a real browser type at the
// pace of a careful person: 3.5 key presses a second, two seconds to read what an input asks, four seconds to read a page
// and what its preview says, one and a half to move to a button. They make no mistakes and know what they want to say:
// somebody who looks for words needs longer. The goal is ten minutes for all of it.
//
// Estimate, written before the first measurement: a pledge 60 s, its gift 50 s, a purchase 90 s, a dispatch 80 s, an
// arrival with a loss 50 s: five and a half minutes.

import type { Browser } from 'playwright-core';
import { CAREFUL, Hands } from '../e2e/console-hands.ts';
import { consoleWorld, personBrowser } from '../e2e/console-world.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import { report } from './measure.ts';

const asItIs = async (): Promise<void> => undefined;
const DAY = '2026-11-20';
const FLOUR = 'Wheat flour 25 kg';
const FUND = 'Winter food';

interface Deed {
  readonly what: string;
  readonly estimate: string;
  readonly act: (hands: Hands) => Promise<void>;
}

const DEEDS: readonly Deed[] = [
  {
    what: 'a pledge, with its donor, fund and currency named on the way',
    estimate: '60',
    act: async (hands) => {
      await hands.openForm('form.pledge');
      await hands.day('field.day.promised', DAY);
      await hands.pick('field.donor', 'Al-Amal Foundation', { fresh: asItIs });
      await hands.amount('field.amount.money', '5000', 'USD', { fresh: asItIs });
      await hands.pick('field.fund', FUND, { fresh: asItIs });
      await hands.record();
    },
  },
  {
    what: 'its gift',
    estimate: '50',
    act: async (hands) => {
      await hands.openForm('form.gift');
      await hands.day('field.day.received', DAY);
      await hands.pick('field.donor', 'Al-Amal Foundation');
      await hands.amount('field.amount.money', '5000');
      await hands.type('field.account', 'bank');
      await hands.choose('field.fromPledge', 'choice.yes');
      await hands.record();
    },
  },
  {
    what: 'a purchase, with supplier, place and goods named on the way',
    estimate: '90',
    act: async (hands) => {
      await hands.openForm('form.purchase');
      await hands.day('field.day.received', DAY);
      await hands.pick('field.supplier', 'Coast mill', { fresh: asItIs });
      await hands.pick('field.site-received', 'Port warehouse', { fresh: asItIs });
      await hands.line('field.goods', 1, (line) => line.amount('field.amount', '40', FLOUR, { fresh: (panel) => panel.type('field.unit', 'bag') }));
      await hands.amount('field.paid', '900');
      await hands.record();
    },
  },
  {
    what: 'a dispatch under a waybill, with its destination and transporter named on the way',
    estimate: '80',
    act: async (hands) => {
      await hands.openForm('form.dispatch');
      await hands.day('field.day.sent', DAY);
      await hands.type('field.waybill', '1001');
      await hands.pick('field.site-from', 'Port warehouse');
      await hands.pick('field.destination', 'Camp store', { fresh: asItIs });
      await hands.pick('field.transporter', 'Coast transport', { fresh: asItIs });
      await hands.line('field.goods', 1, (line) => line.amount('field.amount', '30', FLOUR));
      await hands.record();
    },
  },
  {
    what: 'its arrival, two bags torn',
    estimate: '50',
    act: async (hands) => {
      await hands.press(hands.page.locator('nav.menu').getByRole('link', { name: hands.t('nav.home'), exact: true }));
      await hands.heading('home.title');
      await hands.press(hands.page.locator('#content li').filter({ hasText: '1001' }).getByRole('link', { name: hands.t('home.confirm') }));
      await hands.heading('form.arrival');
      await hands.day('field.day.counted', DAY);
      await hands.line('field.losses', 1, async (line) => {
        await line.choose('field.class', 'choice.damaged');
        await line.amount('field.amount', '2', FLOUR);
        await line.type('field.detail', 'torn');
      });
      await hands.shows(hands.t('sums.closed'));
      await hands.record();
    },
  },
];

const launched = await launchBrowser();
if (launched.browser === null) {
  report({ what: `a first day at the console: ${launched.reason}`, value: 0, unit: '-' });
} else {
  const browser: Browser = launched.browser;
  const world = await consoleWorld('A first day');
  try {
    const { page } = await personBrowser(browser);
    const hands = new Hands(page, { origin: world.origin, pace: CAREFUL });
    let total = 0;
    const timed = async ({ what, estimate, act }: Deed): Promise<void> => {
      hands.fresh();
      const begunAt = performance.now();
      await act(hands);
      const seconds = (performance.now() - begunAt) / 1000;
      total += seconds;
      const { inputs, keys, presses, pages } = hands.effort;
      report({ what, value: seconds, unit: 's', estimate, note: `${inputs} inputs, ${keys} keys, ${presses} presses of buttons and links, ${pages} pages read` });
    };
    await timed({
      what: 'setting up: a name and a passkey that confirms at once',
      estimate: '15',
      act: async () => {
        await hands.open(world.setupLink);
        await hands.type('setup.name', 'Salma');
        await hands.pressButton('setup.go');
        await hands.shows(hands.t('home.empty'));
      },
    });
    for (const deed of DEEDS) await timed(deed);
    report({ what: 'all of it', value: total, unit: 's', estimate: '345', note: 'the goal is 600' });
  } finally {
    await browser.close();
    await world.close();
  }
}
