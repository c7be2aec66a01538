import { bags, kg, usd, type Story, type Telling } from './telling.ts';
import { statementsTable } from './waybills.ts';

export const story: Story = {
  name: 'quarter',
  words: `
One quarter of a small operation. Norway promises 20,000 dollars for bread and pays them; Kuwait gives 9,000 dollars without
condition, and 200 bags of flour for the camp. The treasurer buys 600 bags with Norway's money; the committee approves it,
because payments above 5,000 dollars wait for a second person. Three trucks leave: the first, with flour of both funds,
loses a torn bag and one that nobody can explain; the second is looted, by hungry people and by armed men; the third brings
all it carried, and 90 bags are handed out at the camp. A partner gets 4,000 dollars, reports 3,100 and gives 900 back. Truck
hire is entered twice, and taken back once. At the end the warehouse is counted, 50 kg are missing, and the quarter is closed.`,
  people: {
    treasurer: 'treasurer', committee: 'committee-member', logistician: 'logistician', 'keeper-port': 'warehouse-keeper', 'keeper-1': 'warehouse-keeper', 'keeper-camp': 'warehouse-keeper', 'driver-3': 'device',
  },
  async tell(o) {
    await money(o);
    await firstTruck(o);
    await lootedTruck(o);
    await thirdTruck(o);
    await closing(o);
    o.show(...statementsTable(o, 'WB-0002'));
  },
  gives: `
Ledger
  account                       fund    commodity  lot     balance
  cash:bank                     norway  USD                  5,000 USD
  cash:bank                     open    USD                  5,300 USD
  donor:kuwait                  kuwait  flour      gulf-1   -10,000 kg
  donor:kuwait                  open    USD                 -9,000 USD
  donor:norway                  norway  USD                -20,000 USD
  expense:food                  open    USD                  3,100 USD
  expense:transport             open    USD                    600 USD
  loss:damaged                  norway  flour      mill-7        50 kg
  loss:taken-by-armed-actors    norway  flour      mill-7     1,500 kg
  loss:taken-by-people-in-need  norway  flour      mill-7     6,000 kg
  loss:unexplained              norway  flour      mill-7       100 kg
  partner:kitchens              norway  flour      mill-7    10,000 kg
  served:camp/november          kuwait  flour      gulf-1     4,500 kg
  stock:camp                    kuwait  flour      gulf-1       500 kg
  stock:port                    kuwait  flour      gulf-1     2,500 kg
  stock:port                    norway  flour      mill-7     5,000 kg
  stock:warehouse-1             kuwait  flour      gulf-1     2,500 kg
  stock:warehouse-1             norway  flour      mill-7     7,350 kg
  supplier:mill                 norway  USD                 15,000 USD
  supplier:mill                 norway  flour      mill-7   -30,000 kg

Losses, each with its fund
  day         by                     class                    detail      fund    bags  amount
  2026-10-21  arrival WB-0001        damaged                  torn        norway     1     50 kg
  2026-10-21  arrival WB-0001        unexplained              short       norway     1     50 kg
  2026-11-03  arrival WB-0002        taken-by-people-in-need              norway   120  6,000 kg
  2026-11-03  arrival WB-0002        taken-by-armed-actors                norway    30  1,500 kg
  2026-12-15  stocktake warehouse-1  unexplained              lot mill-7  norway           50 kg

Waybill WB-0002: each party's own words; in transit nothing is left
  who          stage       bags  good       lost
  the books    dispatched   200  10,000 kg
  dispatcher   loaded       200  10,000 kg
  transporter  delivered     50   2,500 kg  7,500 kg
  receiver     delivered     50   2,500 kg  7,500 kg

What asks for a look
  exception             where                     fund    amount  of
  unexplained-loss      loss:unexplained          norway     100  flour
  stocktake-difference  stock:warehouse-1         norway     -50  flour
  lot-expiring          stock:camp/gulf-1         kuwait     500  flour
  lot-expiring          stock:port/gulf-1         kuwait    2500  flour
  lot-expiring          stock:warehouse-1/gulf-1  kuwait    2500  flour`,
};

const MILL = { lot: 'mill-7' };
const GULF = { lot: 'gulf-1', fund: 'kuwait' };

async function money(o: Telling): Promise<void> {
  await o.write('steward', 'policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:USD': '500000', 'stocktake:flour': '20000' } });
  await o.write('steward', 'policy', { subject: 'fund/norway', version: 1, parameters: { purposes: 'bread', lots: 'named' } });
  await o.write('logistician', 'waybill-series', { series: 'WB-', from: 1, to: 100, width: 4 });
  await o.write('treasurer', 'pledge', { donor: 'norway', fund: 'norway', amount: usd('20000.00'), status: 'commitment', form: 'money' });
  await o.write('treasurer', 'gift', { donor: 'kuwait', fund: 'open', amount: usd('9000.00'), account: 'bank', form: 'money' });
  o.on('2026-10-05');
  await o.write('treasurer', 'gift', { donor: 'norway', fund: 'norway', amount: usd('20000.00'), account: 'bank', form: 'money', fromPledge: 'yes' });
  o.on('2026-10-10');
  const order = { order: 'PO-1', supplier: 'mill', fund: 'norway', site: 'port' };
  await o.write('treasurer', 'order', { ...order, goods: [bags(600)], price: usd('15000.00') });
  const bought = [bags(600, { lot: 'mill-7', expiry: '2027-04-30', batch: 'M-7' })];
  await o.refuse('treasurer', 'purchase', { ...order, account: 'bank', paid: usd('15000.00'), goods: bought, purpose: 'roofs' }, 'restriction');
  const purchase = await o.write('treasurer', 'purchase', { ...order, account: 'bank', paid: usd('15000.00'), goods: bought, purpose: 'bread' });
  await o.refuse('treasurer', 'approval', { of: purchase, verdict: 'approved' }, 'own-approval');
  await o.write('committee', 'approval', { of: purchase, verdict: 'approved' });
  o.on('2026-10-12');
  await o.write('keeper-port', 'gift', { donor: 'kuwait', fund: 'kuwait', goods: [bags(200, { lot: 'gulf-1', expiry: '2027-01-31' })], site: 'port', form: 'in-kind', value: usd('5000.00'), valueSource: 'Price of the mill, 10 October' });
  o.on('2026-10-15');
  await o.write('treasurer', 'grant', { partner: 'kitchens', fund: 'open', account: 'bank', amount: usd('4000.00'), project: 'kitchens-1' });
}

