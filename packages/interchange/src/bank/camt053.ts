// ISO 20022 camt.053, bank to customer statement, versions .001.02 to .001.12:
// the same elements under other namespaces, with a few moved one level down.
// Only booked entries (Sts BOOK) are lines; pending and information entries are listed as skipped.

import { currencyExponent } from '@amanah/record/commodity.ts';
import { LEAST_MAX, parseDecimal } from '@amanah/record/amount.ts';
import { parseDate } from '../csv/date.ts';
import type { ProblemCode, ProblemList } from '../problem.ts';
import { decodedChunk, decoderOf, XmlFault, XmlReader } from '../xml/read.ts';
import { every, find, partsListener, textAt, type XmlNode } from '../xml/tree.ts';
import { checkStatement } from './check.ts';
import type { BankFile, BankInput, BankLine, BankStatement, RepeatedLine, SkippedLine } from './statement.ts';

const LIMITS = { depth: 40, elements: 5_000_000, text: 10_000 } as const;
/** Largest statement file. */
export const BANK_BYTES_MAX = 64 * 1024 * 1024;
/** Most lines of one file. */
export const BANK_LINES_MAX = 200_000;

const STATEMENT = /^Document\/BkToCstmrStmt\/Stmt$/;

/** Reads a file to its end. What is wrong goes to `problems`, with the line of the XML as row and the element as column. */
export async function readCamt053(file: BankInput, problems: ProblemList): Promise<BankFile> {
  const reading = new Reading(file.name, problems);
  const reader = new XmlReader(LIMITS, partsListener(reading));
  let decoder: TextDecoder | undefined;
  let bytes = 0;
  try {
    for await (const chunk of file.open()) {
      bytes += chunk.length;
      if (bytes > BANK_BYTES_MAX) throw new XmlFault('too-large', 1, `a file of at most ${BANK_BYTES_MAX} bytes`);
      if (chunk.length === 0) continue;
      decoder ??= decoderOf(chunk);
      reader.push(decodedChunk(decoder, chunk, reading.line));
    }
    if (decoder !== undefined) reader.push(decodedChunk(decoder, undefined, reading.line));
    reader.end();
    if (!reading.isStatement) throw new XmlFault('not-a-statement', 1, 'a camt.053 statement (Document/BkToCstmrStmt with a Stmt in it)');
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    problems.add({ file: file.name, row: error.line, expected: error.expected, code: error.code });
  }
  return { format: 'camt053', fileName: file.name, statements: reading.statements, skipped: reading.skipped, repeats: reading.repeats };
}

interface Balance {
  readonly least: bigint;
  readonly day: string | undefined;
  readonly line: number;
}

/** One statement while it is read. */
interface Open {
  readonly line: number;
  id: string;
  number?: string;
  currency?: string;
  from?: string;
  to?: string;
  balances: Map<string, Balance>;
  entries: BankLine[];
}

class Reading {
  readonly statements: BankStatement[] = [];
  readonly skipped: SkippedLine[] = [];
  readonly repeats: RepeatedLine[] = [];
  readonly #file: string;
  readonly #problems: ProblemList;
  readonly #ids = new Map<string, number>();
  #open: Open | undefined;
  #lines = 0;
  isStatement = false;
  line = 1;

  constructor(file: string, problems: ProblemList) {
    this.#file = file;
    this.#problems = problems;
  }

  open(path: string, _attributes: Readonly<Record<string, string>>, line: number): void {
    this.line = line;
    if (!STATEMENT.test(path)) return;
    this.isStatement = true;
    this.#open = { line, id: '', balances: new Map(), entries: [] };
  }

  isPart(path: string): boolean {
    return STATEMENT.test(path.slice(0, path.lastIndexOf('/')));
  }

  part(path: string, node: XmlNode): void {
    const open = this.#open;
    if (open === undefined) return;
    this.line = node.line;
    switch (path.slice(path.lastIndexOf('/') + 1)) {
      case 'Id': this.#id(open, node); break;
      case 'Acct': this.#account(open, node); break;
      case 'FrToDt': this.#period(open, node); break;
      case 'Bal': this.#balance(open, node); break;
      case 'Ntry': this.#entry(open, node); break;
      default: break;
    }
  }

  close(path: string): void {
    const open = this.#open;
    if (open === undefined || !STATEMENT.test(path)) return;
    this.#open = undefined;
    this.#finish(open);
  }

