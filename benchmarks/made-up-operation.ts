// A made-up operation of any size, the same for the same size: money comes and is paid out, goods come in kind, leave
// under waybills and arrive, some of them lost. A quarter of the records opens a waybill, which is an account of its own,
// so the number of accounts grows with the journal as it does in a real one.

import type { Draft } from '@amanah/server/books/journal.ts';

const DONORS = 200;
const SITES = 40;
const GOODS = 30;
const FUNDS = 20;
const ACCOUNTS = 12;

/** Masters that the movements below refer to. */
export function madeUpMasters(): Draft[] {
  const eventTime = '2024-01-01';
  const list = (count: number, draft: (at: number) => Draft): Draft[] => Array.from({ length: count }, (_, at) => draft(at));
  return [
    { kind: 'commodity', eventTime, body: { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 } },
    ...list(GOODS, (at) => ({ kind: 'commodity', eventTime, body: { code: `goods-${at}`, name: `Goods ${at}`, class: 'goods', unit: 'KGM', scale: 3 } })),
    ...list(DONORS, (at) => ({ kind: 'organisation', eventTime, body: { code: `donor-${at}`, name: `Donor ${at}` } })),
    ...list(SITES, (at) => ({ kind: 'site', eventTime, body: { code: `site-${at}`, name: `Site ${at}`, type: at % 4 === 0 ? 'crossing' : 'warehouse' } })),
    ...list(FUNDS, (at) => ({ kind: 'fund', eventTime, body: { code: `fund-${at}`, name: `Fund ${at}`, restrictions: ['purpose'] } })),
  ];
}

/** The movement number `at`. Movements come in rounds of eight; each round covers what it takes. */
export function madeUpMovement(at: number): Draft {
  const round = Math.floor(at / 8);
  const eventTime = dayOf(at);
  const fund = `fund-${round % FUNDS}`;
  const site = `site-${round % SITES}`;
  const commodity = `goods-${(round * 7) % GOODS}`;
  const donor = `donor-${(round * 13) % DONORS}`;
  const account = `account-${round % ACCOUNTS}`;
  const waybill = `wb-${round}-${at % 8 < 4 ? 1 : 2}`;
  const load = 8_000 + ((round * 37) % 12_000);
  const lost = round % 11 === 0 ? 25 : 0;
  switch (at % 8) {
    case 0:
      return { kind: 'gift', eventTime, body: { donor, fund, form: 'money', account, amount: usd(500_000 + ((round * 7_919) % 900_000)) } };
    case 1:
      return { kind: 'gift', eventTime, body: { donor, fund, form: 'in-kind', site, goods: [{ amount: { commodity, least: '45000' } }] } };
    case 2:
    case 4:
      return { kind: 'dispatch', eventTime, body: { waybill, site, fund, destination: `site-${(round + 7) % SITES}`, goods: [{ amount: { commodity, least: String(load) } }] } };
    case 3:
    case 5:
      return {
        kind: 'arrival',
        eventTime,
        body: {
          point: 'arrived',
          site: `site-${(round + 7) % SITES}`,
          fund,
          waybill,
          goods: [{ amount: { commodity, least: String(load - lost) } }],
          ...(lost === 0 ? {} : { losses: [{ class: 'damaged', amount: { commodity, least: String(lost) } }] }),
        },
      };
    case 6:
      return { kind: 'payment', eventTime, body: { account, fund, amount: usd(90_000 + (round % 60_000)), expense: round % 3 === 0 ? 'fuel' : 'warehouse-rent', reference: `invoice ${round}` } };
    default:
      return { kind: 'observation', eventTime, body: { publisher: donor, subject: 'trucks', point: 'crossed', period: eventTime, place: site, figures: [{ measure: 'trucks', unit: 'C62', value: String(round % 90) }] } };
  }
}

/** Movements `from` up to `to`. */
export function madeUpMovements(from: number, to: number): Draft[] {
  return Array.from({ length: to - from }, (_, at) => madeUpMovement(from + at));
}

function usd(least: number): { commodity: string; least: string } {
  return { commodity: 'USD', least: String(least) };
}

function dayOf(at: number): string {
  const day = Math.floor(at / 1_500);
  return new Date(Date.UTC(2024, 0, 1) + (day % 700) * 86_400_000).toISOString().slice(0, 10);
}
