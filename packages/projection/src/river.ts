// The way of one group from promise to place, as a chain of stages. Every
// amount that does not reach the next stage leaves it with a named reason, so
// a stage is always the next one plus what left.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { AccountType } from '@amanah/record/account.ts';
import { BooksAt, figureText, kindNumber } from './books-at.ts';
import { addPromises, noPromises, type PromiseTotals } from './donors.ts';
import { fundSums, pooledOf } from './funds.ts';
import { entryOf } from './grouping.ts';
import { CONSIGNMENT } from './places.ts';
import { figureOfLeast } from './project.ts';
import { promiseSums } from './promise.ts';
import type { River, RiverLeave, RiverStage, Selector } from './report-shape.ts';

/** What one group moved in one commodity: net amounts that came to each type of account, and how many records moved them. */
export interface Flow {
  readonly group: Group;
  readonly commodity: string;
  readonly form: 'money' | 'goods';
  readonly balances: Map<AccountType, bigint>;
  readonly records: Map<AccountType, number>;
  crossed: boolean;
  /** What went into other money, less what came of it. */
  exchanged: bigint;
  readonly promises: PromiseTotals;
  /** Figure units, scale 6; undefined where nothing is stated per place. */
  placeBudgets?: bigint;
  places: number;
}

/** A pooled fund's year, or a dataset's other funds; one publisher in each. */
export interface Group {
  readonly code: string;
  readonly name: string;
  readonly publisher: string;
  readonly datasets: Set<string>;
  readonly selector: Selector;
}

/** All flows of the books at a tree size, by group and commodity. */
function flowsAt(books: Books, asOf: number): Flow[] {
  const at = new BooksAt(books, asOf);
  const flows = new Map<string, Flow>();
  const groups = new Map<string, Group>();
  const groupOf = (dataset: string, fund: string): Group => {
    const { pooledFund } = pooledOf(at, fund);
    const publisher = at.publisherOf(dataset);
    const code = pooledFund !== '' ? fund : dataset === '' ? 'own' : dataset;
    const group = entryOf(groups, `${code}\u0000${publisher}`, (): Group => ({
      code,
      name: pooledFund === '' ? code : at.nameOf('fund', fund),
      publisher,
      datasets: new Set(),
      selector: pooledFund === '' ? { dataset } : { fund },
    }));
    group.datasets.add(dataset);
    return group;
  };
  addPostings(at, (dataset, fund, commodity) => flowOf(at, flows, groupOf(dataset, fund), commodity));
  for (const sum of promiseSums(books, asOf)) {
    if (sum.commodity !== '' && sum.boundary !== 'internal') addPromises(flowOf(at, flows, groupOf(sum.dataset, sum.fund), sum.commodity).promises, sum);
  }
  for (const sum of fundSums(books, asOf)) {
    if (sum.places === 0) continue;
    for (const flow of flows.values()) {
      if (flow.group.code !== sum.fund || flow.group.publisher !== sum.publisher || flow.commodity !== sum.commodity) continue;
      flow.placeBudgets = (flow.placeBudgets ?? 0n) + sum.placeBudgets;
      flow.places += sum.places;
    }
  }
  return [...flows.values()];
}

function flowOf(at: BooksAt, flows: Map<string, Flow>, group: Group, commodity: string): Flow {
  return entryOf(flows, [group.code, group.publisher, commodity].join('\u0000'), () => ({
    group, commodity, form: at.books.commodity(commodity).class, balances: new Map(), records: new Map(), crossed: false, exchanged: 0n, promises: noPromises(), places: 0,
  }));
}

