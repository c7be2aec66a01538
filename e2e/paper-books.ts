// Books for the documents: an operation with two gifts, a purchase, and waybills at every stage, in a folder of their own.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '@amanah/cli/main.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { initBooks } from '@amanah/server/books/books-folder.ts';

const NOW = '2026-11-22T08:00:00Z';

/** A folder with books, and the command run in it. */
export interface PaperBooks {
  readonly folder: string;
  readonly gift: string;
  readonly logKey: string;
  /** Runs the command; gives its exit code, output and messages. */
  amanah(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<{ readonly exit: number; readonly output: string; readonly messages: string }>;
  remove(): void;
}

/** Numbers of the waybills in the books. */
export const NUMBERS = { plain: 'GZ-000212', long: 'GZ-000213', several: 'GZ-000214', arrived: 'GZ-000215', hostile: 'GZ-000216' } as const;
/** Names that try to act. */
export const HOSTILE = { site: '"><img src=x onerror=alert(1)> \u202Eexe.gnp', commodity: `<script>alert(2)</script> ${'W'.repeat(300)}`, lot: 'LOT/'.repeat(30) };

/** Makes the books. */
export async function paperBooks(): Promise<PaperBooks> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-papers-'));
  const opened = await initBooks(join(folder, 'books'), { name: 'Relief of the coast · إغاثة الساحل', now: () => NOW });
  const { journal, logVkey } = opened;
  const write = async (kind: string, body: JsonObject, eventTime = '2026-11-20'): Promise<string> => {
    const written = await journal.write([{ kind, eventTime, body }]);
    assert.ok(written.ok, written.ok ? '' : `${kind}: ${written.refusal.code} ${written.refusal.message}`);
    return written.ids[0] as string;
  };
  await writeMasters(write);
  const gift = await write('gift', { donor: 'harbour-school', fund: 'winter', amount: { commodity: 'USD', least: '1234567' }, account: 'bank', form: 'money' }, '2026-11-18');
  await write('purchase', { supplier: 'mill', fund: 'winter', account: 'bank', paid: { commodity: 'USD', least: '1000000' }, goods: [{ amount: { commodity: 'flour', least: '80000' }, lot: 'L-1', expiry: '2027-05-31', batch: 'B7731' }, { amount: { commodity: 'kit', least: '9000' } }], site: 'el-arish' });
  await write('gift', { donor: 'harbour-school', fund: 'bread', site: 'el-arish', form: 'in-kind', goods: [{ amount: { commodity: 'flour', least: '20000' }, lot: 'L-2', expiry: '2027-06-30' }, { amount: { commodity: 'evil', least: '4000000' }, lot: HOSTILE.lot }] });
  await writeWaybills(write);
  await journal.checkpoint();
  await journal.close();
  return {
    folder, gift, logKey: logVkey,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    async amanah(args, env = {}) {
      const output: string[] = [];
      const messages: string[] = [];
      const exit = await main(args, {
        folder, env, now: () => new Date(NOW), errorIsTerminal: false, outputWidth: undefined,
        write: async (chunk) => output.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()) > 0,
        writeError: (text) => void messages.push(text),
        untilStopped: async () => undefined,
      });
      return { exit, output: output.join(''), messages: messages.join('') };
    },
  };
}

type Write = (kind: string, body: JsonObject, eventTime?: string) => Promise<string>;

async function writeMasters(write: Write): Promise<void> {
  await write('organisation', { code: 'harbour-school', name: 'Harbour School Parents أهالي مدرسة الميناء' });
  await write('organisation', { code: 'mill', name: 'Coast Mill' });
  await write('organisation', { code: 'coast-trucks', name: 'Coast Trucks شاحنات الساحل' });
  await write('commodity', { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 });
  await write('commodity', { code: 'flour', name: 'Wheat flour طحين', class: 'goods', unit: 'KGM', scale: 0 });
  await write('commodity', { code: 'kit', name: 'Hygiene kit (family)', class: 'goods', unit: 'C62', scale: 0 });
  await write('commodity', { code: 'evil', name: HOSTILE.commodity, class: 'goods', unit: 'U'.repeat(60), scale: 0 });
  await write('fund', { code: 'winter', name: 'Winter appeal 2026', restrictions: ['unrestricted'] });
  await write('fund', { code: 'bread', name: 'صندوق الخبز', restrictions: ['purpose'] });
  await write('site', { code: 'el-arish', name: 'El Arish warehouse 3', type: 'warehouse' });
  await write('site', { code: 'deir', name: 'مستودع دير البلح 12، الوسطى', type: 'warehouse' });
  await write('site', { code: 'rafah', name: 'Rafah معبر رفح', type: 'crossing' });
  await write('site', { code: 'evil-site', name: HOSTILE.site.replace('\u202E', ''), type: 'warehouse' });
}

async function writeWaybills(write: Write): Promise<void> {
  const way = { site: 'el-arish', destination: 'deir', transporter: 'coast-trucks', truck: '63-482-91 / 7201', fund: 'winter', legs: [{ from: 'el-arish', to: 'rafah' }, { from: 'rafah', to: 'deir', transporter: 'coast-trucks' }] };
  const flour = (least: number, more: JsonObject = {}): JsonObject => ({ amount: { commodity: 'flour', least: String(least) }, lot: 'L-1', packages: least / 25, ...more });
  const kits = (count: number): JsonObject => ({ amount: { commodity: 'kit', least: String(count) }, packages: count });
  const time = '2026-11-20T06:30:00Z';
  await write('dispatch', { ...way, waybill: NUMBERS.plain, goods: [flour(25000), flour(5000, { lot: 'L-2', fund: 'bread' }), kits(340)] }, time);
  await write('dispatch', { ...way, waybill: NUMBERS.long, goods: Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? kits(10 + at) : flour(250 + 25 * at))) }, time);
  await write('dispatch', { ...way, waybill: NUMBERS.several, goods: Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? kits(10 + at) : flour(250 + 25 * at))) }, time);
  await write('dispatch', { ...way, waybill: NUMBERS.arrived, goods: [flour(1000)] }, time);
  await write('arrival', { point: 'arrived', site: 'deir', fund: 'winter', waybill: NUMBERS.arrived, goods: [{ amount: { commodity: 'flour', least: '968' }, lot: 'L-1' }], losses: [{ class: 'damaged', amount: { commodity: 'flour', least: '5' }, lot: 'L-1', detail: 'torn' }] }, '2026-11-21');
  await write('waybill-statement', { waybill: NUMBERS.arrived, party: 'transporter', stage: 'delivered', site: 'deir', goods: [{ amount: { commodity: 'flour', least: '1000' } }], note: 'all bags handed over' }, '2026-11-21');
  const evil = { amount: { commodity: 'evil', least: '60000' }, lot: HOSTILE.lot, packages: 60_000, fund: 'bread' };
  await write('dispatch', { ...way, destination: 'evil-site', truck: '<b>truck</b>', waybill: NUMBERS.hostile, goods: Array.from({ length: 60 }, () => evil) }, time);
}