async function firstTruck(o: Telling): Promise<void> {
  o.on('2026-10-20');
  await o.write('keeper-port', 'dispatch', { waybill: 'WB-0001', site: 'port', fund: 'norway', goods: [bags(300, MILL), bags(50, GULF)], destination: 'warehouse-1', transporter: 'coast-transport' });
  o.on('2026-10-21');
  await o.write('keeper-1', 'arrival', { point: 'arrived', site: 'warehouse-1', fund: 'norway', waybill: 'WB-0001', goods: [bags(298, MILL), bags(50, GULF)], losses: [
    { class: 'damaged', detail: 'torn', ...bags(1, MILL) },
    { class: 'unexplained', detail: 'short', ...bags(1, MILL) },
  ] });
}

async function lootedTruck(o: Telling): Promise<void> {
  o.on('2026-11-03');
  const goods = [bags(200, MILL)];
  await o.refuse('keeper-port', 'dispatch', { waybill: 'WB-0001', site: 'port', fund: 'norway', goods, destination: 'warehouse-1' }, 'waybill-used');
  await o.refuse('keeper-port', 'dispatch', { waybill: 'WB-0002', site: 'port', fund: 'norway', goods: [bags(200)], destination: 'warehouse-1' }, 'lot-required');
  await o.write('keeper-port', 'dispatch', { waybill: 'WB-0002', site: 'port', fund: 'norway', goods, destination: 'warehouse-1', truck: 'Truck 3' });
  await o.write('keeper-port', 'waybill-statement', { waybill: 'WB-0002', party: 'dispatcher', stage: 'loaded', site: 'port', goods });
  await o.write('logistician', 'incident', { class: 'violence', place: 'gate', waybill: 'WB-0002' });
  const losses = [{ class: 'taken-by-people-in-need', ...bags(120, MILL) }, { class: 'taken-by-armed-actors', ...bags(30, MILL) }];
  await o.write('driver-3', 'waybill-statement', { waybill: 'WB-0002', party: 'transporter', stage: 'delivered', site: 'warehouse-1', goods: [bags(50, MILL)], losses });
  await o.write('keeper-1', 'waybill-statement', { waybill: 'WB-0002', party: 'receiver', stage: 'delivered', site: 'warehouse-1', goods: [bags(50, MILL)], losses });
  await o.write('keeper-1', 'arrival', { point: 'arrived', site: 'warehouse-1', fund: 'norway', waybill: 'WB-0002', goods: [bags(50, MILL)], losses });
}

async function thirdTruck(o: Telling): Promise<void> {
  o.on('2026-11-10');
  const goods = [bags(100, { lot: 'gulf-1' })];
  await o.write('keeper-port', 'dispatch', { waybill: 'WB-0003', site: 'port', fund: 'kuwait', goods, destination: 'camp' });
  await o.write('keeper-camp', 'arrival', { point: 'arrived', site: 'camp', fund: 'kuwait', waybill: 'WB-0003', goods });
  o.on('2026-11-12');
  await o.write('keeper-camp', 'handover', { site: 'camp', fund: 'kuwait', goods: [bags(90, { lot: 'gulf-1' })], cycle: 'november' });
  o.on('2026-11-20');
  await o.write('keeper-1', 'handover', { site: 'warehouse-1', fund: 'norway', goods: [bags(200, MILL)], partner: 'kitchens' });
  o.on('2026-11-28');
  const hire = { account: 'bank', fund: 'open', amount: usd('600.00'), expense: 'transport' };
  await o.write('treasurer', 'payment', hire);
  const again = await o.write('treasurer', 'payment', hire);
  await o.write('treasurer', 'reversal', { of: again, reason: 'Entered twice' });
}

async function closing(o: Telling): Promise<void> {
  o.on('2026-12-05');
  await o.write('treasurer', 'grant-report', { partner: 'kitchens', fund: 'open', project: 'kitchens-1', spent: usd('3100.00'), expense: 'food' });
  await o.write('treasurer', 'return', { fund: 'open', from: 'partner', party: 'kitchens', amount: usd('900.00'), account: 'bank', reason: 'The kitchens closed' });
  o.on('2026-12-15');
  const least = (text: string): string => String(kg('flour', text)['least']);
  const count = await o.write('keeper-1', 'stocktake', { site: 'warehouse-1', reason: 'End of the quarter', items: [
    { fund: 'norway', commodity: 'flour', lot: 'mill-7', book: least('7400'), counted: least('7350'), class: 'unexplained' },
    { fund: 'kuwait', commodity: 'flour', lot: 'gulf-1', book: least('2500'), counted: least('2500') },
  ] });
  await o.write('logistician', 'approval', { of: count, verdict: 'approved' });
  o.on('2026-12-31');
  await o.write('treasurer', 'period-close', { until: '2026-12-31', reason: 'The quarter is over' });
  await o.refuse('treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd('10.00'), expense: 'bank-fees' }, 'period-closed');
}