function addPostings(at: BooksAt, flowFor: (dataset: string, fund: string, commodity: string) => Flow): void {
  const { books } = at;
  const { source, destination, fund, commodity, amount } = books.postings;
  const cache = new Map<number, Map<number, Flow>>();
  const [arrival, exchange] = [kindNumber('arrival'), kindNumber('exchange')];
  at.eachStanding((row) => {
    const start = books.postingStart.values[row] as number;
    const end = at.postingEnd(row);
    if (start === end) return;
    const facets = books.facetsAt(row);
    if (facets['boundary'] === 'internal') return;
    const dataset = at.datasetNumber(row);
    for (let i = start; i < end; i += 1) {
      const first = dataset * 2 ** 26 + (fund.values[i] as number);
      const flow = entryOf(entryOf(cache, first, () => new Map()), commodity.values[i] as number, () =>
        flowFor(at.datasets[dataset] as string, books.names.name(fund.values[i] as number), books.names.name(commodity.values[i] as number)),
      );
      const from = at.accountType(source.values[i] as number);
      const to = at.accountType(destination.values[i] as number);
      // Changing money spends none of it: the changer stands for the other currency.
      if (books.statedKinds.values[row] === exchange) {
        flow.exchanged += from === 'cash' ? (amount.values[i] as bigint) : -(amount.values[i] as bigint);
        continue;
      }
      flow.balances.set(from, (flow.balances.get(from) ?? 0n) - (amount.values[i] as bigint));
      flow.balances.set(to, (flow.balances.get(to) ?? 0n) + (amount.values[i] as bigint));
      const place = at.signed(i) >= 0n ? to : from;
      flow.records.set(place, (flow.records.get(place) ?? 0) + 1);
      if (books.statedKinds.values[row] === arrival && facets['point'] === 'crossed') flow.crossed = true;
    }
  });
}

interface Draft {
  readonly stage: RiverStage['stage'];
  readonly amount: bigint;
  readonly records: number;
  readonly selector: Selector;
  /** Why the difference to the next stage did not reach it. */
  readonly rest: RiverLeave['reason'];
  /** Parts of that difference with a reason of their own. */
  readonly parts?: readonly { readonly reason: RiverLeave['reason']; readonly amount: bigint }[];
}

