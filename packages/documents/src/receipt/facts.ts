// What a receipt says, computed from proven entries only. The page shows these
// texts and nothing else about the gift, and the check compares them letter by
// letter, so that a changed word on the page is found.

import { parseDecimal } from '@amanah/record/amount.ts';
import { toHex } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Checkpoint } from '@amanah/log/checkpoint.ts';
import type { Words } from '../words.ts';
import { grouped, momentText, plain, quantityText, unitWords, type Measured } from '../written.ts';
import { receiptFailed, type Proven, type ReceiptFailure } from './verdict.ts';

/** One line of the receipt: what it is called in both languages, and its text, which is the same in both. */
export interface Fact {
  readonly id: string;
  readonly label: Words;
  readonly text: string;
  /** True for names and amounts, which stand large. */
  readonly main?: boolean;
}

/** What the facts rest on. */
export interface FactSource {
  readonly gift: Proven;
  readonly operation: Proven;
  readonly entries: readonly Proven[];
  readonly checkpoint: Checkpoint;
  readonly author: { readonly role: string; readonly holder: string };
}

const LABELS = {
  operation: { en: 'To', ar: 'إلى' },
  donor: { en: 'From', ar: 'من' },
  given: { en: 'Given', ar: 'العطاء' },
  worth: { en: 'Worth', ar: 'القيمة' },
  fund: { en: 'For the fund', ar: 'لصندوق' },
  into: { en: 'Came to', ar: 'وصل إلى' },
  day: { en: 'On', ar: 'بتاريخ' },
  corrected: { en: 'Corrected since', ar: 'صُحّح بعد ذلك' },
  logged: { en: 'Written in the log', ar: 'كُتب في السجل' },
  place: { en: 'Place in the log', ar: 'موضعه في السجل' },
  record: { en: 'Record', ar: 'القيد' },
  author: { en: 'Written by', ar: 'كتبه' },
  log: { en: 'Log', ar: 'السجل' },
  root: { en: 'Root of the log', ar: 'جذر السجل' },
} as const satisfies Readonly<Record<string, Words>>;

/** Computes the facts, or says what the receipt lacks. */
export function factsOf(source: FactSource): Fact[] | ReceiptFailure {
  const { gift, operation, checkpoint, author } = source;
  const at = `entry ${gift.index}`;
  const stated = statedGift(gift);
  if (stated === undefined) return receiptFailed('facts', 'not-a-gift', at, 'the entry states no gift');
  const { body, eventTime } = stated;
  const given = givenTexts(body, source);
  if (!Array.isArray(given)) return given;
  const worth = body['value'] === undefined ? undefined : amountText(body['value'] as JsonObject, source);
  if (worth !== undefined && typeof worth !== 'string') return worth;
  const into = textOf(body, 'account') ?? textOf(body, 'site') ?? textOf(body, 'recipient');
  const correction = source.entries.find(({ entry }) => entry.record.body['of'] === gift.entry.id);
  return [
    fact('donor', nameIn(source, 'organisation', textOf(body, 'donor') ?? ''), true),
    ...given.map((text, number) => ({ ...fact('given', text, true), id: number === 0 ? 'given' : `given-${number + 1}` })),
    ...(worth === undefined ? [] : [fact('worth', `${worth} (${plain(textOf(body, 'valueSource') ?? '')})`)]),
    fact('operation', plain(String(operation.entry.record.body['name'])), true),
    fact('fund', nameIn(source, 'fund', textOf(body, 'fund') ?? '')),
    ...(into === undefined ? [] : [fact('into', nameIn(source, body['site'] === undefined ? 'organisation' : 'site', into))]),
    fact('day', momentText(eventTime)),
    ...(correction === undefined ? [] : [fact('corrected', `${correction.entry.record.kind} · ${correction.index} · ${momentText(correction.entry.recordTime)}`, true)]),
    fact('logged', momentText(gift.entry.recordTime)),
    fact('place', `${grouped(String(gift.index))} / ${grouped(String(checkpoint.size))}`),
    fact('author', `${plain(author.holder)} (${plain(author.role)})`),
    fact('record', gift.entry.id),
    fact('log', checkpoint.origin),
    fact('root', toHex(checkpoint.root)),
  ];
}

function fact(id: keyof typeof LABELS, text: string, main = false): Fact {
  return { id, label: LABELS[id], text, ...(main ? { main } : {}) };
}