  #id(open: Open, node: XmlNode): void {
    open.id = node.text.slice(0, 200);
    const first = this.#ids.get(open.id);
    if (first !== undefined) this.#fault(node.line, 'Id', open.id, `each statement once: the statement at line ${first} has the same id`, 'repeated-key');
    else this.#ids.set(open.id, node.line);
  }

  #account(open: Open, node: XmlNode): void {
    const number = textAt(node, 'Id', 'IBAN') ?? textAt(node, 'Id', 'Othr', 'Id');
    if (number !== undefined) open.number = number;
    const currency = textAt(node, 'Ccy');
    if (currency !== undefined) open.currency = currency;
  }

  #period(open: Open, node: XmlNode): void {
    const from = this.#day(node, 'FrDtTm', textAt(node, 'FrDtTm') ?? textAt(node, 'FrDt'));
    const to = this.#day(node, 'ToDtTm', textAt(node, 'ToDtTm') ?? textAt(node, 'ToDt'));
    if (from !== undefined) open.from = from;
    if (to !== undefined) open.to = to;
  }

  #balance(open: Open, node: XmlNode): void {
    const type = textAt(node, 'Tp', 'CdOrPrtry', 'Cd') ?? '';
    if (type !== 'OPBD' && type !== 'CLBD' && type !== 'PRCD') return;
    const least = this.#amount(open, node);
    if (least === undefined) return;
    const day = this.#day(node, 'Dt', dateText(node, 'Dt'));
    const known = open.balances.get(type);
    if (known !== undefined && known.least !== least) this.#fault(node.line, `Bal ${type}`, undefined, `one balance ${type}: another stands at line ${known.line}`, 'repeated-key');
    open.balances.set(type, { least, day, line: node.line });
  }

  #entry(open: Open, node: XmlNode): void {
    const status = textAt(node, 'Sts', 'Cd') ?? textAt(node, 'Sts');
    if (status === 'PDNG' || status === 'INFO' || status === 'FUTR') {
      this.skipped.push({ place: node.line, why: status === 'INFO' ? 'information' : 'pending' });
      return;
    }
    if (status !== 'BOOK') {
      this.#fault(node.line, 'Sts', status, 'BOOK, PDNG, FUTR or INFO', status === undefined ? 'missing-value' : 'bad-choice');
      return;
    }
    this.#lines += 1;
    if (this.#lines > BANK_LINES_MAX) throw new XmlFault('too-many-rows', node.line, `at most ${BANK_LINES_MAX} lines in a file`);
    const amount = this.#amount(open, node);
    const dayText = dateText(node, 'BookgDt') ?? dateText(node, 'ValDt');
    if (dayText === undefined) this.#fault(node.line, 'BookgDt', undefined, 'the day the entry was booked', 'missing-value');
    const day = this.#day(node, 'BookgDt', dayText);
    const valueDay = this.#day(node, 'ValDt', dateText(node, 'ValDt'));
    if (amount === undefined || day === undefined) return;
    const reference = referenceIn(node);
    const parts = partsOf(node, amount, open.currency ?? find(node, 'Amt')?.attributes['Ccy'] ?? '');
    open.entries.push({
      place: node.line,
      day,
      amount,
      text: entryText(node),
      ...(valueDay === undefined ? {} : { valueDay }),
      ...(reference === undefined ? {} : { reference }),
      ...(parts === undefined ? {} : { parts }),
      ...(textAt(node, 'RvslInd') === 'true' || textAt(node, 'RvslInd') === '1' ? { reversal: true as const } : {}),
    });
  }

  #finish(open: Open): void {
    const opening = open.balances.get('OPBD') ?? open.balances.get('PRCD');
    const closing = open.balances.get('CLBD');
    if (opening === undefined) this.#fault(open.line, 'Bal', undefined, 'an opening balance (OPBD, or PRCD of the statement before)', 'missing-value');
    if (closing === undefined) this.#fault(open.line, 'Bal', undefined, 'a closing balance (CLBD)', 'missing-value');
    if (opening === undefined || closing === undefined || open.currency === undefined) return;
    const scale = currencyExponent(open.currency);
    if (scale === undefined) return;
    const days = [...open.entries.map(({ day }) => day), ...[open.from, open.to, opening.day, closing.day].filter((day) => day !== undefined)].sort();
    const from = open.from ?? days[0];
    const to = open.to ?? closing.day ?? days.at(-1);
    if (from === undefined || to === undefined) {
      this.#fault(open.line, 'FrToDt', undefined, 'the days the statement covers, or the days of its balances', 'missing-value');
      return;
    }
    const statement: BankStatement = {
      ...(open.number === undefined ? {} : { accountNumber: open.number }),
      commodity: open.currency, from, to, opening: opening.least, closing: closing.least, lines: open.entries, name: open.id,
    };
    this.repeats.push(...checkStatement(statement, this.statements.length, { file: this.#file, place: open.line, scale }, this.#problems));
    this.statements.push(statement);
  }

  /** The signed amount of an entry or balance in the account's currency. */
  #amount(open: Open, node: XmlNode): bigint | undefined {
    const element = find(node, 'Amt');
    const text = element?.text ?? '';
    const currency = element?.attributes['Ccy'];
    if (element === undefined || currency === undefined) return this.#fault(node.line, 'Amt', text, 'an amount with its currency (Amt Ccy="…")', 'missing-value');
    open.currency ??= currency;
    if (currency !== open.currency) return this.#fault(element.line, 'Amt', currency, `the account's currency, ${open.currency}`, 'bad-choice');
    const scale = currencyExponent(currency);
    if (scale === undefined) return this.#fault(element.line, 'Amt', currency, 'a currency code of ISO 4217', 'bad-choice');
    const direction = textAt(node, 'CdtDbtInd');
    if (direction !== 'CRDT' && direction !== 'DBIT') return this.#fault(node.line, 'CdtDbtInd', direction, 'CRDT or DBIT', direction === undefined ? 'missing-value' : 'bad-choice');
    if (!/^\d{1,18}(\.\d{0,5})?$/.test(text)) return this.#fault(element.line, 'Amt', text, 'a number such as 1234.50 without a sign', 'bad-number');
    const fraction = (text.split('.')[1] ?? '').replace(/0+$/, '');
    if (fraction.length > scale) return this.#fault(element.line, 'Amt', text, `at most ${scale} decimals, as ${currency} has`, 'too-many-decimals');
    const least = parseDecimal(text, scale);
    if (least === undefined || least > LEAST_MAX) return this.#fault(element.line, 'Amt', text, 'a number below 2^62 least units', 'number-out-of-range');
    return direction === 'DBIT' ? -least : least;
  }

  #day(node: XmlNode, column: string, text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    // Bank days may carry a zone (2024-05-31Z, 2024-05-31+01:00): the day is the one written.
    const read = parseDate(text.replace(/^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})$/, '$1'), 'iso');
    return read.ok ? read.day : this.#fault(node.line, column, text, read.expected, read.code);
  }

  #fault(row: number, column: string, value: string | undefined, expected: string, code: ProblemCode): undefined {
    this.#problems.add({ file: this.#file, row, column, ...(value === undefined ? {} : { value }), expected, code });
    return undefined;
  }
}