/** The rivers of the books at a tree size: those that go farthest first, money before goods. */
export function riversAt(books: Books, asOf: number): River[] {
  const at = new BooksAt(books, asOf);
  const flows = flowsAt(books, asOf);
  const counted = new Set(flows.filter(({ commodity }) => commodity === CONSIGNMENT).map(({ group }) => group));
  const rivers = flows
    // A list that counts consignments is followed by them; its quantities in many units stand in the report of consignments.
    .filter((flow) => flow.form === 'money' || flow.commodity === CONSIGNMENT || !counted.has(flow.group))
    .map((flow) => riverOf(at, flow))
    .filter((river) => river.stages.length > 0);
  const records = (river: River): number => river.stages[0]?.records ?? 0;
  const sorted = rivers.sort((a, b) =>
    (a.form === b.form ? 0 : a.form === 'money' ? -1 : 1) || b.stages.length - a.stages.length || records(b) - records(a) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
  return withOwnCodes(sorted);
}

/** A publisher's group has one river nearly always and its code names it; further ones are told apart by their commodity. */
function withOwnCodes(rivers: readonly River[]): River[] {
  const taken = new Set<string>();
  return rivers.map((river) => {
    const code = taken.has(river.code) ? `${river.code}/${river.commodity}` : river.code;
    taken.add(code);
    return { ...river, code };
  });
}

/** True where the operation itself says it. */
const isOwn = (flow: Flow): boolean => flow.group.publisher === '';

function riverOf(at: BooksAt, flow: Flow): River {
  const drafts = flow.form === 'goods' ? goodsStages(at, flow) : isOwn(flow) ? ownMoneyStages(at, flow) : moneyStages(at, flow);
  const stages = drafts.map((draft, index) => stageOf(flow, draft, drafts[index + 1]));
  const first = drafts[0];
  const last = drafts.at(-1);
  const text = (figure: bigint): string => figureText(flow.commodity, figure);
  const scaled = (least: bigint): bigint => figureOfLeast(at, flow.commodity, least);
  return {
    code: flow.group.code === 'own' ? `own/${flow.commodity}` : flow.group.code,
    group: flow.group.code,
    name: flow.group.name,
    form: flow.form,
    publisher: flow.group.publisher,
    publisherName: flow.group.publisher === '' ? '' : at.nameOf('organisation', flow.group.publisher),
    datasets: [...flow.group.datasets].sort(),
    commodity: flow.commodity,
    commodityName: at.nameOf('commodity', flow.commodity),
    stages,
    vanished: text(scaled(flow.promises.vanished)),
    vanishedRecords: flow.promises.vanishedRecords,
    sentence: {
      promised: first?.stage === 'promised' ? text(first.amount) : '',
      paid: flow.form === 'money' ? text(scaled(flow.promises.paid)) : '',
      delivered: text(last?.amount ?? 0n),
      gap: text((first?.amount ?? 0n) - (last?.amount ?? 0n)),
      deliveredStage: last?.stage ?? '',
    },
    selector: flow.group.selector,
  };
}

function stageOf(flow: Flow, draft: Draft, next: Draft | undefined): RiverStage {
  const text = (figure: bigint): string => figureText(flow.commodity, figure);
  const parts = draft.parts ?? [];
  const named = parts.reduce((sum, part) => sum + part.amount, 0n);
  const rest = draft.amount - (next?.amount ?? 0n) - named;
  const leaves = [...parts, { reason: draft.rest, amount: rest }].filter(({ amount }) => amount !== 0n);
  return { stage: draft.stage, amount: text(draft.amount), records: draft.records, selector: draft.selector, leaves: leaves.map(({ reason, amount }) => ({ reason, amount: text(amount) })) };
}

/** What donors promised, committed and paid; only what was paid where that is all they say. */
function promiseStages(at: BooksAt, flow: Flow, rest: RiverLeave['reason']): Draft[] {
  const { promises, records } = flow;
  const scaled = (least: bigint): bigint => figureOfLeast(at, flow.commodity, least);
  const paid = scaled(promises.paid);
  const committed = paid + scaled(promises.committed);
  const promised = committed + scaled(promises.promised);
  const about = aboutPromises(flow);
  // A publisher who lists only what was paid states no promises: not reported is not the same as kept to the cent.
  const isPromised = promised !== paid || (records.get('pledge') ?? 0) > 0;
  const drafts: Draft[] = isPromised ? [{ stage: 'promised', amount: promised, records: promises.records, selector: about, rest: 'not-committed' }] : [];
  if (promised !== paid) drafts.push({ stage: 'committed', amount: committed, records: promises.records, selector: about, rest: 'not-paid' });
  drafts.push({ stage: 'paid', amount: paid, records: promises.paidRecords, selector: { ...about, point: 'paid' }, rest });
  return drafts;
}

function aboutPromises({ group, promises, commodity }: Flow): Selector {
  return { about: 'promises', ...group.selector, ...(promises.only ? {} : { commodity }), 'not-boundary': 'internal' };
}

/**
 * Money of the operation itself: promised, committed, paid by donors, then granted or paid out, and of that paid out. What
 * was changed into other money or lent to other funds leaves by name; what came of such changes is received.
 */
function ownMoneyStages(at: BooksAt, flow: Flow): Draft[] {
  const { group, promises, records, commodity } = flow;
  const scaled = (least: bigint): bigint => figureOfLeast(at, commodity, least);
  const held = (...types: AccountType[]): bigint => types.reduce((sum, type) => sum + scaled(flow.balances.get(type) ?? 0n), 0n);
  const count = (...types: AccountType[]): number => types.reduce((sum, type) => sum + (records.get(type) ?? 0), 0);
  const selector = { ...group.selector, commodity };
  const paidOut = held('expense', 'supplier', 'loss', 'served');
  const used = held('partner') + paidOut;
  const exchanged = scaled(flow.exchanged);
  const drafts = promises.records === 0 ? [] : promiseStages(at, flow, 'in-hand');
  const between = [{ reason: 'exchanged', amount: exchanged }, { reason: 'lent', amount: held('loan') }, { reason: 'released', amount: held('release') }] as const;
  const received = between.reduce((sum, { amount }) => (amount < 0n ? sum - amount : sum), scaled(promises.paid));
  const last = drafts.pop();
  const incoming = between.filter(({ amount }) => amount < 0n);
  const outgoing = between.filter(({ amount }) => amount > 0n);
  if (last !== undefined) drafts.push({ ...last, parts: incoming.length === 0 ? outgoing : incoming });
  if (incoming.length > 0) drafts.push({ stage: 'received', amount: received, records: count('cash'), selector, rest: 'in-hand', parts: outgoing });
  if (held('partner') !== 0n) drafts.push({ stage: 'used', amount: used, records: count('partner', 'expense', 'supplier'), selector, rest: 'with-partners' });
  if (paidOut !== 0n) drafts.push({ stage: 'paid-out', amount: paidOut, records: count('expense', 'supplier', 'loss', 'served'), selector, rest: 'not-followed-further' });
  return drafts;
}

/** Money: promised, committed, paid, granted, stated per place, spent. All in figure units, so that they compare exactly. */
function moneyStages(at: BooksAt, flow: Flow): Draft[] {
  const { group, promises, records } = flow;
  const scaled = (least: bigint): bigint => figureOfLeast(at, flow.commodity, least);
  const held = (...types: AccountType[]): bigint => types.reduce((sum, type) => sum + scaled(flow.balances.get(type) ?? 0n), 0n);
  const count = (...types: AccountType[]): number => types.reduce((sum, type) => sum + (records.get(type) ?? 0), 0);
  const spent = held('expense', 'supplier', 'loss', 'served');
  const granted = held('partner') + spent;
  const about = aboutPromises(flow);
  const drafts = promiseStages(at, flow, 'in-hand');
  if (granted !== 0n) {
    const direct = held('cash') === 0n && count('cash') === 0;
    const selector = direct ? { ...about, point: 'paid' } : { kind: 'grant', ...group.selector };
    drafts.push({ stage: 'granted', amount: granted, records: count('partner') || count('expense', 'supplier'), selector, rest: spent === 0n ? 'not-followed-further' : 'with-partners' });
  }
  if (flow.placeBudgets !== undefined) {
    const before = drafts.pop() as Draft;
    drafts.push(before.stage === 'granted' ? { ...before, rest: 'not-placed' } : before);
    drafts.push({ stage: 'in-places', amount: flow.placeBudgets, records: flow.places, selector: { kind: 'observation', subject: 'project-place', ...group.selector }, rest: spent === 0n ? 'not-followed-further' : 'with-partners' });
  }
  if (spent !== 0n) drafts.push({ stage: 'spent', amount: spent, records: count('expense', 'supplier', 'loss', 'served'), selector: group.selector, rest: 'not-followed-further' });
  return promises.records === 0 && granted === 0n ? [] : drafts;
}

/** Goods: came in (crossed or arrived), handed over, served; what is in stock, on the road or lost leaves by name. */
function goodsStages(at: BooksAt, flow: Flow): Draft[] {
  const { group, records } = flow;
  const held = (...types: AccountType[]): bigint => types.reduce((sum, type) => sum + figureOfLeast(at, flow.commodity, flow.balances.get(type) ?? 0n), 0n);
  const count = (...types: AccountType[]): number => types.reduce((sum, type) => sum + (records.get(type) ?? 0), 0);
  const repacked = held('conversion');
  const released = held('release');
  const received = held('stock', 'transit', 'partner', 'served', 'expense', 'loss') + (repacked > 0n ? repacked : 0n) + (released > 0n ? released : 0n);
  const handedOver = held('partner', 'served', 'expense');
  const served = held('served');
  const selector = { ...group.selector, commodity: flow.commodity };
  if (received === 0n && count('stock') === 0) return [];
  const isList = !isOwn(flow);
  const drafts: Draft[] = [
    {
      // Whatever came into the stores of the operation itself, bought, given, unloaded or made up there, it has received.
      stage: isList ? (flow.crossed ? 'crossed' : 'arrived') : 'received',
      amount: received,
      records: count('stock'),
      selector,
      // A publisher's list says no more than that goods came in: whether they still lie there is not known.
      rest: isList ? 'not-followed-further' : 'in-stock',
      parts: [
        { reason: 'in-transit', amount: held('transit') }, { reason: 'lost', amount: held('loss') },
        { reason: 'repacked', amount: repacked > 0n ? repacked : 0n }, { reason: 'released', amount: released > 0n ? released : 0n },
      ],
    },
  ];
  if (handedOver !== 0n) drafts.push({ stage: 'handed-over', amount: handedOver, records: count('partner', 'served', 'expense'), selector, rest: isList && served === 0n ? 'not-followed-further' : 'with-partners' });
  if (served !== 0n) drafts.push({ stage: 'served', amount: served, records: count('served'), selector, rest: 'not-followed-further' });
  return drafts;
}