/** The gift that an entry states itself, or puts in place of an earlier one. */
function statedGift({ entry }: Proven): { readonly body: JsonObject; readonly eventTime: string } | undefined {
  const { record } = entry;
  if (record.kind === 'gift') return { body: record.body, eventTime: record.eventTime };
  const now = record.kind === 'restatement' ? record.body['now'] : undefined;
  if (now === null || typeof now !== 'object' || Array.isArray(now)) return undefined;
  const { kind, body, eventTime } = now as JsonObject;
  return kind === 'gift' && body !== null && typeof body === 'object' && !Array.isArray(body) ? { body: body as JsonObject, eventTime: String(eventTime) } : undefined;
}

function textOf(body: JsonObject, field: string): string | undefined {
  const value = body[field];
  return typeof value === 'string' ? value : undefined;
}

/** The newest proven version of a master; a receipt carries the ones its gift names. */
function masterIn({ entries }: Pick<FactSource, 'entries'>, kind: string, code: string): JsonObject | undefined {
  return entries.findLast(({ entry }) => entry.record.kind === kind && entry.record.body['code'] === code)?.entry.record.body;
}

/** The master that an account is named after, where it is. */
export function masterNamedBy(account: string): { readonly kind: 'site' | 'organisation'; readonly code: string } | undefined {
  const type = account.slice(0, account.indexOf(':'));
  const code = account.slice(type.length + 1);
  if (type === 'stock' || type === 'suspense') return { kind: 'site', code };
  if (type === 'served') return { kind: 'site', code: code.split('/')[0] as string };
  return type === 'donor' || type === 'partner' || type === 'supplier' || type === 'pledge' ? { kind: 'organisation', code } : undefined;
}

/** An account as people call it: the place, the organisation, the waybill. */
export function accountText(source: Pick<FactSource, 'entries'>, account: string): string {
  const named = masterNamedBy(account);
  const code = account.slice(account.indexOf(':') + 1);
  if (named === undefined) return plain(code);
  return named.code === code ? nameIn(source, named.kind, code) : `${nameIn(source, named.kind, named.code)} · ${plain(code)}`;
}

/** The name with its code, or the code alone where no proven record names it. */
function nameIn(source: Pick<FactSource, 'entries'>, kind: string, code: string): string {
  const name = masterIn(source, kind, code)?.['name'];
  const shown = plain(code);
  return typeof name !== 'string' || plain(name) === shown ? shown : `${plain(name)} (${shown})`;
}

function givenTexts(body: JsonObject, source: FactSource): string[] | ReceiptFailure {
  const goods = Array.isArray(body['goods']) ? (body['goods'] as JsonObject[]) : [];
  const amounts = body['amount'] === undefined ? goods.map((item) => item['amount'] as JsonObject) : [body['amount'] as JsonObject];
  const texts: string[] = [];
  for (const amount of amounts) {
    const text = amountText(amount, source);
    if (typeof text !== 'string') return text;
    texts.push(text);
  }
  return texts.length > 0 ? texts : receiptFailed('facts', 'malformed-gift', `entry ${source.gift.index}`, 'the gift has neither amount nor goods');
}

/** An amount in words; its commodity must be proven too, because it says how many decimals there are. */
export function amountText(amount: JsonObject | undefined, source: Pick<FactSource, 'entries' | 'gift'>): string | ReceiptFailure {
  const commodity = measuredIn(source, String(amount?.['commodity']));
  const least = parseDecimal(String(amount?.['least']), 0);
  if (commodity === undefined || least === undefined) {
    return receiptFailed('facts', 'commodity-missing', `entry ${source.gift.index}`, `the receipt lacks the record of the commodity ${String(amount?.['commodity'])}`);
  }
  return writtenAmount(least, commodity);
}

/** The commodity of a code as a proven record describes it. */
export function measuredIn(source: Pick<FactSource, 'entries'>, code: string): Measured | undefined {
  const body = masterIn(source, 'commodity', code);
  if (body === undefined || (body['class'] !== 'money' && body['class'] !== 'goods')) return undefined;
  const scale = Number(body['scale']);
  return Number.isInteger(scale) && scale >= 0 && scale <= 9 ? { code, name: plain(String(body['name'])), class: body['class'], unit: String(body['unit']), scale } : undefined;
}

/** `USD 1,234.50`, or `25,000 kg · Wheat flour`. */
export function writtenAmount(least: bigint, commodity: Measured): string {
  const number = quantityText(least, commodity);
  return commodity.class === 'money' ? `${commodity.code} ${number}` : `${number} ${unitWords(commodity.unit).en} · ${commodity.name}`;
}