function dateText(node: XmlNode, name: string): string | undefined {
  return textAt(node, name, 'Dt') ?? textAt(node, name, 'DtTm') ?? (find(node, name)?.children.length === 0 ? textAt(node, name) : undefined);
}

/** The bank's own reference, which is unique, before the one of whoever sent the entry. */
function referenceIn(node: XmlNode): string | undefined {
  const found = [textAt(node, 'AcctSvcrRef'), textAt(node, 'NtryDtls', 'TxDtls', 'Refs', 'AcctSvcrRef'), textAt(node, 'NtryRef')];
  return found.find((text) => text !== undefined && !/^NOTPROVIDED$/i.test(text));
}

/** Amounts of the transactions in a collective booking, where each is in the entry's currency and they add up to it. */
function partsOf(node: XmlNode, amount: bigint, currency: string): readonly bigint[] | undefined {
  const details = every(node, 'NtryDtls').flatMap((one) => every(one, 'TxDtls'));
  const scale = currencyExponent(currency);
  if (details.length < 2 || scale === undefined) return undefined;
  const sign = amount < 0n ? -1n : 1n;
  const parts: bigint[] = [];
  for (const detail of details) {
    const element = find(detail, 'Amt') ?? find(detail, 'AmtDtls', 'TxAmt', 'Amt');
    const least = element === undefined || element.attributes['Ccy'] !== currency ? undefined : parseDecimal(element.text, scale);
    if (least === undefined || least < 0n) return undefined;
    const direction = textAt(detail, 'CdtDbtInd');
    parts.push(direction === undefined ? least * sign : direction === 'DBIT' ? -least : least);
  }
  return parts.reduce((sum, part) => sum + part, 0n) === amount ? parts : undefined;
}

const TEXT_LIMIT = 2000;
const TEXT_PIECES_MAX = 100;

/** All that the bank wrote about an entry, for the person who matches it. */
function entryText(node: XmlNode): string {
  const found: string[] = [];
  const add = (text: string | undefined): void => {
    if (text !== undefined && found.length < TEXT_PIECES_MAX && !found.includes(text)) found.push(text);
  };
  add(textAt(node, 'AddtlNtryInf'));
  for (const detail of every(node, 'NtryDtls').flatMap((one) => every(one, 'TxDtls'))) {
    for (const party of ['Dbtr', 'Cdtr', 'UltmtDbtr', 'UltmtCdtr']) add(textAt(detail, 'RltdPties', party, 'Nm') ?? textAt(detail, 'RltdPties', party, 'Pty', 'Nm'));
    for (const information of every(detail, 'RmtInf')) {
      for (const text of every(information, 'Ustrd')) add(text.text.replace(/\s+/gu, ' '));
      add(textAt(information, 'Strd', 'CdtrRefInf', 'Ref'));
    }
    add(textAt(detail, 'Refs', 'EndToEndId'));
    add(textAt(detail, 'AddtlTxInf'));
  }
  return found.join(' · ').slice(0, TEXT_LIMIT);
}
